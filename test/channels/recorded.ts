/** Recorded cases of a channel, and whether what is read of one is what was recorded beside it. */
import { existsSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { join } from "node:path";
import type { Reader } from "../../server/adapters/channels/index.ts";
import { say } from "../../server/cli/say.ts";
import { hasRecordings, recordings } from "../recordings.ts";

export interface RecordedCase {
  id: string;
  file: string;
  kind: string;
  expect: any;
}

export const folderOf = (kind: string): string => join(recordings, "cases", "channels", kind);

export const casesOf = (kind: string): RecordedCase[] =>
  hasRecordings && existsSync(folderOf(kind))
    ? JSON.parse(readFileSync(join(folderOf(kind), "manifest.json"), "utf8")).cases
    : [];

/** Recorded beside what is read: questions of the vendor, vectors of its signature, and what we would send. */
const others = new Set(["handshake", "signature", "outbound"]);

export const readableCasesOf = (kind: string): RecordedCase[] => casesOf(kind).filter((one) => !others.has(one.kind));

/** Where what was recorded is known to be wrong or left open, and why. */
const doubtful = new Map([
  // The text is there; it was left out because the parsers that were asked took it wrongly.
  ["email/reply_thunderbird_bottom_post_flowed", ["text"]],
]);

/** What is asked of a reader; how it was verified is no field. */
export function wantedOf({ id, expect: wanted }: RecordedCase): any {
  if (!Array.isArray(wanted)) return wanted;
  const leave = new Set(["verified", "reply_text_alt", ...(doubtful.get(id) ?? [])]);
  return wanted.map((event) => Object.fromEntries(Object.entries(event).filter(([name]) => !leave.has(name))));
}

/** What our reader says of it. Mail's texts are recorded with their spaces evened out, and their first 400 characters only. */
export function saidOf(reader: Reader, one: RecordedCase): any {
  const said: any = say(reader, { headers: {}, body: readFileSync(join(folderOf(reader.kind), one.file)) });
  return reader.kind === "email" && Array.isArray(said) ? said.map(even) : cutTo(said, one);
}

const even = (event: any): any =>
  typeof event.text === "string" ? { ...event, text: event.text.replaceAll(/\s+/g, " ").trim().slice(0, 400) } : event;

/** A closing may follow the first fragment. */
const cutTo = (said: any, { expect: { first_fragment: first } }: RecordedCase): any =>
  first && said.first_fragment?.startsWith(first) ? { ...said, first_fragment: first } : said;

/** Fields that a case does not name are not asked of it, however deep they lie. */
export function isAsWanted(said: any, wanted: any): boolean {
  if (Array.isArray(wanted))
    return Array.isArray(said) && said.length === wanted.length && wanted.every((one, at) => isAsWanted(said[at], one));
  if (wanted === null || typeof wanted !== "object") return isDeepStrictEqual(said, wanted);
  return (
    said !== null &&
    typeof said === "object" &&
    Object.entries(wanted).every(([name, one]) => isAsWanted(said[name], one))
  );
}
