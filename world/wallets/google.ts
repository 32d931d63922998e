/** Google's wallet for one issuer: tokens for its service account, and the flights and passes that it keeps. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { jwtVerify } from "jose";
import type { KeyObject } from "node:crypto";

export interface GooglePasses {
  url: string;
  tokenUrl: string;
  /** By id. A pass is here once somebody saved it. */
  flights: Map<string, Record<string, unknown>>;
  passes: Map<string, Record<string, unknown>>;
  close(): Promise<void>;
}

const scope = "https://www.googleapis.com/auth/wallet_object.issuer";

export async function startGooglePasses({
  account,
  publicKey,
}: {
  account: string;
  publicKey: KeyObject;
}): Promise<GooglePasses> {
  const flights: GooglePasses["flights"] = new Map();
  const passes: GooglePasses["passes"] = new Map();
  const tokens = new Set<string>();
  let url = "";

  const giveToken = async (asked: URLSearchParams): Promise<[number, object]> => {
    const isRight = asked.get("grant_type") === "urn:ietf:params:oauth:grant-type:jwt-bearer";
    const { payload } = await jwtVerify(asked.get("assertion") ?? "", publicKey, {
      issuer: account,
      audience: `${url}/token`,
    });
    if (!isRight || payload["scope"] !== scope || !payload.exp) return [400, { error: "invalid_grant" }];
    const token = crypto.randomUUID();
    tokens.add(token);
    return [200, { access_token: token, token_type: "Bearer", expires_in: 3599 }];
  };

  const keep = (method: string, path: string, body: Record<string, unknown>): [number, object] => {
    const [, what, id] = /^\/walletobjects\/v1\/(flightClass|flightObject)(?:\/([^/]+))?$/.exec(path) ?? [];
    const kept = what === "flightClass" ? flights : passes;
    if (method === "POST" && what && typeof body["id"] === "string") {
      if (kept.has(body["id"])) return [409, { error: { code: 409 } }];
      kept.set(body["id"], body);
      return [200, body];
    }
    const name = decodeURIComponent(id ?? "");
    const before = kept.get(name);
    if (method !== "PATCH" || !before) return [404, { error: { code: 404, status: "NOT_FOUND" } }];
    // A pass names a flight that is known.
    if (what === "flightObject" && !flights.has(String(body["classId"]))) return [400, { error: { code: 400 } }];
    kept.set(name, { ...before, ...body });
    return [200, { ...before, ...body }];
  };

  const work = async (request: IncomingMessage): Promise<[number, object]> => {
    const text = await read(request);
    if (request.url === "/token")
      return giveToken(new URLSearchParams(text)).catch(() => [400, { error: "invalid_grant" }]);
    const [, token = ""] = /^Bearer (.+)$/.exec(request.headers.authorization ?? "") ?? [];
    if (!tokens.has(token)) return [401, { error: { code: 401, status: "UNAUTHENTICATED" } }];
    return keep(request.method ?? "", request.url ?? "", JSON.parse(text) as Record<string, unknown>);
  };

  const server = createServer((request, response) => {
    void work(request).then(([status, body]) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)),
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    tokenUrl: `${url}/token`,
    flights,
    passes,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += String(part);
  return text;
}
