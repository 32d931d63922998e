/** A mail as we think of it: who, to whom, about what, its words in both forms and its files. */
import { type Field, plain } from "./header.ts";
import { type Part, valueOf } from "./mime.ts";
import { textInHtml } from "./html-text.ts";

export interface LetterFile {
  name: string | null;
  type: string;
  isInline: boolean;
  contentId: string | null;
  size: number;
  /** What it holds, decoded anew each time. */
  content(): Buffer;
}

export interface Letter {
  fields: readonly Field[];
  /** As it was written in plain text; null where it was in HTML only, or says nothing. */
  text: string | null;
  html: string | null;
  files: readonly LetterFile[];
  /** Where it is a report: what kind (`delivery-status`, `feedback-report`, `disposition-notification`) and the machine's part of it. */
  report: { kind: string; text: string } | null;
}

interface Body {
  plain: string | null;
  html: string | null;
}

const isText = ({ type, disposition }: Part): boolean =>
  disposition.value !== "attachment" && (type.value === "text/plain" || type.value === "text/html");

export function letterOf(root: Part): Letter {
  const bodies: Body[] = [];
  const files: LetterFile[] = [];
  collect(root, null, { bodies, files });
  const hasText = bodies.some((body) => body.plain !== null);
  const hasHtml = bodies.some((body) => body.html !== null);
  return {
    fields: root.fields,
    text: hasText ? bodies.map((body) => body.plain ?? textInHtml(body.html ?? "")).join("\n") : null,
    html: hasHtml ? bodies.map((body) => body.html ?? `<pre>${escaped(body.plain ?? "")}</pre>`).join("\n") : null,
    files,
    report: reportIn(root),
  };
}

/** The forms of one text that an `alternative` offers are one body. */
function collect(part: Part, alternative: Body | null, into: { bodies: Body[]; files: LetterFile[] }): void {
  if (part.parts.length > 0) {
    const shared =
      part.type.value === "multipart/alternative" ? (alternative ?? { plain: null, html: null }) : alternative;
    if (shared && shared !== alternative) into.bodies.push(shared);
    for (const one of part.parts) collect(one, shared, into);
    return;
  }
  if (!isText(part)) {
    if (!part.type.value.startsWith("multipart/") || part.bytes().length > 0) into.files.push(fileOf(part));
    return;
  }
  const body = alternative ?? { plain: null, html: null };
  if (!alternative) into.bodies.push(body);
  const form = part.type.value === "text/html" ? "html" : "plain";
  const text = part.text();
  body[form] = body[form] === null ? text : `${body[form]}\n${text}`;
}

const fileOf = (part: Part): LetterFile => ({
  name: plain(part.disposition.params["filename"] ?? part.type.params["name"] ?? null),
  type: part.type.value,
  isInline: part.disposition.value === "inline" || (part.isRelated && part.contentId !== null),
  contentId: part.contentId,
  size: part.bytes().length,
  content: () => part.bytes(),
});

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const machineParts = ["delivery-status", "feedback-report", "disposition-notification"];

/** RFC 3464, 5965, 8098. */
function reportIn(root: Part): Letter["report"] {
  const found = leaves(root).find(({ type }) => machineParts.some((kind) => type.value === `message/${kind}`));
  if (found) return { kind: found.type.value.slice("message/".length), text: found.text() };
  const kind = root.type.value === "multipart/report" ? root.type.params["report-type"]?.toLowerCase() : undefined;
  return kind && machineParts.includes(kind) ? { kind, text: "" } : null;
}

const leaves = (part: Part): Part[] => (part.parts.length === 0 ? [part] : part.parts.flatMap(leaves));

/** The first field of that name, without encoded words. */
export const said = ({ fields }: Pick<Letter, "fields">, name: string): string | null => plain(valueOf(fields, name));
