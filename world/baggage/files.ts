/** The memory of the baggage tracing: files as they are now, and the order in which they changed. */
import type { DatabaseSync } from "node:sqlite";
import { atOnce } from "../store.ts";

export type BagState = "reported" | "found" | "on-its-way" | "delivered" | "closed";

/** As the baggage API says it; see docs/baggage-api. */
export interface HeldFile {
  reference: string;
  version: string;
  kind: "missing" | "damaged" | "rifled";
  state: BagState;
  reportedAt: string;
  airport: string;
  flight: string | null;
  recordLocator: string | null;
  ticketNumber: string | null;
  passenger: { surname: string; givenName: string; loyalty: { programme: string; number: string } | null };
  contacts: { kind: "email" | "phone"; value: string }[];
  bags: { tag: string | null; type: string | null; colour: string | null }[];
  steps: { at: string; state: BagState; airport: string | null }[];
  requestId: string | null;
}

export const baggageTables = `
create table if not exists bag_file (reference text primary key, request_id text unique, content text not null) strict;
create table if not exists bag_change (position integer primary key autoincrement, reference text not null) strict;
`;

const contentOf = (row: Record<string, unknown>): HeldFile => JSON.parse(String(row["content"])) as HeldFile;

export const allFiles = (db: DatabaseSync): HeldFile[] =>
  db.prepare("select content from bag_file order by reference").all().map(contentOf);

export function fileBy(db: DatabaseSync, by: "reference" | "request_id", value: string): HeldFile | null {
  const row = db.prepare(`select content from bag_file where ${by} = ?`).get(value);
  return row ? contentOf(row) : null;
}

/** Keeps it under its next version, and tells of it: both or neither. */
export function keepFile(db: DatabaseSync, file: HeldFile): HeldFile {
  return atOnce(db, () => {
    const before = fileBy(db, "reference", file.reference);
    const kept = { ...file, version: String(Number(before?.version ?? 0) + 1) };
    db.prepare(
      "insert into bag_file (reference, request_id, content) values (?, ?, ?) on conflict (reference) do update set content = excluded.content",
    ).run(kept.reference, kept.requestId, JSON.stringify(kept));
    db.prepare("insert into bag_change (reference) values (?)").run(kept.reference);
    return kept;
  });
}

export const newestChange = (db: DatabaseSync): number =>
  Number(db.prepare("select max(position) as newest from bag_change").get()?.["newest"] ?? 0);

/** Files by their last change after `position`, oldest first. */
export function changesAfter(db: DatabaseSync, position: number, limit: number): { files: HeldFile[]; last: number } {
  const rows = db
    .prepare(
      "select max(position) as position, content from bag_change join bag_file using (reference) where position > ? group by reference order by 1 limit ?",
    )
    .all(position, limit);
  return { files: rows.map(contentOf), last: Number(rows.at(-1)?.["position"] ?? position) };
}

/** The station, the airline, and a number that no other file of the world has. */
export function newReference(db: DatabaseSync, airport: string, airline: string): string {
  const row = db.prepare("select count(*) as n from bag_file").get();
  return `${airport}${airline}${String(10_000 + Number(row?.["n"] ?? 0))}`;
}
