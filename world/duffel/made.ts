/** What Duffel keeps of an order beside the airline: from which offer it was made, and what came with it. */
import type { DatabaseSync } from "node:sqlite";

export const orderTables = `
create table if not exists duffel_order (booking_id text primary key, offer text not null, content text not null) strict, without rowid;
create index if not exists duffel_order_offer on duffel_order (offer);
`;

export interface Made {
  metadata: Record<string, string>;
  /** By passenger of the booking. */
  people: Record<string, { email: string; phone: string; carries: string | null }>;
}

export function keepMade(db: DatabaseSync, bookingId: string, { offer, ...made }: Made & { offer: string }): void {
  db.prepare("insert into duffel_order (booking_id, offer, content) values (?, ?, ?)").run(
    bookingId,
    offer,
    JSON.stringify(made),
  );
}

export function madeOf(db: DatabaseSync, bookingId: string): Made {
  const row = db.prepare("select content from duffel_order where booking_id = ?").get(bookingId);
  return row ? (JSON.parse(String(row["content"])) as Made) : { metadata: {}, people: {} };
}

export const madeFrom = (db: DatabaseSync, offer: string): string[] =>
  db
    .prepare("select booking_id from duffel_order where offer = ?")
    .all(offer)
    .map((row) => String(row["booking_id"]));
