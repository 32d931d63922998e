import { email as channel } from "../../../server/adapters/channels/email/index.ts";
import { type ChannelSample, counted, json, message, secretsOf } from "./sample.ts";

const mail = (lines: readonly string[]): Buffer =>
  Buffer.from(
    [
      "From: Ada <ada@example.org>",
      "To: care@airline.example",
      "Subject: My suitcase",
      "Message-ID: <1@example.org>",
      "Date: Mon, 1 Jun 2026 12:00:00 +0000",
      ...lines,
    ].join("\r\n"),
  );

const account = {
  id: "0198f2a0-0000-7000-8000-00000000000e",
  kind: "email",
  externalId: "care@airline.example",
  baseUrl: null,
  secrets: secretsOf([...channel.secrets.required, ...channel.secrets.optional], {
    smtpUrl: "smtp://care:made-up-smtp-8f14e45f@127.0.0.1:1",
    imapUrl: "imap://care:made-up-imap-8f14e45f@127.0.0.1:1",
  }),
  ownKey: "own",
} as const;

export const email: ChannelSample = {
  channel,
  folder: "email",
  account,
  deliveries: [
    {
      name: "a mail",
      body: mail(["Content-Type: text/plain; charset=utf-8", "", "Where is my suitcase?"]),
      tells: ["message"],
    },
    { name: "an absence note", body: mail(["Auto-Submitted: auto-replied", "", "I am away."]), tells: ["auto-reply"] },
    {
      name: "a mail service's form",
      headers: { "content-type": "application/json" },
      body: json({
        MessageID: "1",
        FromFull: { Email: "ada@example.org", Name: "Ada" },
        ToFull: [{ Email: "care@airline.example", Name: "" }],
        Subject: "My suitcase",
        TextBody: "Where is my suitcase?",
        Headers: [{ Name: "Message-ID", Value: "<1@example.org>" }],
      }),
      tells: ["message"],
    },
  ],
  many: (count) => mail(["", ...counted(count, (place) => `> line ${place} wrote: <a@b.example>:`)]),
  signing: {
    header: "authorization",
    covers: "nothing",
    sign: (_body, { webhookPassword = "" }) => `Basic ${Buffer.from(`any:${webhookPassword}`).toString("base64")}`,
  },
  handshake: null,
  speaks: "smtp",
  pointedAt: (url) => ({
    ...account,
    secrets: { ...account.secrets, smtpUrl: url.replace("http:", "smtp:"), imapUrl: url.replace("http:", "imap:") },
  }),
  messages: [
    message({
      recipientId: "ada@example.org",
      letter: {
        threadId: "0198f2a0-0000-7000-8000-00000000000f",
        subject: "My suitcase",
        references: ["<1@example.org>"],
        quoted: null,
      },
    }),
  ],
  accepted: null,
  limited: null,
  refused: null,
  lines: {
    most: 2700,
    why: "taking letters apart is its greater part: MIME, three mail services' forms, a mailbox and a gate",
  },
};
