/** What was offered or quoted, kept until it expires. */
import type { DatabaseSync } from "node:sqlite";
import { randomUUID } from "node:crypto";
import { Refused } from "../refused.ts";

export const askedTables = `
create table if not exists asked_price (
  id text primary key, kind text not null check (kind in ('offer', 'alternative', 'quote')), booking_id text, content text not null,
  expires_at integer not null, used_at integer
) strict, without rowid;
create index if not exists asked_price_expires on asked_price (expires_at);
`;

export const offeredForMs = 20 * 60_000;
export const quotedForMs = 2 * 3_600_000;

type Kind = "offer" | "alternative" | "quote";

interface NewAsked {
  kind: Kind;
  bookingId: string | null;
  content: unknown;
  expiresAt: number;
}

/** Gives its id. */
export function remember(db: DatabaseSync, { kind, bookingId, content, expiresAt }: NewAsked): string {
  const id = randomUUID();
  db.prepare("insert into asked_price (id, kind, booking_id, content, expires_at) values (?, ?, ?, ?, ?)").run(
    id,
    kind,
    bookingId,
    JSON.stringify(content),
    expiresAt,
  );
  return id;
}

/** What it was about; refused where it is over, was used, or was never said of this booking. */
export function recall<T>(
  db: DatabaseSync,
  { id, kind, bookingId, now }: { id: string; kind: Kind; bookingId: string | null; now: number },
): T {
  const row = db
    .prepare("select booking_id, content, expires_at, used_at from asked_price where id = ? and kind = ?")
    .get(id, kind);
  const isOurs = row && (row["booking_id"] ?? null) === bookingId && row["used_at"] === null;
  if (!isOurs || Number(row["expires_at"]) <= now)
    throw new Refused("OFFER_EXPIRED", "This price is not offered any more.");
  return JSON.parse(String(row["content"])) as T;
}

/** A quote is used once. */
export function use(db: DatabaseSync, id: string, now: number): void {
  db.prepare("update asked_price set used_at = ? where id = ?").run(now, id);
}

/** An hour after it expired nobody asks for it any more. */
export function forgetExpired(db: DatabaseSync, now: number): void {
  db.prepare("delete from asked_price where expires_at < ?").run(now - 3_600_000);
}
