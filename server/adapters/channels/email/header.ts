/** Header fields (RFC 5322, 6532) and the values that have parameters (RFC 2045, 2231). */
import { decodeWords } from "postal-mime";

export interface Field {
  /** In lower case. */
  name: string;
  value: string;
}

export interface Structured {
  /** In lower case. */
  value: string;
  params: Readonly<Record<string, string>>;
}

/** Lines that are no field are left out; folded ones are one. Bytes are UTF-8; what isn't becomes U+FFFD. */
export function fieldsOf(block: string): Field[] {
  const lines: string[][] = [];
  for (const line of block.split(/\r?\n/)) {
    if (/^[ \t]/.test(line)) lines.at(-1)?.push(line);
    else if (line !== "") lines.push([line]);
  }
  return lines.flatMap((parts) => {
    const line = parts.join("");
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(colon, 0)).trimEnd();
    if (!/^[\x21-\x39\x3b-\x7e]{1,200}$/.test(name)) return [];
    const bytes = Buffer.from(line.slice(colon + 1), "latin1");
    return [{ name: name.toLowerCase(), value: new TextDecoder().decode(bytes).trim() }];
  });
}

/** A value with its parameters; a parameter in several pieces is one, and the first of a name counts. */
export function structured(text: string): Structured {
  const [value = "", ...rest] = splitAtSemicolons(text);
  const given = new Map<string, string>();
  for (const one of rest) {
    const equals = one.indexOf("=");
    const name = one.slice(0, Math.max(equals, 0)).trim().toLowerCase();
    if (name && !given.has(name)) given.set(name, unquoted(one.slice(equals + 1).trim()));
  }
  return { value: value.trim().toLowerCase(), params: joined(given) };
}

/** Semicolons within quotes and comments divide nothing; comments go. */
function splitAtSemicolons(text: string): string[] {
  const parts: string[] = [];
  let part = "";
  let isQuoted = false;
  let depth = 0;
  for (let at = 0; at < text.length && at < 20_000; at++) {
    const sign = text[at] ?? "";
    if (sign === "\\" && (isQuoted || depth > 0)) {
      if (depth === 0) part += sign + (text[at + 1] ?? "");
      at++;
    } else if (isQuoted) {
      isQuoted = sign !== '"';
      part += sign;
    } else if (sign === "(" && (depth > 0 || /^[\s;]?$/.test(text[at - 1] ?? ""))) depth++;
    else if (sign === ")" && depth > 0) depth--;
    else if (depth > 0) continue;
    else if (sign === ";") {
      parts.push(part);
      part = "";
    } else {
      isQuoted = sign === '"';
      part += sign;
    }
  }
  return [...parts, part];
}

const unquoted = (text: string): string =>
  text.startsWith('"') ? (/^"((?:[^"\\]|\\.)*)/.exec(text)?.[1] ?? "").replaceAll(/\\(.)/g, "$1") : text;

/** RFC 2231: `name*0*=utf-8''%E3...; name*1*=...`. */
function joined(given: ReadonlyMap<string, string>): Record<string, string> {
  const params = new Map<string, string>();
  const pieces = new Map<string, { place: number; isEncoded: boolean; text: string }[]>();
  for (const [key, text] of given) {
    const match = /^([^*]+)(?:\*(\d{1,3}))?(\*)?$/.exec(key);
    const name = match?.[1];
    if (!match || !name) continue;
    if (match[2] === undefined && !match[3]) params.set(name, text);
    else
      pieces.set(name, [
        ...(pieces.get(name) ?? []),
        { place: Number(match[2] ?? 0), isEncoded: match[3] === "*", text },
      ]);
  }
  for (const [name, list] of pieces) {
    const inOrder = list.toSorted((a, b) => a.place - b.place);
    const charset = /^([^']*)'[^']*'/.exec(inOrder[0]?.isEncoded ? inOrder[0].text : "");
    const bytes = inOrder.map(({ isEncoded, text }, place) =>
      isEncoded ? percentBytes(place === 0 && charset ? text.slice(charset[0].length) : text) : Buffer.from(text),
    );
    params.set(name, decoded(Buffer.concat(bytes), charset?.[1]));
  }
  return Object.fromEntries(params);
}

const percentBytes = (text: string): Buffer =>
  Buffer.concat(
    text
      .split(/(%[0-9a-fA-F]{2})/)
      .map((one) => (/^%[0-9a-fA-F]{2}$/.test(one) ? Buffer.from(one.slice(1), "hex") : Buffer.from(one))),
  );

/** Bytes in the charset they name, else in UTF-8, else in the West's of old: never an error. */
export function decoded(bytes: Uint8Array, charset: string | undefined): string {
  const label = (charset ?? "").trim().toLowerCase();
  if (label && !["us-ascii", "ascii", "utf-8", "utf8"].includes(label))
    try {
      return new TextDecoder(label).decode(bytes);
    } catch {
      // A charset nobody knows.
    }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(label.startsWith("utf") ? "utf-8" : "windows-1252").decode(bytes);
  }
}

/** Encoded words (RFC 2047) said plainly; null for nothing. */
export const plain = (value: string | null): string | null => (value === null ? null : decodeWords(value) || null);

/** All message ids in a value, however it divides them. */
export const idsIn = (value: string | null): string[] => (value ?? "").match(/<[^<>\s]{1,900}>/g) ?? [];
