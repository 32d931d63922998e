/** What a part holds: decoded from how it travelled (RFC 2045), and its text with soft line breaks taken out (RFC 3676). */
import { decoded } from "./header.ts";

/** `raw`: one character per byte. What travelled as lines has line feeds only. */
export function bodyBytes(raw: string, encoding: string): Buffer {
  if (encoding === "base64") return Buffer.from(raw.replaceAll(/[^A-Za-z0-9+/]/g, ""), "base64");
  if (encoding === "quoted-printable") return quotedPrintable(raw);
  return Buffer.from(encoding === "binary" ? raw : raw.replaceAll("\r\n", "\n"), "latin1");
}

/** Line by line: spaces at the end of one are no part of it, and "=" there goes on in the next. */
function quotedPrintable(raw: string): Buffer {
  const bytes = Buffer.alloc(raw.length + 1);
  let length = 0;
  for (let start = 0; start < raw.length;) {
    const lineEnd = raw.indexOf("\n", start);
    let end = lineEnd === -1 ? raw.length : lineEnd;
    const next = end + 1;
    while (end > start && isSpace(raw.charCodeAt(end - 1))) end--;
    const goesOn = end > start && raw[end - 1] === "=";
    for (let at = start; at < (goesOn ? end - 1 : end); at++) {
      const code = raw[at] === "=" ? hexAt(raw, at + 1) : null;
      bytes[length++] = code ?? raw.charCodeAt(at);
      if (code !== null) at += 2;
    }
    if (!goesOn && lineEnd !== -1) bytes[length++] = 10;
    start = next;
  }
  return bytes.subarray(0, length);
}

const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 13;

function hexAt(raw: string, at: number): number | null {
  const pair = raw.slice(at, at + 2);
  return /^[0-9a-fA-F]{2}$/.test(pair) ? parseInt(pair, 16) : null;
}

export function textOf(bytes: Buffer, params: Readonly<Record<string, string>>): string {
  const text = decoded(bytes, params["charset"]).replaceAll("\r\n", "\n");
  return params["format"]?.toLowerCase() === "flowed" ? unflowed(text, params["delsp"]?.toLowerCase() === "yes") : text;
}

/** A line that ends in a space goes on in the next, where that is quoted as deep; a signature's "-- " goes nowhere. */
export function unflowed(text: string, dropsSpace: boolean): string {
  const lines: { depth: number; pieces: string[]; flows: boolean }[] = [];
  for (const line of text.split("\n")) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0;
    const content = line.slice(depth).replace(/^ /, "");
    const flows = content.endsWith(" ") && content !== "-- ";
    const piece = flows && dropsSpace ? content.slice(0, -1) : content;
    const last = lines.at(-1);
    if (last?.flows && last.depth === depth && content !== "-- ") {
      last.pieces.push(piece);
      last.flows = flows;
    } else lines.push({ depth, pieces: [piece], flows });
  }
  return lines.map(({ depth, pieces }) => `${">".repeat(depth)}${depth > 0 ? " " : ""}${pieces.join("")}`).join("\n");
}
