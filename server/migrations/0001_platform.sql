-- What every module stands on: the one clock, the event log and its followers.
create extension if not exists pg_trgm;

-- One row: tests move the clock by setting its offset.
create table platform.clock (
  single boolean primary key default true check (single),
  "offset" interval not null default '0'
);
insert into platform.clock default values;

-- The one clock. Every time in Jetbridge that is not a vendor's comes from here.
create function platform.now() returns timestamptz language sql volatile parallel safe
  as $$ select clock_timestamp() + (select "offset" from platform.clock) $$;

-- What happened, written in the transaction in which it happened; ids only. Read by (xid, id) below the snapshot's xmin,
-- never by id alone: a transaction that began earlier may commit later.
create table platform.event (
  id bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default platform.now(),
  type text not null,
  fact jsonb not null,
  topics text[] not null,
  primary key (xid, id)
);
create index event_at on platform.event using brin (at);

-- How far each follower has read.
create table platform.follower (
  name text primary key,
  xid xid8 not null,
  id bigint not null
);

-- Reactions that failed and are tried again, each alone; `dead` ones wait for a person.
create table platform.reaction_retry (
  id bigint generated always as identity primary key,
  reaction text not null,
  type text not null,
  fact jsonb not null,
  attempts int not null default 1,
  next_at timestamptz not null,
  why text not null,
  dead boolean not null default false
);
create index reaction_retry_due on platform.reaction_retry (next_at) where not dead;
