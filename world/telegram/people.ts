import type { DatabaseSync } from "node:sqlite";

/** Somebody with Telegram. Their private chat with the bot bears their own id. */
export interface TelegramPerson {
  id: number;
  handle: string;
  name: string;
  language: string;
  username: string | null;
  /** They opened the bot, or wrote to it: before that it may not write to them. */
  hasBegun: boolean;
  blocks: boolean;
  seenAt: number;
}

/** Ids as Telegram gives them: beyond 32 bits, within 52. */
const firstId = 5_100_200_300;

export function settlePeople(
  db: DatabaseSync,
  people: readonly { handle: string; name: string; language: string }[],
): void {
  const add = db.prepare(
    "insert into telegram_person (id, handle, name, language, username) values (?, ?, ?, ?, ?) on conflict do nothing",
  );
  for (const [place, { handle, name, language }] of people.entries())
    // Not everybody takes a name there.
    add.run(firstId + place * 7919, handle, name, language, place % 3 === 2 ? null : `${handle}_tg`);
}

const toPerson = (row: Record<string, unknown>): TelegramPerson => ({
  id: Number(row["id"]),
  handle: String(row["handle"]),
  name: String(row["name"]),
  language: String(row["language"]),
  username: typeof row["username"] === "string" ? row["username"] : null,
  hasBegun: row["begun"] === 1,
  blocks: row["blocks"] === 1,
  seenAt: Number(row["seen_at"]),
});

export function personByHandle(db: DatabaseSync, handle: string): TelegramPerson | null {
  const row = db.prepare("select * from telegram_person where lower(handle) = lower(?)").get(handle);
  return row ? toPerson(row) : null;
}

export function personById(db: DatabaseSync, id: number): TelegramPerson | null {
  const row = db.prepare("select * from telegram_person where id = ?").get(id);
  return row ? toPerson(row) : null;
}

export function thePerson(db: DatabaseSync, handle: string): TelegramPerson {
  const person = personByHandle(db, handle);
  if (!person) throw new Error(`Nobody is called ${handle} at Telegram.`);
  return person;
}

export function setStanding(
  db: DatabaseSync,
  id: number,
  { begun, blocks }: { begun: boolean; blocks: boolean },
): void {
  db.prepare("update telegram_person set begun = ?, blocks = ? where id = ?").run(begun ? 1 : 0, blocks ? 1 : 0, id);
}

export function setSeen(db: DatabaseSync, id: number, at: number): void {
  db.prepare("update telegram_person set seen_at = ? where id = ?").run(at, id);
}
