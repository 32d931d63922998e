/** Apple's push service for one kind of pass (APNs over HTTP/2): tells phones nothing but that there is something new. */
import { createSecureServer } from "node:http2";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";

export interface ApplePushes {
  url: string;
  /** Every push that came: to which phone, about which kind of pass, and what stood in it. */
  came: { pushToken: string; topic: string; body: string }[];
  /** Phones that let their pass go. */
  gone: Set<string>;
  close(): Promise<void>;
}

/** `certificate` and `key` are the server's own, PEM. Whoever shows none is not let in, as at Apple. */
export async function startApplePushes(own: { certificate: string; key: string }): Promise<ApplePushes> {
  const came: ApplePushes["came"] = [];
  const gone = new Set<string>();
  const server = createSecureServer({
    cert: own.certificate,
    key: own.key,
    requestCert: true,
    rejectUnauthorized: false,
  });
  server.on("stream", (stream, headers) => {
    const [, pushToken] = /^\/3\/device\/(\w+)$/.exec(headers[":path"] ?? "") ?? [];
    const answer = (status: number, reason?: string): void => {
      stream.respond({ ":status": status, "apns-id": crypto.randomUUID() });
      stream.end(reason && JSON.stringify({ reason }));
    };
    let body = "";
    stream.on("data", (part: Buffer) => (body += part.toString()));
    stream.on("end", () => {
      const shown = (stream.session?.socket as TLSSocket | undefined)?.getPeerCertificate() ?? {};
      const isKnown = Object.keys(shown).length > 0;
      if (!isKnown) return answer(403, "MissingProviderToken");
      if (!pushToken) return answer(400, "BadDeviceToken");
      if (gone.has(pushToken)) return answer(410, "Unregistered");
      came.push({ pushToken, topic: String(headers["apns-topic"]), body });
      answer(200);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    came,
    gone,
    close: () => new Promise((done) => server.close(() => done())),
  };
}
