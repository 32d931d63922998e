import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, test } from "vitest";
import type { ChannelAccount, OutboundMessage } from "../../../modules/channels/index.ts";
import { read } from "./read.ts";
import { outcomeOf, send } from "./send.ts";
import { joiningOf } from "./thread.ts";

const threadId = randomUUID();
const letter = {
  threadId,
  subject: "AW: Re: Mijn koffer",
  references: ["<first@example.org>", "<second@example.org>"],
  quoted: null,
};
const message: OutboundMessage = {
  id: randomUUID(),
  visibility: "private",
  recipientId: "anna@example.org",
  parentId: null,
  text: "Uw koffer is gevonden. 您的行李\n.\nEen regel met een punt.",
  media: [],
  firstTriedAt: null,
  letter,
};
const accountAt = (port: number, more: Record<string, string> = {}): ChannelAccount => ({
  id: randomUUID(),
  kind: "email",
  externalId: "care@airline.example",
  baseUrl: null,
  secrets: { smtpUrl: `smtp://127.0.0.1:${port}`, ...more },
  ownKey: "a secret",
});

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A mail server that keeps what it takes. */
async function mailServer(options: SMTPServerOptions = {}) {
  const taken: { from: string; to: string[]; mail: Buffer }[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    onData(stream, session, done) {
      const envelope = structuredClone(session.envelope);
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        taken.push({ from, to: envelope.rcptTo.map(({ address }) => address), mail: Buffer.concat(chunks) });
        done();
      });
    },
    ...options,
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", () => ready()));
  closing.push(() => new Promise((done) => server.close(() => done())));
  return { taken, port: (server.server.address() as AddressInfo).port };
}

/** A server that speaks as far as its lines go, and then hangs up or is silent. */
async function oddServer(answers: readonly string[], end: "hang-up" | "silent"): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const rest = [...answers];
    const next = (): void => {
      const answer = rest.shift();
      if (answer !== undefined) socket.write(`${answer}\r\n`);
      else if (end === "hang-up") socket.destroy();
    };
    socket.on("error", () => {});
    socket.on("data", next);
    next();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((done) => server.close(() => done()));
  });
  return (server.address() as AddressInfo).port;
}

const refusing = (code: number, text: string): SMTPServerOptions => ({
  onRcptTo: (_address, _session, done) => done(Object.assign(new Error(text), { responseCode: code })),
});

describe("a letter", () => {
  test("arrives whole, and its answer finds the thread", async () => {
    const { taken, port } = await mailServer();
    const account = accountAt(port);
    const outcome = await send(message, account);
    expect(outcome.status).toBe("accepted");
    const [{ from, to, mail } = { from: "", to: [], mail: Buffer.alloc(0) }] = taken;
    expect(to).toEqual(["anna@example.org"]);
    const [entry] = read({ headers: {}, body: mail });
    expect(entry).toMatchObject({
      text: `${message.text}\n`,
      author: { id: "care@airline.example" },
      letter: {
        subject: "Re: Mijn koffer",
        inReplyTo: ["<second@example.org>"],
        references: ["<first@example.org>", "<second@example.org>"],
      },
    });
    expect(outcome).toEqual({ status: "accepted", vendorId: entry?.externalId });
    const answer = [
      `From: anna@example.org`,
      `To: ${entry?.letter?.replyTo[0]}`,
      `In-Reply-To: ${entry?.externalId}`,
      "",
      "Dank u",
    ];
    const returned = ["From: mailer-daemon@example.org", `To: ${from}`, "", "no"];
    const key = { accountId: account.id, secret: "a secret" };
    const joining = ([first]: ReturnType<typeof read>) => (first?.letter ? joiningOf(first.letter, key) : null);
    expect(joining(read({ headers: {}, body: Buffer.from(answer.join("\r\n")) }))).toMatchObject({
      threadId,
      messageId: message.id,
    });
    expect(joining(read({ headers: {}, body: Buffer.from(returned.join("\r\n")) }))?.messageId).toBe(message.id);
  });

  test("of a machine says so, so that no machine answers it; a person's does not", async () => {
    const { taken, port } = await mailServer();
    const automatic = { ...message, letter: { ...letter, isAutomatic: true as const } };
    for (const one of [message, automatic, { ...automatic, letter: { ...automatic.letter, references: [] } }])
      expect((await send(one, accountAt(port))).status).toBe("accepted");
    const said = taken.map(({ mail }) => /^Auto-Submitted: (.*)\r$/m.exec(mail.toString())?.[1] ?? null);
    expect(said).toEqual([null, "auto-replied", "auto-generated"]);
  });

  test("has the same id on every try, and is signed by our domain", async () => {
    const { taken, port } = await mailServer();
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const dkimKey = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const account = accountAt(port, { dkimSelector: "jet", dkimKey });
    const [one, two] = [await send(message, account), await send(message, account)];
    expect(one).toEqual(two);
    expect(taken[0]?.mail.toString()).toMatch(/^DKIM-Signature: v=1;[^]*d=airline\.example;[^]*s=jet;/m);
  });

  test("takes no header out of a subject or an address", async () => {
    const { taken, port } = await mailServer();
    const letter = { threadId, subject: "Bag\r\nBcc: boss@example.org", references: [], quoted: null };
    await send({ ...message, letter }, accountAt(port));
    expect(taken[0]?.to).toEqual(["anna@example.org"]);
    expect(taken[0]?.mail.toString()).toContain("Subject: Re: Bag Bcc: boss@example.org");
    expect(taken[0]?.mail.toString()).not.toMatch(/^Bcc:/m);
  });
});

describe("what becomes of a letter", () => {
  test.each([
    [
      "refused by who does not exist",
      refusing(550, "5.1.1 no such user"),
      { status: "refused", code: "no-such-address" },
    ],
    ["refused for now", refusing(451, "4.7.1 greylisted"), { status: "busy" }],
    ["refused by policy", refusing(550, "5.7.1 not wanted"), { status: "refused", code: "mail-refused" }],
  ])("%s", async (_, options, expected) => {
    const { port } = await mailServer(options);
    expect(await send(message, accountAt(port))).toMatchObject(expected);
  });

  test("asks for a new password when the old one is wrong", async () => {
    const { port } = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(Object.assign(new Error("wrong"), { responseCode: 535 })),
    });
    const account = accountAt(port, { smtpUrl: `smtp://anna:wrong@127.0.0.1:${port}` });
    expect((await send(message, account)).status).toBe("sign-in-again");
  });

  const begun = ["220 odd", "250 odd", "250 ok", "250 ok"];
  test.each([
    ["a server that hangs up at once is tried again", [], "busy"],
    ["one that hangs up before it wants the letter is tried again", begun, "busy"],
    ["one that hangs up with the letter in its hands may have it", [...begun, "354 go on"], "unsure"],
  ])("%s", async (_, answers, status) => {
    expect((await send(message, accountAt(await oddServer(answers, "hang-up")))).status).toBe(status);
  });

  test("a server that is not there is tried again", async () => {
    expect((await send(message, accountAt(1))).status).toBe("busy");
  });

  test.each([
    ["no address", "", "sign-in-again"],
    ["another protocol", "http://127.0.0.1", "sign-in-again"],
  ])("a server with %s asks for a new one", async (_, smtpUrl, status) => {
    expect((await send(message, accountAt(1, { smtpUrl }))).status).toBe(status);
  });

  test("without an answer depends on whether it had left", () => {
    expect(outcomeOf(null, true).status).toBe("unsure");
    expect(outcomeOf(null, false).status).toBe("busy");
  });
});
