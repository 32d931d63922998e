import { mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Opens the world's memory: a file in `home`, or nothing that lasts when `home` is null. */
export function openStore(home: string | null): DatabaseSync {
  if (home !== null) mkdirSync(home, { recursive: true });
  const db = new DatabaseSync(home === null ? ":memory:" : path.join(home, "world.sqlite"));
  // A crash of the process loses nothing; a crash of the machine may lose the last second, which a toy world may.
  db.exec("pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 2000;");
  db.exec(tables);
  for (const column of laterColumns) addColumn(db, column);
  return db;
}

/** Columns that a world kept from an earlier version lacks. */
const laterColumns = [
  "post add column quoted_id text",
  "post add column first_id text",
  "post add column replaced_by text",
  "account add column standing text not null default 'open'",
] as const;

function addColumn(db: DatabaseSync, column: string): void {
  const [table = "", , , name = ""] = column.split(" ");
  const known = db.prepare(`select 1 from pragma_table_info(?) where name = ?`).get(table, name);
  if (!known) db.exec(`alter table ${column}`);
}

/** Runs `work` as one transaction. */
export function atOnce<T>(db: DatabaseSync, work: () => T): T {
  if (db.isTransaction) return work();
  db.exec("begin");
  try {
    const result = work();
    db.exec("commit");
    return result;
  } catch (error) {
    db.exec("rollback");
    throw error;
  }
}

/** A remembered value; the first caller decides it. */
export function remember(db: DatabaseSync, name: string, make: () => string): string {
  const known = recall(db, name);
  if (known !== null) return known;
  const value = make();
  memorise(db, name, value);
  return value;
}

export function recall(db: DatabaseSync, name: string): string | null {
  const row = db.prepare("select value from memory where name = ?").get(name);
  return row ? String(row["value"]) : null;
}

export function memorise(db: DatabaseSync, name: string, value: string): void {
  db.prepare(
    "insert into memory (name, value) values (?, ?) on conflict (name) do update set value = excluded.value",
  ).run(name, value);
}

/** The newest id given so far, so that a clock set back makes no old ones. */
export function newestId(db: DatabaseSync): string | null {
  const row = db
    .prepare(
      "select max(id) as id from (select max(id) as id from post union all select max(id) from message union all select max(id) from media)",
    )
    .get();
  return typeof row?.["id"] === "string" ? row["id"] : null;
}

// Ids are 19-digit texts: equal length makes their text order their order, and no number loses a digit.
const tables = `
create table if not exists memory (name text primary key, value text not null) strict;
create table if not exists account (
  id text primary key, handle text not null, name text not null, language text not null,
  created_at integer not null, accepts_messages integer not null default 1
) strict;
create unique index if not exists account_handle on account (lower(handle));
create table if not exists post (
  id text primary key, author_id text not null references account, text text not null, display_from integer not null,
  language text not null, created_at integer not null, conversation_id text not null,
  reply_to_id text, reply_to_author_id text, hidden integer not null default 0, deleted_at integer
) strict;
create index if not exists post_of_author on post (author_id, id);
create index if not exists post_of_conversation on post (conversation_id, id);
create index if not exists post_reply on post (reply_to_id) where reply_to_id is not null;
create index if not exists post_answer on post (reply_to_author_id, id) where reply_to_author_id is not null;
create table if not exists mention (
  user_id text not null, post_id text not null references post, explicit integer not null, primary key (user_id, post_id)
) strict, without rowid;
create table if not exists message (
  id text primary key, conversation_id text not null, sender_id text not null, recipient_id text not null,
  text text not null, created_at integer not null, read_at integer
) strict;
create index if not exists message_of_conversation on message (conversation_id, id);
create index if not exists message_unread on message (recipient_id) where read_at is null;
create table if not exists webhook (id text primary key, url text not null unique, valid integer not null, created_at integer not null) strict;
create table if not exists subscription (
  id text primary key, event_type text not null, user_id text, direction text, tag text, webhook_id text not null,
  created_at integer not null
) strict;
create table if not exists delivery (
  id integer primary key, webhook_id text not null, lane text not null, subject_id text not null, body text not null,
  created_at integer not null, due_at integer not null, attempts integer not null default 0,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'given-up')), last_answer text, done_at integer
) strict;
create index if not exists delivery_waiting on delivery (id) where state = 'waiting';
create index if not exists delivery_state on delivery (state);
create index if not exists delivery_of_subject on delivery (subject_id);
create table if not exists token (
  token text primary key, kind text not null check (kind in ('access', 'refresh')), user_id text not null,
  expires_at integer, created_at integer not null
) strict;
create table if not exists media (
  id text primary key, owner_id text not null, kind text not null, mime text not null, category text, alt text,
  width integer not null, height integer not null, state text not null, ready_at integer not null, expires_at integer not null,
  total integer not null, content blob
) strict;
create table if not exists media_piece (media_id text not null, place integer not null, content blob not null, primary key (media_id, place)) strict;
create table if not exists shown_media (subject_id text not null, place integer not null, media_id text not null, primary key (subject_id, place)) strict;
create index if not exists shown_media_of on shown_media (media_id);
create table if not exists seen (handle text primary key, up_to text not null) strict;
`;
