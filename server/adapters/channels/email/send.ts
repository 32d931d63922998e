/** Hands one letter to the airline's mail server (SMTP, RFC 5321) and says what became of it. */
import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { ChannelAccount, OutboundMessage, Refusal, SendOutcome } from "../../../modules/channels/index.ts";
import { compose, type Composed } from "./compose.ts";
import { serverOf } from "./mail-servers.ts";
import type { MailServer } from "./server-address.ts";

/** In milliseconds; together under the 15 seconds that a call may take. */
const patience = { whole: 14_000, connection: 4000, greeting: 4000, silence: 10_000 };

export async function send(message: OutboundMessage, account: ChannelAccount): Promise<SendOutcome> {
  const { letter } = message;
  if (!letter) return { status: "refused", why: "a letter without its thread", code: "other" };
  const server = serverOf(account, "smtp");
  if (server === "signed-out") return { status: "sign-in-again", why: "a token is needed first" };
  if (!server) return { status: "sign-in-again", why: "the address of the mail server is none" };
  try {
    return await handOver(await compose({ ...message, letter }, account), server);
  } catch {
    return { status: "refused", why: "the letter could not be written", code: "other" };
  }
}

/** How a mail server is spoken to: in secret, unless it is a machine of ours. */
export const smtpSettings = (server: MailServer): SMTPConnection.Options => ({
  host: server.host,
  port: server.port,
  secure: server.isSecure,
  requireTLS: !server.isSecure && !server.mayBePlain,
  ignoreTLS: server.mayBePlain,
  connectionTimeout: patience.connection,
  dnsTimeout: patience.connection,
  greetingTimeout: patience.greeting,
  socketTimeout: patience.silence,
});

/** What signs us in. Whoever refuses a token is shown the same once more, and then says no in words. */
export const loginOf = ({ user, password, token }: MailServer): SMTPConnection.AuthenticationType =>
  token === undefined
    ? { user, pass: password }
    : ({
        user,
        oauth2: {
          getToken: (_again: boolean, done: (error: null, token: string) => void) => done(null, token),
          buildXOAuth2Token: (token: string) =>
            Buffer.from(`user=${user}\u0001auth=Bearer ${token}\u0001\u0001`).toString("base64"),
        },
      } as unknown as SMTPConnection.AuthenticationType);

function handOver(letter: Composed, server: MailServer): Promise<SendOutcome> {
  const connection = new SMTPConnection(smtpSettings(server));
  let hasLeft = false;
  return new Promise((done) => {
    const end = (outcome: SendOutcome): void => {
      clearTimeout(timer);
      connection.close();
      done(outcome);
    };
    const fail = (error: unknown): void => end(outcomeOf(error, hasLeft));
    const timer = setTimeout(() => fail(null), patience.whole);
    const deliver = (): void => {
      // It is read when the server said that it wants it: from then on it may have it.
      const bytes = Readable.from(
        (function* () {
          hasLeft = true;
          yield letter.bytes;
        })(),
      );
      connection.send({ from: letter.from, to: [...letter.recipients] }, bytes, (error, info) => {
        // A copy that is refused is no reason to say that they did not get it.
        const refusal = info?.rejectedErrors?.find(({ recipient }) => recipient === letter.to);
        if (error ?? refusal) fail(error ?? refusal);
        else end({ status: "accepted", vendorId: letter.id });
      });
    };
    connection.on("error", fail);
    connection.connect((error) => {
      if (error) fail(error);
      else if (server.user === "") deliver();
      else connection.login(loginOf(server), (refused) => (refused ? fail(refused) : deliver()));
    });
  });
}

/** A server's answer settles it; where there is none, it matters whether the letter had left. */
export function outcomeOf(error: unknown, hasLeft: boolean): SendOutcome {
  const {
    responseCode: code,
    code: name,
    response,
  } = (error ?? {}) as {
    responseCode?: unknown;
    code?: unknown;
    response?: unknown;
  };
  const why = `the mail server ${typeof code === "number" ? `answered ${code}` : "did not answer"}`;
  // Nothing is said in the clear: until the server's line can be made secure, letters wait.
  if (name === "ETLS")
    return { status: "busy", retryAt: null, why: "the line to the mail server could not be made secure" };
  if (typeof code !== "number") return hasLeft ? { status: "unsure", why } : { status: "busy", retryAt: null, why };
  if (name === "EAUTH" || code === 530 || code === 535)
    return code >= 500 ? { status: "sign-in-again", why } : { status: "busy", retryAt: null, why };
  if (code < 500) return { status: "busy", retryAt: null, why };
  const status = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(typeof response === "string" ? response : "")?.[0];
  return { status: "refused", why: status ? `${why} (${status})` : why, code: refusalOf(status) };
}

/** RFC 3463: what the numbers mean to whoever wrote. */
function refusalOf(status: string | undefined): Refusal {
  if (!status) return "mail-refused";
  if (/^5\.1\.\d+$/.test(status)) return "no-such-address";
  if (/^5\.2\.2$/.test(status)) return "mailbox-full";
  if (/^5\.(2\.3|3\.4)$/.test(status)) return "too-long";
  return "mail-refused";
}
