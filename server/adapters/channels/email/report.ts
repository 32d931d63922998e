/** What machines report of a mail of ours: it came back (RFC 3464), somebody complained of it (RFC 5965), it was shown (RFC 8098). */
import type { LetterReport, Undelivered } from "../../../modules/channels/index.ts";
import { fieldsOf, idsIn } from "./header.ts";
import { type Letter, said } from "./letter.ts";
import { valueOf } from "./mime.ts";

/** Null where the mail is no machine's report. */
export function reportOf(letter: Letter): LetterReport | null {
  const { report } = letter;
  if (report?.kind === "feedback-report") return complaint(letter, report.text);
  if (report?.kind === "disposition-notification") return shown(report.text);
  return report?.kind === "delivery-status" || isReturned(letter) ? returned(letter) : null;
}

/** Bytes of the mail that is complained of, for its headers. */
const mostOfOriginal = 100_000;

const groups = (text: string) => text.split(/\n[ \t]*\n/).map(fieldsOf);

function complaint(letter: Letter, text: string): LetterReport {
  const fields = groups(text).flat();
  const original = letter.files.find(({ type }) => type === "message/rfc822" || type === "text/rfc822-headers");
  const head =
    original
      ?.content()
      .toString("latin1", 0, mostOfOriginal)
      .split(/\r?\n\r?\n/)[0] ?? "";
  return {
    kind: "complaint",
    undelivered: [],
    complaint: valueOf(fields, "feedback-type") ?? "abuse",
    recipient: bareAddress(valueOf(fields, "original-rcpt-to")),
    about: idsIn(valueOf(fieldsOf(head), "message-id"))[0] ?? null,
    returnPath: bareAddress(valueOf(fields, "original-mail-from")),
  };
}

function shown(text: string): LetterReport | null {
  const fields = groups(text).flat();
  return {
    kind: "displayed",
    undelivered: [],
    complaint: null,
    recipient: bareAddress(valueOf(fields, "original-recipient") ?? valueOf(fields, "final-recipient")),
    // What was deleted unread, or only passed a machine, speaks of nothing that we could say.
    about: wasShown(fields) ? (idsIn(valueOf(fields, "original-message-id"))[0] ?? null) : null,
  };
}

/** RFC 8098, 3.2.6: how it was done, then what. Some leave the field out, and mean that it was read. */
const wasShown = (fields: ReturnType<typeof fieldsOf>): boolean =>
  /^$|;\s*displayed\b/i.test((valueOf(fields, "disposition") ?? "").trim());

/** Machines that know no RFC 3464 say so in a field of their own, or write as nobody. */
const isReturned = (letter: Letter): boolean =>
  said(letter, "x-failed-recipients") !== null ||
  (said(letter, "return-path") === "<>" && /^"?mailer-daemon|<?mailer-daemon@/i.test(said(letter, "from") ?? ""));

function returned(letter: Letter): LetterReport {
  const told = groups(letter.report?.text ?? "").flatMap(undeliveredOf);
  return {
    kind: "bounce",
    undelivered: (told.length > 0 ? told : guessed(letter)).slice(0, 100),
    complaint: null,
    recipient: null,
    about: null,
  };
}

/** The first group tells of the report itself and names nobody. */
function undeliveredOf(fields: ReturnType<typeof fieldsOf>): Undelivered[] {
  const recipient = bareAddress(valueOf(fields, "final-recipient"));
  const original = bareAddress(valueOf(fields, "original-recipient"));
  const named = recipient ?? original;
  if (named === null) return [];
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(valueOf(fields, "status") ?? "")?.[0] ?? null;
  const action = /^[a-z]+/.exec((valueOf(fields, "action") ?? "").toLowerCase())?.[0] ?? null;
  return [{ recipient: named, originalRecipient: original, status, action, isFinal: isFinal(action, status) }];
}

/** What was done counts more than the class of its status: "failed" is final, "delayed" goes on trying. */
const isFinal = (action: string | null, status: string | null): boolean =>
  action === "failed" || (action === null && !status?.startsWith("4."));

/** Without a machine's part: the field that names who failed, else the first address the text tells of with its status. */
function guessed(letter: Letter): Undelivered[] {
  const text = (letter.text ?? "").slice(0, 20_000);
  const status = /\b[45]\d\d[ -]([45]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? null;
  const failed = (said(letter, "x-failed-recipients") ?? "").split(",").map(bareAddress);
  const known = failed.filter((one) => one !== null);
  const found =
    known.length > 0 ? known : [bareAddress(/[^\s<>()@,;:"]{1,64}@[^\s<>()@,;:"]{1,255}/.exec(text)?.[0] ?? null)];
  return found.flatMap((recipient) =>
    recipient === null
      ? []
      : [{ recipient, originalRecipient: null, status, action: null, isFinal: isFinal(null, status) }],
  );
}

/** Of "rfc822; <anna@example.org>". */
function bareAddress(value: string | null): string | null {
  const text = (value ?? "").replace(/^\s*[\w-]+\s*;/, "").trim();
  return /[^\s<>;,"]+@[^\s<>;,"]+/.exec(text.slice(0, 1000))?.[0] ?? null;
}
