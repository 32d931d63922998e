/** Takes a mail apart (RFC 2045, 2046): its headers and parts, as far as our limits go. Bytes stand in a string, one character each. */
import { type Field, fieldsOf, type Structured, structured } from "./header.ts";
import { bodyBytes, textOf } from "./body.ts";

export interface Part {
  fields: readonly Field[];
  type: Structured;
  disposition: Structured;
  /** With its angle brackets, as `cid:` names it without. */
  contentId: string | null;
  /** Within `multipart/related`, where other parts show it. */
  isRelated: boolean;
  parts: readonly Part[];
  /** What it holds, decoded from how it travelled. */
  bytes(): Buffer;
  text(): string;
}

/** Parts within parts, parts in all, and bytes of all headers: far beyond what people send. What goes deeper stays whole, as one file. */
export const mimeLimits = { depth: 40, parts: 1000, headers: 1_000_000 };

interface Budget {
  parts: number;
  headers: number;
}

interface Place {
  start: number;
  end: number;
  depth: number;
  within: string;
}

/** Null where the headers are larger than anybody's. */
export function takeApart(mail: string): Part | null {
  const budget: Budget = { parts: mimeLimits.parts, headers: mimeLimits.headers };
  const root = readPart(mail, { start: 0, end: mail.length, depth: 0, within: "" }, budget);
  return budget.headers < 0 ? null : root;
}

function readPart(mail: string, { start, end, depth, within }: Place, budget: Budget): Part {
  budget.parts--;
  const bodyAt = endOfHeaders(mail, start, end);
  budget.headers -= bodyAt - start;
  const fields = budget.headers < 0 ? [] : fieldsOf(mail.slice(start, bodyAt));
  const given = valueOf(fields, "content-type");
  const type = structured(given ?? (within === "multipart/digest" ? "message/rfc822" : "text/plain"));
  const encoding = structured(valueOf(fields, "content-transfer-encoding") ?? "").value;
  const boundary = type.params["boundary"];
  const isSplit = type.value.startsWith("multipart/") && boundary && depth < mimeLimits.depth && budget.parts > 0;
  const bytes = (): Buffer => bodyBytes(mail.slice(bodyAt, end), encoding);
  return {
    fields,
    type,
    disposition: structured(valueOf(fields, "content-disposition") ?? ""),
    contentId: valueOf(fields, "content-id"),
    isRelated: within === "multipart/related",
    parts: isSplit ? readParts(mail, { start: bodyAt, end, depth, within: type.value }, boundary, budget) : [],
    bytes,
    text: () => textOf(bytes(), type.params),
  };
}

function readParts(mail: string, place: Place, boundary: string, budget: Budget): Part[] {
  const parts: Part[] = [];
  for (const { start, end } of between(mail, place, `--${boundary}`)) {
    if (budget.parts <= 0 || budget.headers < 0) break;
    parts.push(readPart(mail, { ...place, start, end, depth: place.depth + 1 }, budget));
  }
  return parts;
}

/** What stands between the lines that are the delimiter; the last may lack its end. */
function* between(mail: string, { start, end }: Place, delimiter: string): Generator<{ start: number; end: number }> {
  let open: number | null = null;
  for (let at = mail.indexOf(delimiter, start); at !== -1 && at < end;) {
    const after = at + delimiter.length;
    const lineEnd = endOfLine(mail, after, end);
    const rest = /^(--)?[ \t\r]*\n?$/.exec(mail.slice(after, Math.min(lineEnd, after + 200)));
    const isDelimiter = rest !== null && (at === start || mail[at - 1] === "\n");
    if (isDelimiter) {
      if (open !== null) yield { start: open, end: at };
      open = lineEnd;
      if (rest[1]) return;
    }
    at = mail.indexOf(delimiter, isDelimiter ? lineEnd : after);
  }
  if (open !== null && open <= end) yield { start: open, end };
}

/** Where the body begins: after the first empty line. */
function endOfHeaders(mail: string, start: number, end: number): number {
  for (let at = start; at < end;) {
    const next = endOfLine(mail, at, end);
    if (next - at <= 2 && /^\r?\n$/.test(mail.slice(at, next))) return next;
    at = next;
  }
  return end;
}

function endOfLine(mail: string, from: number, end: number): number {
  const at = mail.indexOf("\n", from);
  return at === -1 || at >= end ? end : at + 1;
}

/** The first of that name: a second one is no sender's honest doing. */
export const valueOf = (fields: readonly Field[], name: string): string | null =>
  fields.find((field) => field.name === name)?.value ?? null;
