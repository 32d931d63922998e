/** What tests of mail begin with: a ground with an account, a mail server that takes what we send, and ways to look at both. */
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { expect } from "vitest";
import { type Ground, type GroundOptions, openGround } from "../ground.ts";
import { type Talk, talkOn } from "../talk.ts";

export interface Sent {
  from: string;
  to: string[];
  mail: string;
}

export interface MailScene extends Pick<Talk, "message" | "caseOf"> {
  ground: Ground;
  accountId: string;
  /** What our mail server was given. */
  sent: Sent[];
  /** The next letters to this address are answered so. */
  refuse: (to: string, code: number, text: string) => void;
  /** A mail through the webhook; gives the status. */
  deliver: (lines: readonly string[] | Buffer) => Promise<number>;
  messages: () => Promise<any[]>;
  /** Answers and waits until the mail server has it, or said no; gives the message. */
  answer: (caseId: string, text: string) => Promise<any>;
  close: () => Promise<void>;
}

export const ourAddress = "care@airline.example";
const password = "a password of the webhook";

export async function openMail(secrets: Record<string, string> = {}, options: GroundOptions = {}): Promise<MailScene> {
  const ground = await openGround(options);
  const sent: Sent[] = [];
  const refusals = new Map<string, { code: number; text: string }>();
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    onRcptTo({ address }, _session, done) {
      const no = refusals.get(address);
      done(no ? Object.assign(new Error(no.text), { responseCode: no.code }) : null);
    },
    onData(stream, session, done) {
      const { mailFrom, rcptTo } = structuredClone(session.envelope);
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = rcptTo.map(({ address }) => address);
        sent.push({ from: mailFrom ? mailFrom.address : "", to, mail: Buffer.concat(chunks).toString("utf8") });
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", () => ready()));
  const smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const { status, body } = await ground.api("POST", "/api/v1/channel-accounts", {
    kind: "email",
    name: "Care",
    externalId: ourAddress,
    secrets: { smtpUrl, webhookPassword: password, ...secrets },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  const { id: accountId, webhookUrl } = body;
  const { message, caseOf, answer } = talkOn(ground);
  const messages = (): Promise<any[]> => ground.api("GET", "/api/v1/messages?limit=200").then(({ body }) => body.items);
  return {
    ground,
    accountId,
    sent,
    refuse: (to, code, text) => void refusals.set(to, { code, text }),
    async deliver(lines) {
      const response = await fetch(webhookUrl, {
        method: "POST",
        headers: {
          "content-type": "message/rfc822",
          authorization: `Basic ${Buffer.from(`mail:${password}`).toString("base64")}`,
        },
        body: Buffer.isBuffer(lines) ? new Uint8Array(lines) : lines.join("\r\n"),
      });
      await response.arrayBuffer();
      return response.status;
    },
    message,
    messages,
    caseOf,
    async answer(caseId, text) {
      const { readTo } = await caseOf(caseId);
      const id = await answer(caseId, { text, visibility: "private", readTo });
      const { messages } = await caseOf(caseId, (theCase) =>
        theCase.messages.some(
          (one: any) => one.id === id && (one.delivery.state !== "pending" || one.delivery.why !== null),
        ),
      );
      return messages.find((one: any) => one.id === id);
    },
    async close() {
      await ground.close();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

/** One header of a mail as it was sent, unfolded. */
export const headerOf = (mail: string, name: string): string | null =>
  new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t].*)*)`, "im")
    .exec(mail)?.[1]
    ?.replaceAll(/\r?\n[ \t]/g, " ")
    .trim() ?? null;
