/** Reads a recording of posts: CSV with `tweet_id,name,text,tweet_created` among its columns, or JSON lines `{ id, text, handle, at }`. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

export interface Recorded {
  id: string;
  text: string;
  author: { id: string; name: string; handle: string };
  at: Date;
  conversationId: string;
  replyTo: string | null;
}

/** Rows without an id or text are left out; the same id twice is one post. */
export function readRecording(file: string): Recorded[] {
  const content = readFileSync(file, "utf8");
  const rows = content.trimStart().startsWith("{") ? readLines(content) : readCsv(content);
  const posts = rows.flatMap((row) => {
    const id = row["tweet_id"] ?? row["id"];
    const text = row["text"];
    const handle = row["name"] ?? row["handle"] ?? "somebody";
    const at = new Date(row["tweet_created"] ?? row["at"] ?? "");
    if (!id || !text || Number.isNaN(at.getTime())) return [];
    return [
      { id, text, author: { id: numberOf(handle), name: handle, handle }, at, conversationId: id, replyTo: null },
    ];
  });
  return [...new Map(posts.map((post) => [post.id, post])).values()];
}

/** A vendor's numeric id for a handle: the same handle always gives the same. */
const numberOf = (handle: string): string =>
  (createHash("sha256").update(handle.toLowerCase()).digest().readBigUInt64BE() % 10n ** 18n).toString();

const readLines = (content: string): Record<string, string | undefined>[] =>
  content
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, string>);

function readCsv(content: string): Record<string, string | undefined>[] {
  const [header = [], ...rows] = parseCsv(content);
  return rows.map((row) => Object.fromEntries(header.map((name, place) => [name, row[place]])));
}

/** RFC 4180: quotes double, and may hold commas and line breaks. */
export function parseCsv(content: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  while (cell.lastIndex < content.length) {
    const match = cell.exec(content);
    if (!match) throw new Error("The CSV has a quote in an unexpected place.");
    row.push(match[1] === undefined ? (match[2] ?? "") : match[1].replaceAll('""', '"'));
    if (match[3] === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
