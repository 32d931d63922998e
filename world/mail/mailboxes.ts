import type { DatabaseSync } from "node:sqlite";
import { remember } from "../store.ts";

/** Where passengers have their mail; each under the name they have on X. */
export const passengerDomain = "post.example";
/** Where the airline has its mail. */
export const airlineDomain = "halcyra.example";
/** Whatever is sent there is taken, and comes back: a server behind the server knows nobody. */
export const goneDomain = "gone.example";

/** The mailbox that the product reads and sends from. */
export const airlineAddress = `care@${airlineDomain}`;

export const addressOfPassenger = (handle: string): string => `${handle.toLowerCase()}@${passengerDomain}`;

export interface KeptMail {
  uid: number;
  raw: Buffer;
  isSeen: boolean;
  at: number;
  envelopeFrom: string;
}

const tables = `
create table if not exists mailbox (address text primary key, password text not null, is_away integer not null default 0) strict;
create table if not exists mailbox_mail (
  address text not null references mailbox, uid integer not null, raw blob not null, is_seen integer not null default 0,
  at integer not null, envelope_from text not null, primary key (address, uid)
) strict, without rowid;
create table if not exists away_answer (address text not null, to_whom text not null, at integer not null, primary key (address, to_whom)) strict;
`;

/** The mailboxes of everybody in this world, in its memory. */
export interface Mailboxes {
  /** Counts the lives of all mailboxes together: one number is enough for a world. */
  validity: number;
  open: (address: string, password: string) => void;
  has: (address: string) => boolean;
  passwordOf: (address: string) => string | null;
  isAway: (address: string) => boolean;
  setAway: (address: string, isAway: boolean) => void;
  /** Whether this one has not been told lately that somebody is away (RFC 3834: once in a while is enough). */
  mayTellAway: (address: string, toWhom: string, now: number) => boolean;
  add: (address: string, mail: { raw: Buffer; at: number; envelopeFrom: string }) => number;
  /** In order of arrival. */
  list: (address: string) => { uid: number; isSeen: boolean; at: number; bytes: number }[];
  read: (address: string, uid: number) => KeptMail | null;
  setSeen: (address: string, uid: number, isSeen: boolean) => void;
  /** Called with the address of whose mailbox changed. */
  listen: (hear: (address: string) => void) => () => void;
}

const toldAwayFor = 86_400_000;

export function openMailboxes(db: DatabaseSync, now: () => number): Mailboxes {
  db.exec(tables);
  const ears = new Set<(address: string) => void>();
  const tell = (address: string): void => {
    for (const hear of ears) hear(address);
  };
  const rowOf = (address: string) =>
    db.prepare("select password, is_away from mailbox where address = ?").get(address.toLowerCase());
  return {
    validity: Number(remember(db, "mailboxes' validity", () => String(Math.floor(now() / 1000)))),
    open: (address, password) =>
      void db
        .prepare("insert into mailbox (address, password) values (?, ?) on conflict (address) do nothing")
        .run(address.toLowerCase(), password),
    has: (address) => rowOf(address) !== undefined,
    passwordOf: (address) => (rowOf(address)?.["password"] as string | undefined) ?? null,
    isAway: (address) => rowOf(address)?.["is_away"] === 1,
    setAway: (address, isAway) =>
      void db.prepare("update mailbox set is_away = ? where address = ?").run(isAway ? 1 : 0, address.toLowerCase()),
    mayTellAway(address, toWhom, at) {
      const known = db.prepare("select at from away_answer where address = ? and to_whom = ?").get(address, toWhom);
      if (known && at - Number(known["at"]) < toldAwayFor) return false;
      db.prepare(
        "insert into away_answer (address, to_whom, at) values (?, ?, ?) on conflict (address, to_whom) do update set at = excluded.at",
      ).run(address, toWhom, at);
      return true;
    },
    add(address, { raw, at, envelopeFrom }) {
      const box = address.toLowerCase();
      const last = db.prepare("select coalesce(max(uid), 0) as uid from mailbox_mail where address = ?").get(box);
      const uid = Number(last?.["uid"] ?? 0) + 1;
      db.prepare("insert into mailbox_mail (address, uid, raw, at, envelope_from) values (?, ?, ?, ?, ?)").run(
        box,
        uid,
        raw,
        at,
        envelopeFrom,
      );
      tell(box);
      return uid;
    },
    list: (address) =>
      db
        .prepare(
          "select uid, is_seen, at, length(raw) as bytes from mailbox_mail where address = ? order by uid limit 10000",
        )
        .all(address.toLowerCase())
        .map((row) => ({
          uid: Number(row["uid"]),
          isSeen: row["is_seen"] === 1,
          at: Number(row["at"]),
          bytes: Number(row["bytes"]),
        })),
    read(address, uid) {
      const row = db
        .prepare("select uid, raw, is_seen, at, envelope_from from mailbox_mail where address = ? and uid = ?")
        .get(address.toLowerCase(), uid);
      return row
        ? {
            uid,
            raw: Buffer.from(row["raw"] as Uint8Array),
            isSeen: row["is_seen"] === 1,
            at: Number(row["at"]),
            envelopeFrom: String(row["envelope_from"]),
          }
        : null;
    },
    setSeen(address, uid, isSeen) {
      const { changes } = db
        .prepare("update mailbox_mail set is_seen = ? where address = ? and uid = ? and is_seen <> ?")
        .run(isSeen ? 1 : 0, address.toLowerCase(), uid, isSeen ? 1 : 0);
      if (changes > 0) tell(address.toLowerCase());
    },
    listen(hear) {
      ears.add(hear);
      return () => ears.delete(hear);
    },
  };
}
