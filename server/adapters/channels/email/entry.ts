/** A mail in our words. */
import { createHash } from "node:crypto";
import { type Attachment, blankEntry, type Entry } from "../../../modules/channels/index.ts";
import { addressesIn, authorOf, plusIn } from "./addresses.ts";
import { type ServiceFindings, verdictsIn } from "./authentication.ts";
import { isAutomatic } from "./automatic.ts";
import { cleanHtml } from "./clean-html.ts";
import { type Field, idsIn } from "./header.ts";
import { textInHtml } from "./html-text.ts";
import { type Letter, type LetterFile, said } from "./letter.ts";
import { valueOf } from "./mime.ts";
import { replyIn } from "./reply.ts";
import { reportOf } from "./report.ts";

/** What a form of a vendor says beside the mail. */
export interface Told {
  externalId?: string;
  replyText?: string | undefined;
  plus?: string | undefined;
  envelope?: { from: string | null; to: string[] };
  /** Who it found to have sent it; some write that among the fields. */
  findings?: (fields: readonly Field[]) => ServiceFindings | null;
}

const most = { subject: 1000, ids: 100, files: 100 };

/** Characters of a text that are read. */
export const mostText = 200_000;

export function entryOf(letter: Letter, told: Told = {}): Entry {
  const { fields } = letter;
  const externalId = told.externalId ?? idsIn(valueOf(fields, "message-id"))[0] ?? null;
  const inReplyTo = idsIn(valueOf(fields, "in-reply-to")).slice(0, most.ids);
  const references = idsIn(valueOf(fields, "references")).slice(0, most.ids);
  const to = addressesIn(allOf(letter, "to"));
  const cc = addressesIn(allOf(letter, "cc"));
  const report = reportOf(letter);
  const text = letter.text?.trim() ? letter.text.slice(0, mostText) : null;
  const words = text ?? (letter.html === null ? null : textInHtml(letter.html).slice(0, mostText) || null);
  const automatic = isAutomatic(letter);
  return {
    ...blankEntry,
    kind: report?.kind ?? (automatic ? "auto-reply" : "message"),
    visibility: "private",
    author: authorOf(fields),
    text,
    externalId,
    writtenAt: momentOf(valueOf(fields, "date")),
    parentId: inReplyTo[0] ?? references.at(-1) ?? null,
    parentKind: inReplyTo.length + references.length > 0 ? "reply" : null,
    threadId: references[0] ?? inReplyTo[0] ?? externalId,
    attachments: letter.files.slice(0, most.files).map(attachmentOf),
    letter: {
      subject: said(letter, "subject")?.slice(0, most.subject) ?? null,
      to,
      cc,
      deliveredTo: deliveredTo(letter),
      replyTo: addressesIn(valueOf(fields, "reply-to")),
      inReplyTo,
      references,
      hasHtml: letter.html !== null,
      replyText: told.replyText ?? (words === null ? null : replyIn(words)),
      isAutomatic: automatic || report !== null,
      plus: told.plus ?? plusIn([...deliveredTo(letter), ...to, ...cc, ...inReplyTo.map((id) => id.slice(1, -1))]),
      envelope: told.envelope ?? null,
      fingerprint: fingerprintOf(letter),
      report,
      html: letter.html === null ? null : cleanHtml(letter.html),
      verdicts: verdictsIn(fields, told.findings?.(fields) ?? null),
      joining: null,
    },
  };
}

/** Several fields of one name are one list. */
const allOf = ({ fields }: Letter, name: string): string =>
  fields.flatMap((field) => (field.name === name ? [field.value] : [])).join(", ");

/** Where it really went, before what its writer put into `To`. */
const deliveredTo = (letter: Letter): string[] =>
  addressesIn([allOf(letter, "delivered-to"), allOf(letter, "x-original-to")].filter(Boolean).join(", "));

/** Null where there is none or it is nonsense; a mail from the future was written when we got it. */
function momentOf(value: string | null): string | null {
  const at = Date.parse((value ?? "").replaceAll(/\([^()]*\)/g, " ").trim());
  const year = new Date(at).getUTCFullYear();
  return Number.isNaN(at) || year < 1971 || year > 9999 ? null : new Date(at).toISOString();
}

/** The same mail twice is one, also where it has no id. */
function fingerprintOf({ fields, text, html, files }: Letter): string {
  const kept = fields.filter(({ name }) => ["from", "to", "cc", "subject", "date"].includes(name));
  const content = JSON.stringify([kept, text, html, files]);
  return createHash("sha256").update(content.toWellFormed()).digest("hex");
}

const attachmentOf = ({ name, type, isInline, contentId, size }: LetterFile): Attachment => ({
  type: kindOf(type),
  url: null,
  mediaId: null,
  ownerId: null,
  alt: null,
  width: null,
  height: null,
  file: { name: name?.slice(0, 300) ?? null, type: type.slice(0, 100), size, contentId, isInline },
});

const kindOf = (type: string): Attachment["type"] =>
  (["image", "video", "audio"] as const).find((kind) => type.startsWith(`${kind}/`)) ?? "file";
