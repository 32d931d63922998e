/** The fields and files of a form as mail services send it: JSON, `multipart/form-data` or `x-www-form-urlencoded`. */
import { Unreadable } from "../../../modules/channels/index.ts";
import { plain, structured } from "./header.ts";
import { takeApart } from "./mime.ts";

export interface FormFile {
  name: string | null;
  type: string;
  size: number;
  contentId: string | null;
  content(): Buffer;
}

export interface Form {
  fields: Readonly<Record<string, unknown>>;
  /** Fields as bytes, whose charset another field may name. */
  bytes: ReadonlyMap<string, Buffer>;
  files: readonly FormFile[];
}

/** Null where it is no form. */
export function formIn(contentType: string, body: Buffer): Form | null {
  const { value } = structured(contentType);
  if (value === "multipart/form-data") return multipart(contentType, body);
  if (value === "application/x-www-form-urlencoded")
    return { fields: Object.fromEntries(new URLSearchParams(body.toString("utf8"))), bytes: new Map(), files: [] };
  if (value === "application/json" || /^\s*\{/.test(body.toString("latin1", 0, 100)))
    return { fields: objectIn(body.toString("utf8")), bytes: new Map(), files: [] };
  return null;
}

function objectIn(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Unreadable("not JSON");
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new Unreadable("no form of a mail");
  return value as Record<string, unknown>;
}

function multipart(contentType: string, body: Buffer): Form {
  const root = takeApart(`content-type: ${contentType}\r\n\r\n${body.toString("latin1")}`);
  if (!root) throw new Unreadable("headers larger than 1 MB");
  const bytes = new Map<string, Buffer>();
  const files: FormFile[] = [];
  for (const part of root.parts) {
    const content = withoutLastBreak(part.bytes());
    const { name, filename } = part.disposition.params;
    if (filename !== undefined)
      files.push({
        name: plain(filename),
        type: part.type.value,
        size: content.length,
        contentId: part.contentId,
        content: () => content,
      });
    // A raw mail may come as a file.
    if (name !== undefined && !bytes.has(name)) bytes.set(name, content);
  }
  return {
    fields: Object.fromEntries([...bytes].map(([name, content]) => [name, content.toString("utf8")])),
    bytes,
    files,
  };
}

const withoutLastBreak = (content: Buffer): Buffer => {
  const end = content.at(-1) === 10 ? (content.at(-2) === 13 ? -2 : -1) : content.length;
  return content.subarray(0, end);
};
