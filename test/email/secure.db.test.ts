import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { createTransport } from "nodemailer";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { email } from "../../server/adapters/channels/email/index.ts";
import type { ChannelAccount, OutboundMessage } from "../../server/modules/channels/index.ts";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { certificate } from "./certificate.ts";

describe("mail that a mail server hands over on a secured line", () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await openGround({
      mail: {
        protocol: "smtp",
        host: "127.0.0.1",
        port: 0,
        name: "mail.airline.example",
        peers: ["127.0.0.0/8"],
        certificate,
      },
    });
    const secrets = { smtpUrl: "smtp://127.0.0.1:1" };
    await ground.api("POST", "/api/v1/channel-accounts", {
      kind: "email",
      name: "Care",
      externalId: "care@airline.example",
      secrets,
    });
  });
  afterAll(() => ground.close());

  test("is kept, the line made secure with the gate's own certificate", async () => {
    const subject = randomUUID();
    const port = ground.web.gatePort("email") ?? 0;
    const tls = { ca: certificate.cert, servername: "mail.airline.example" };
    const sender = createTransport({ host: "127.0.0.1", port, requireTLS: true, tls });
    const { accepted } = await sender.sendMail({
      from: "anna@example.org",
      to: "care@airline.example",
      subject,
      text: "Waar is mijn koffer?",
    });
    expect(accepted).toEqual(["care@airline.example"]);
    await until(
      () => ground.api("GET", "/api/v1/messages?limit=200").then(({ body }) => body.items),
      (items) => items.some(({ letter }: any) => letter?.subject === subject),
      "the mail",
    );
  });
});

describe("a letter of ours to a mail server that is not on this machine", () => {
  const trusted = getCACertificates("default");
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    setDefaultCACertificates(trusted);
    for (const close of closing.splice(0)) await close();
  });

  /** Another address of this machine, which counts as elsewhere; gives what became of the letter, and how it was carried. */
  async function hand(options: SMTPServerOptions): Promise<{ status: string; lines: boolean[] }> {
    const lines: boolean[] = [];
    const server = new SMTPServer({
      ...options,
      authOptional: true,
      onData(stream, { secure }, done) {
        lines.push(secure);
        stream.resume();
        stream.on("end", () => done());
      },
    });
    server.on("error", () => {});
    await new Promise<void>((ready) => server.listen(0, "127.0.0.2", () => ready()));
    closing.push(() => new Promise((done) => server.close(() => done())));
    const account: ChannelAccount = {
      id: randomUUID(),
      kind: "email",
      externalId: "care@airline.example",
      baseUrl: null,
      secrets: { smtpUrl: `smtp://127.0.0.2:${(server.server.address() as AddressInfo).port}` },
      ownKey: "a secret",
    };
    const message: OutboundMessage = {
      id: randomUUID(),
      visibility: "private",
      recipientId: "anna@example.org",
      parentId: null,
      text: "It is in Paris.",
      media: [],
      firstTriedAt: null,
      letter: { threadId: randomUUID(), subject: "My bag", references: [], quoted: null },
    };
    return { status: (await email.send(message, account)).status, lines };
  }

  test("goes over a line that was made secure, by a certificate that is trusted", async () => {
    setDefaultCACertificates([...trusted, certificate.cert]);
    expect(await hand(certificate)).toEqual({ status: "accepted", lines: [true] });
  });

  test.each([
    ["whose certificate nobody trusts", certificate],
    ["that offers no secure line", { disabledCommands: ["STARTTLS"] }],
  ])("never goes to one %s", async (_, options) => {
    expect(await hand(options)).toEqual({ status: "busy", lines: [] });
  });
});
