import { ImapFlow } from "imapflow";
import { expect, test } from "vitest";
import { openGround } from "../ground.ts";
import { until } from "../until.ts";

/** A mailbox on somebody else's server, as `docs/guides/connect-mail.md` sets one up: `imap://name:password@host:port`. */
const tried = process.env["JETBRIDGE_TRY_IMAP"];

async function within<T>(work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const { hostname, port, username, password } = new URL(tried ?? "");
  const client = new ImapFlow({
    host: hostname,
    port: Number(port),
    secure: false,
    doSTARTTLS: false,
    auth: { user: username, pass: password },
    logger: false,
  });
  await client.connect();
  try {
    await client.mailboxOpen("INBOX");
    return await work(client);
  } finally {
    client.close();
  }
}

test.skipIf(!tried)(
  "a mailbox on another's server is read as soon as something comes, and marked after that",
  async () => {
    const ground = await openGround();
    try {
      const secrets = { smtpUrl: "smtp://127.0.0.1:1", imapUrl: tried };
      await ground.api("POST", "/api/v1/channel-accounts", {
        kind: "email",
        name: "Care",
        externalId: "care@airline.example",
        secrets,
      });
      for (const n of [1, 2, 3]) {
        const subject = `Try ${crypto.randomUUID()}`;
        const mail = `From: anna@example.org\r\nSubject: ${subject}\r\nMessage-ID: <${crypto.randomUUID()}@example.org>\r\n\r\nWhere is my bag? ${n}\r\n`;
        await within((client) => client.append("INBOX", mail, []));
        await until(
          () => ground.api("GET", "/api/v1/messages").then(({ body }) => body.items),
          (items) => items.filter((one: any) => one.letter?.subject === subject).length === 1,
          "the message",
        );
        await until(
          () => within((client) => client.search({ subject, seen: true }, { uid: true })),
          (uids) => Array.isArray(uids) && uids.length === 1,
          "the mark",
        );
      }
      expect((await ground.api("GET", "/api/v1/messages")).body.items).toHaveLength(3);
    } finally {
      await ground.close();
    }
  },
);
