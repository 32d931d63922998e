import type { DatabaseSync } from "node:sqlite";

/** Gives Telegram's part of the world its tables, beside the others' in the same file. */
export function openTelegramStore(db: DatabaseSync): void {
  db.exec(tables);
}

export type Shape = Record<string, unknown>;

const tables = `
create table if not exists telegram_person (
  id integer primary key, handle text not null unique, name text not null, language text not null, username text,
  begun integer not null default 0, blocks integer not null default 0, seen_at integer not null default 0
) strict;
create table if not exists telegram_message (
  chat_id integer not null, number integer not null, from_bot integer not null, text text, kind text not null, file_id text,
  place text, answers integer, buttons text, reaction text, created_at integer not null, edited_at integer, deleted_at integer,
  primary key (chat_id, number)
) strict, without rowid;
create table if not exists telegram_file (
  id text primary key, path text not null unique, mime text not null, name text, content blob not null
) strict;
create table if not exists telegram_update (
  id integer primary key autoincrement, lane text not null, subject text not null, body text not null, created_at integer not null,
  due_at integer not null, attempts integer not null default 0,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'given-up')), last_answer text, done_at integer
) strict;
create index if not exists telegram_update_waiting on telegram_update (id) where state = 'waiting';
create index if not exists telegram_update_of on telegram_update (subject);
`;
