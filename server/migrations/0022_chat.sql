-- Chat on the airline's own site: visitors, and what was said with each.
create schema chat;

create table chat.visitor (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references channels.account (id),
  token_hash bytea not null unique,
  -- Whom the airline's site says this is, by its own id; proved by its signature.
  user_id text check (length(user_id) between 1 and 200),
  name text check (length(name) <= 200),
  language text,
  since timestamptz not null default platform.now(),
  seen_at timestamptz not null default platform.now(),
  -- How far they have read.
  read_to bigint not null default 0
);
create index visitor_seen on chat.visitor (seen_at);
create index visitor_account on chat.visitor (account_id);

create table chat.line (
  number bigint generated always as identity primary key,
  visitor_id uuid not null references chat.visitor (id) on delete cascade,
  -- Chosen by who wrote it: a message of ours, or what the widget sends again until it is told.
  id uuid not null,
  side text not null check (side in ('visitor', 'airline')),
  text text not null check (length(text) between 1 and 20000),
  at timestamptz not null default platform.now(),
  unique (visitor_id, id)
);
create index line_of_visitor on chat.line (visitor_id, number);
create index line_of_airline on chat.line (id) where side = 'airline';
