/** Says a delivery of mail in our words: a mail as it stands, or the form a mail service sends of it. */
import { type Entry, type RawRequest, Unreadable } from "../../../modules/channels/index.ts";
import { entryOf, type Told } from "./entry.ts";
import { textInHtml } from "./html-text.ts";
import { letterOf } from "./letter.ts";
import { takeApart } from "./mime.ts";
import { formIn } from "./form.ts";
import { readForm } from "./services.ts";
import { replyIn } from "./reply.ts";

/** What mail servers take, all files in. */
export const mostBytes = 25 * 1024 * 1024;

export function read({ headers, body }: RawRequest): Entry[] {
  if (body.length > mostBytes) throw new Unreadable("larger than 25 MB");
  const form = formIn(headers["content-type"] ?? "", body);
  return [form ? readForm(form, readMail) : readMail(body, {})];
}

function readMail(body: Buffer, told: Told): Entry {
  // Mailboxes on disk begin with a line of their own.
  const mail = body.toString("latin1").replace(/^(\s*\r?\n)?(From [^\n]*\n)?/, "");
  const root = takeApart(mail);
  if (!root) throw new Unreadable("headers larger than 1 MB");
  if (root.fields.length === 0) throw new Unreadable("no headers of a mail");
  return entryOf(letterOf(root), told);
}

/** What is new in an answer that stands without its mail, in plain text or HTML; null where the bytes are something else. */
export function readAnswer(body: Buffer): string | null {
  const text = body.toString("utf8").trimStart();
  if (/^<[!?a-z]/i.test(text)) return replyIn(textInHtml(text));
  const isMail = /^([A-Za-z][A-Za-z0-9-]{0,80}:|From )/.test(text);
  return isMail || text.startsWith("{") ? null : replyIn(text);
}
