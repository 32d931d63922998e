import { SMTPServer } from "smtp-server";
import type { Mailboxes } from "./mailboxes.ts";
import { goneDomain } from "./mailboxes.ts";
import { boxOf, carry, isOurs } from "./postman.ts";
import type { MailTokens } from "./tokens.ts";

const most = 30 * 1024 * 1024;

/** What goes wrong with the next mails; `count` of them. */
export interface MailFault {
  code: number;
  text: string;
  count: number;
}

interface Options {
  boxes: Mailboxes;
  now: () => number;
  faults: MailFault[];
  tokens: Pick<MailTokens, "ownerOf">;
  complain: (error: unknown) => void;
}

/** The mail server of this world (SMTP, RFC 5321): takes mail for its mailboxes, from anybody; who signs in may also send elsewhere. */
export function makeSmtp({ boxes, now, faults, tokens, complain }: Options): SMTPServer {
  const server = new SMTPServer({
    name: "mx.post.example",
    banner: "the world",
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    size: most,
    socketTimeout: 60_000,
    closeTimeout: 500,
    authMethods: ["PLAIN", "LOGIN", "XOAUTH2"],
    onAuth({ method, username, password, accessToken }, _session, done) {
      if (method === "XOAUTH2") {
        const owner = tokens.ownerOf(accessToken ?? "");
        if (owner !== null && owner === username?.toLowerCase()) return done(null, { user: owner });
        return done(Object.assign(new Error("5.7.3 Authentication unsuccessful"), { responseCode: 535 }));
      }
      const expected = boxes.passwordOf(username ?? "");
      if (expected !== null && expected === password) return done(null, { user: username ?? "" });
      return done(Object.assign(new Error("5.7.8 Authentication credentials invalid"), { responseCode: 535 }));
    },
    onRcptTo({ address }, session, done) {
      const fault = faults.find(({ count }) => count > 0);
      if (fault) {
        fault.count--;
        return done(Object.assign(new Error(fault.text), { responseCode: fault.code }));
      }
      const isKnown = boxOf(boxes, address) !== null || address.toLowerCase().endsWith(`@${goneDomain}`);
      if (isKnown) return done();
      const text = isOurs(address) ? "5.1.1 User unknown" : "5.7.1 Relay access denied";
      return done(Object.assign(new Error(text), { responseCode: session.user && !isOurs(address) ? 451 : 550 }));
    },
    onData(stream, session, done) {
      const { mailFrom, rcptTo } = structuredClone(session.envelope);
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (stream.sizeExceeded) return done(Object.assign(new Error("5.3.4 Too large"), { responseCode: 552 }));
        const raw = Buffer.concat(chunks);
        try {
          for (const { address } of rcptTo)
            carry(boxes, { from: mailFrom ? mailFrom.address : "", to: address, raw }, now);
          done(null, "2.0.0 Ok");
        } catch (error) {
          complain(error);
          done(Object.assign(new Error("4.3.0 Try again"), { responseCode: 451 }));
        }
      });
    },
  });
  server.on("error", () => {});
  return server;
}
