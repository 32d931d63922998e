import type { DatabaseSync } from "node:sqlite";

/** Gives Meta's part of the world its tables, beside X's in the same file. */
export function openMetaStore(db: DatabaseSync): void {
  db.exec(tables);
}

/** A place of Meta where somebody writes or is written to. */
export const places = ["facebook", "messenger", "instagram", "whatsapp"] as const;
export type Place = (typeof places)[number];

/** JSON as it stands in a row or goes over the wire. */
export type Shape = Record<string, unknown>;

export const textOrNull = (value: unknown): string | null => (typeof value === "string" ? value : null);
/** What was given as a word: text, or a number or yes written out; nothing of anything else. */
export const wordOf = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : "";
export const numberOrNull = (value: unknown): number | null => (typeof value === "number" ? value : null);
export const shapeOf = (value: unknown): Shape => JSON.parse(typeof value === "string" ? value : "{}") as Shape;

const tables = `
create table if not exists meta_person (
  handle text primary key, name text not null, language text not null, psid text not null unique, igsid text not null unique,
  username text not null, wa_id text not null unique, bsuid text not null unique, wa_username text,
  hides_phone integer not null default 0, on_whatsapp integer not null default 1, blocks text not null default '',
  stopped_marketing integer not null default 0
) strict;
create table if not exists meta_post (
  id text primary key, place text not null, author_id text not null, message text not null, kind text not null,
  is_published integer not null default 1, promotion text not null default 'inactive', picture text,
  created_at integer not null, deleted_at integer
) strict;
create index if not exists meta_post_of_place on meta_post (place, created_at);
create table if not exists meta_comment (
  id text primary key, place text not null, post_id text not null references meta_post, parent_id text, author_id text not null,
  text text not null, picture text, created_at integer not null, edited_at integer, is_hidden integer not null default 0,
  deleted_at integer, answered_privately_at integer
) strict;
create index if not exists meta_comment_of_post on meta_comment (post_id, created_at);
create index if not exists meta_comment_of_author on meta_comment (author_id, created_at);
create table if not exists meta_message (
  id text primary key, place text not null, handle text not null, from_brand integer not null, kind text not null,
  content text not null, created_at integer not null, app_id text, reply_to text, sent_at integer, delivered_at integer,
  read_at integer, deleted_at integer, edits integer not null default 0, failed text, opens_window integer not null default 0,
  reaction text, number integer not null
) strict;
create index if not exists meta_message_of_talk on meta_message (place, handle, created_at, number);
create index if not exists meta_message_number on meta_message (number);
create index if not exists meta_message_of_brand on meta_message (place, handle) where from_brand = 1 and read_at is null;
create index if not exists meta_comment_parent on meta_comment (parent_id) where parent_id is not null;
create table if not exists meta_talk (
  place text not null, handle text not null, id text not null unique, holder text not null default 'app', updated_at integer not null,
  window_from integer, primary key (place, handle)
) strict;
create table if not exists meta_file (
  id text primary key, mime text not null, name text, content blob not null, created_at integer not null, key text not null,
  key_until integer not null, deleted_at integer
) strict;
create table if not exists meta_template (
  id text primary key, place text not null, name text not null, language text not null, category text not null,
  components text not null, status text not null, reason text not null default 'NONE', created_at integer not null,
  decides_at integer, verdict text, unique (place, name, language)
) strict;
create table if not exists meta_token (
  token text primary key, account text not null, kind text not null, holder_id text not null, scopes text not null,
  issued_at integer not null, expires_at integer not null default 0, state text not null default 'valid'
) strict;
create table if not exists meta_subscription (
  object text primary key, callback_url text not null, verify_token text not null, fields text not null
) strict;
create table if not exists meta_installed (node_id text primary key, fields text not null) strict;
create table if not exists meta_event (
  id integer primary key, object text not null, entry_id text not null, entry_time integer, part text not null, payload text not null,
  lane text not null, subject_id text not null, created_at integer not null, due_at integer not null, attempts integer not null default 0,
  batch integer, state text not null default 'waiting' check (state in ('waiting', 'delivered', 'given-up')), last_answer text, done_at integer
) strict;
create index if not exists meta_event_waiting on meta_event (id) where state = 'waiting';
create index if not exists meta_event_state on meta_event (state);
create index if not exists meta_event_of_subject on meta_event (subject_id);
create table if not exists meta_seen (handle text not null, app text not null, at integer not null, primary key (handle, app)) strict;
`;
