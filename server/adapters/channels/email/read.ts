/** Says a delivery of mail in our words: a mail as it stands, or the form a mail service sends of it. */
import { type Attachment, type Entry, type RawRequest, Unreadable } from "../../../modules/channels/index.ts";
import { entryOf, type Told } from "./entry.ts";
import { textInHtml } from "./html-text.ts";
import { letterOf } from "./letter.ts";
import { takeApart } from "./mime.ts";
import { formIn } from "./form.ts";
import { type Formed, readForm } from "./inbound-parse.ts";
import { replyIn } from "./reply.ts";
import { envelopeIn, tooLargeMark } from "./taken-in.ts";

/** What mail servers take, all files in. */
export const mostBytes = 25 * 1024 * 1024;

export function read(request: RawRequest): Entry[] {
  const { letter, told } = formedOf(request);
  return [entryOf(letter, told)];
}

/** `mediaId` is its place among the files of the mail. */
export function fileIn(request: RawRequest, { mediaId }: Attachment): Buffer | null {
  return formedOf(request).letter.files[Number(mediaId)]?.content() ?? null;
}

function formedOf({ headers, body }: RawRequest): Formed {
  if (body.length > mostBytes || headers[tooLargeMark] !== undefined) throw new Unreadable("larger than 25 MB");
  const form = formIn(headers["content-type"] ?? "", body);
  return form ? readForm(form, readMail) : readMail(body, envelopeIn(headers));
}

function readMail(body: Buffer, told: Told): Formed {
  // Mailboxes on disk begin with a line of their own.
  const mail = body.toString("latin1").replace(/^(\s*\r?\n)?(From [^\n]*\n)?/, "");
  const root = takeApart(mail);
  if (!root) throw new Unreadable("headers larger than 1 MB");
  if (root.fields.length === 0) throw new Unreadable("no headers of a mail");
  return { letter: letterOf(root), told };
}

/** What is new in an answer that stands without its mail, in plain text or HTML; null where the bytes are something else. */
export function readAnswer(body: Buffer): string | null {
  const text = body.toString("utf8").trimStart();
  if (/^<[!?a-z]/i.test(text)) return replyIn(textInHtml(text));
  const isMail = /^([A-Za-z][A-Za-z0-9-]{0,80}:|From )/.test(text);
  return isMail || text.startsWith("{") ? null : replyIn(text);
}
