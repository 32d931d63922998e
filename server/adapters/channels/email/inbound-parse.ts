/** The forms of Mailgun (routes), Postmark (inbound) and SendGrid (inbound parse). Where one holds the mail as it came, that is read. */
import { z } from "zod";
import { Unreadable } from "../../../modules/channels/index.ts";
import { mailgunFindings, postmarkFindings, sendGridFindings } from "./authentication.ts";
import type { Told } from "./entry.ts";
import type { Form } from "./form.ts";
import { decoded, type Field, fieldsOf } from "./header.ts";
import type { Letter, LetterFile } from "./letter.ts";

/** A letter, and what the form says beside it. */
export interface Formed {
  letter: Letter;
  told: Told;
}

type ReadMail = (mail: Buffer, told: Told) => Formed;

export function readForm(form: Form, readMail: ReadMail): Formed {
  const { fields } = form;
  if ("body-mime" in fields || "message-headers" in fields) return readMailgun(form, readMail);
  if ("MessageID" in fields && ("FromFull" in fields || "RawEmail" in fields)) return readPostmark(fields, readMail);
  if ("envelope" in fields && ("email" in fields || "headers" in fields)) return readSendGrid(form, readMail);
  throw new Unreadable("no form of a mail service that we know");
}

const text = z.string().nullish();
const wordsOf = (value: unknown): string => (typeof value === "string" ? value : "");
const bytesOf = ({ bytes, fields }: Form, name: string): Buffer =>
  bytes.get(name) ?? Buffer.from(wordsOf(fields[name]));
const letterFrom = (letter: Pick<Letter, "fields" | "text" | "html" | "files">): Letter => ({
  ...letter,
  report: null,
});
const notEmpty = (words: string | null | undefined): string | null => (words?.trim() ? words : null);

const Mailgun = z.object({
  sender: text,
  recipient: text,
  "body-plain": text,
  "body-html": text,
  "message-headers": text,
});
const Pairs = z.array(z.tuple([z.string(), z.string()]).rest(z.unknown())).max(2000);

function readMailgun(form: Form, readMail: ReadMail): Formed {
  const { sender, recipient, ...rest } = parsed(Mailgun, form.fields);
  const told: Told = {
    findings: (fields) => mailgunFindings(fields, sender || null),
    envelope: { from: sender || null, to: recipient ? recipient.split(",").map((one) => one.trim()) : [] },
  };
  if ("body-mime" in form.fields) return readMail(bytesOf(form, "body-mime"), told);
  const pairs = parsed(Pairs, jsonIn(rest["message-headers"] ?? ""));
  return {
    letter: letterFrom({
      fields: pairs.map(([name, value]) => ({ name: name.toLowerCase(), value })),
      text: notEmpty(rest["body-plain"]),
      html: notEmpty(rest["body-html"]),
      files: form.files.map(fileOf),
    }),
    told,
  };
}

const Postmark = z.object({
  MessageID: z.string(),
  RawEmail: text,
  From: text,
  FromName: text,
  To: text,
  Cc: text,
  ReplyTo: text,
  Subject: text,
  Date: text,
  TextBody: text,
  HtmlBody: text,
  StrippedTextReply: text,
  MailboxHash: text,
  OriginalRecipient: text,
  Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  Attachments: z
    .array(
      z.object({ Name: text, ContentType: text, ContentID: text, ContentLength: z.number().nullish(), Content: text }),
    )
    .default([]),
});

/** The mail's own id, where the form tells it, is the same on every way in; else the service's. */
function readPostmark(fields: Form["fields"], readMail: ReadMail): Formed {
  const said = parsed(Postmark, fields);
  const envelope = { from: null, to: said.OriginalRecipient ? [said.OriginalRecipient] : [] };
  const own = said.Headers.map(({ Name, Value }) => ({ name: Name.toLowerCase(), value: Value }));
  const told: Told = {
    envelope,
    findings: postmarkFindings,
    plus: said.MailboxHash || undefined,
    replyText: said.StrippedTextReply || undefined,
  };
  if (said.RawEmail) return readMail(Buffer.from(said.RawEmail), { envelope, findings: postmarkFindings });
  const hasId = own.some(({ name }) => name === "message-id");
  const field = (name: string, value: string | null | undefined): Field[] => (value ? [{ name, value }] : []);
  const files = said.Attachments.map(({ Name, ContentType, ContentID, ContentLength, Content }) =>
    fileOf({
      name: Name || null,
      type: (ContentType ?? "").split(";")[0] || "application/octet-stream",
      size: ContentLength ?? 0,
      contentId: ContentID || null,
      content: () => Buffer.from(Content ?? "", "base64"),
    }),
  );
  return {
    letter: letterFrom({
      fields: [
        ...field("from", said.From && `"${(said.FromName ?? "").replaceAll(/["\\\r\n]/g, " ")}" <${said.From}>`),
        ...field("to", said.To),
        ...field("cc", said.Cc),
        ...field("reply-to", said.ReplyTo),
        ...field("subject", said.Subject),
        ...field("date", said.Date),
        ...own,
      ],
      text: notEmpty(said.TextBody),
      html: notEmpty(said.HtmlBody),
      files,
    }),
    told: { ...told, ...(!hasId && { externalId: said.MessageID }) },
  };
}

const Envelope = z.object({ from: text, to: z.array(z.string()).default([]) });

/** Each field is in the charset that `charsets` names. */
function readSendGrid(form: Form, readMail: ReadMail): Formed {
  const { from, to } = parsed(Envelope, jsonIn(wordsOf(form.fields["envelope"])));
  const told: Told = {
    envelope: { from: from ?? null, to },
    findings: () => sendGridFindings(wordsOf(form.fields["SPF"]), wordsOf(form.fields["dkim"]), from ?? null),
  };
  if ("email" in form.fields) return readMail(bytesOf(form, "email"), told);
  const charsets = z
    .record(z.string(), z.string())
    .catch({})
    .parse(jsonIn(wordsOf(form.fields["charsets"]) || "{}"));
  const said = (name: string): string | null =>
    notEmpty(decoded(bytesOf(form, name), Object.hasOwn(charsets, name) ? charsets[name] : undefined));
  return {
    letter: letterFrom({
      fields: fieldsOf(bytesOf(form, "headers").toString("latin1")),
      text: said("text"),
      html: said("html"),
      files: form.files.map(fileOf),
    }),
    told,
  };
}

const fileOf = (file: Omit<LetterFile, "isInline">): LetterFile => ({
  ...file,
  isInline: file.contentId !== null,
});

function parsed<T>(shape: z.ZodType<T>, value: unknown): T {
  const result = shape.safeParse(value);
  if (!result.success) throw new Unreadable("a mail service's form that is not whole");
  return result.data;
}

function jsonIn(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new Unreadable("a mail service's form that is not whole");
  }
}
