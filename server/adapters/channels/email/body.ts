/** What a part holds: decoded from how it travelled (RFC 2045), and its text with soft line breaks taken out (RFC 3676). */
import { decoded } from "./header.ts";

/** `raw`: one character per byte. What travelled as lines has line feeds only. */
export function bodyBytes(raw: string, encoding: string): Buffer {
  if (encoding === "base64") return Buffer.from(raw.replaceAll(/[^A-Za-z0-9+/]/g, ""), "base64");
  if (encoding === "quoted-printable") return quotedPrintable(raw);
  return Buffer.from(encoding === "binary" ? raw : raw.replaceAll("\r\n", "\n"), "latin1");
}

function quotedPrintable(raw: string): Buffer {
  const joined = raw.replaceAll(/[ \t]+(?=\r?\n)/g, "").replaceAll(/=\r?\n/g, "");
  const plain = joined.replaceAll(/=([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(plain, "latin1");
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
