-- The rights of the person: what of them is exported, erased, held for the law and agreed to, and what must not come back.

-- Since then nothing is kept of whom this was: cases and figures keep the id, which leads to nobody.
alter table customers.customer add column erased_at timestamptz;

-- What somebody allowed and took back; a later line counts more than an earlier one.
create table customers.consent (
  id uuid primary key,
  seq bigint generated always as identity unique,
  customer_id uuid not null references customers.customer,
  purpose text not null check (purpose in ('marketing', 'surveys', 'personal-offers', 'sharing-with-partners')),
  given boolean not null,
  at timestamptz not null,
  noted_at timestamptz not null default platform.now(),
  how text not null check (how in ('in-talk', 'by-phone', 'on-site', 'in-app', 'on-paper', 'from-import')),
  -- Where it can be read again: `message/ID` or `case/ID`.
  evidence text check (evidence ~ '^(message|case)/[0-9a-f-]{36}$'),
  actor_id uuid not null references staff.member
);
create index consent_customer on customers.consent (customer_id, seq);

create function customers.keep_consent() returns trigger language plpgsql as $$
begin
  raise exception 'customers.consent only grows';
end $$;
create trigger consent_only_grows before update or delete or truncate on customers.consent execute function customers.keep_consent();

-- Marks made with the installation's key; nobody can read back whose they are. All that a person had sent until then is passed over.
create table channels.erased_sender (
  mark bytea primary key check (octet_length(mark) = 32),
  until timestamptz not null
);
-- The same of single messages: what vendors tell again stays gone.
create table channels.erased_entry (
  mark bytea primary key check (octet_length(mark) = 32),
  at timestamptz not null default platform.now()
);

-- Marks of passengers (`booking/passenger`) and bag files whose copies are not kept again.
create table bookings.erased (
  mark bytea primary key check (octet_length(mark) = 32),
  at timestamptz not null default platform.now()
);

alter table cases."case" add column erased_at timestamptz;
create index attachment_created on cases.attachment (created_at) where message_id is not null;

-- Counts the times words were taken from `search_word`, for those who remember which are there.
create table cases.search_forgotten (
  single boolean primary key default true check (single),
  times bigint not null default 0
);
insert into cases.search_forgotten default values;

-- The audit is never changed, but for one thing: where a detail named a booking or a bag file of somebody who was erased, it says so.
drop trigger audit_is_kept on staff.audit;
create or replace function staff.keep_audit() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.detail = 'erased' and (new.id, new.at, new.actor_id, new.action, new.subject) is not distinct from (old.id, old.at, old.actor_id, old.action, old.subject) then
      return new;
    end if;
  end if;
  raise exception 'the audit is never changed';
end $$;
create trigger audit_is_kept before update on staff.audit for each row execute function staff.keep_audit();
create trigger audit_stays before delete or truncate on staff.audit execute function staff.keep_audit();

create schema rights;

-- Somebody asks for what is theirs: all that we know of them, or that nothing of it stays.
create table rights.request (
  id uuid primary key,
  seq bigint generated always as identity unique,
  kind text not null check (kind in ('export', 'erasure')),
  customer_id uuid not null references customers.customer,
  -- All ids that were one with them when it began.
  customer_ids uuid[] not null default '{}',
  -- Why: as the regulation has it.
  basis text not null check (basis in ('asked-by-person', 'consent-withdrawn', 'no-longer-needed', 'unlawful', 'law', 'restored')),
  state text not null check (state in ('noted', 'running', 'done', 'cancelled', 'set-aside')),
  asked_at timestamptz not null,
  due_at timestamptz not null,
  noted_by uuid not null references staff.member,
  noted_at timestamptz not null default platform.now(),
  started_by uuid references staff.member,
  started_at timestamptz,
  -- How far it is, and who works on it until when.
  step text,
  cursor text,
  attempts int not null default 0,
  next_at timestamptz not null default platform.now(),
  why text,
  counts jsonb not null default '{}',
  -- What must be known to go on, sealed; gone when it is done.
  subject bytea,
  ended_at timestamptz,
  -- The certificate of an erasure that a restored backup had forgotten.
  repeats uuid,
  -- Of an export: its size, and until when it can be fetched.
  bytes bigint,
  kept_until timestamptz,
  check ((state in ('done', 'cancelled')) = (ended_at is not null)),
  check (state in ('running', 'set-aside') or subject is null)
);
create unique index request_running on rights.request (customer_id, kind) where state in ('noted', 'running', 'set-aside');
create index request_next on rights.request (next_at) where state = 'running';
create index request_customer on rights.request (customer_id);
create index request_kept on rights.request (kept_until) where kept_until is not null;

-- An export, sealed piece by piece.
create table rights.export_piece (
  request_id uuid not null references rights.request on delete cascade,
  place int not null,
  data bytea not null,
  primary key (request_id, place)
);

-- What an erasure leaves to show: no more than counts. Each holds the hash of the one before.
create table rights.certificate (
  number bigint generated always as identity primary key,
  id uuid not null unique,
  request_id uuid not null unique references rights.request,
  content jsonb not null,
  previous bytea,
  hash bytea not null check (octet_length(hash) = 32)
);

-- What the law has us keep for a time, where it differs from what we ship with; null: nothing.
create table rights.hold_rule (
  kind text primary key check (kind in ('claims', 'bags', 'bookings')),
  days int check (days between 1 and 7300)
);

-- Sealed, for nobody's eyes but of who does this work; gone at its end.
create table rights.hold (
  id uuid primary key,
  request_id uuid not null references rights.request,
  kind text not null check (kind in ('claims', 'bags', 'bookings')),
  held_at timestamptz not null default platform.now(),
  until timestamptz not null,
  content bytea,
  ended_at timestamptz,
  check ((content is null) = (ended_at is not null))
);
create index hold_due on rights.hold (until) where ended_at is null;
create index hold_request on rights.hold (request_id);

-- How long each kind of data of a channel is kept, in hours, where it differs from what we ship with; null: without end.
create table rights.keeping (
  kind text not null,
  channel text not null,
  hours int check (hours between 1 and 175200),
  primary key (kind, channel)
);
-- How far it was carried out.
create table rights.keeping_run (
  kind text not null,
  channel text not null,
  done_to timestamptz not null,
  ran_at timestamptz not null,
  erased bigint not null default 0,
  primary key (kind, channel)
);

-- What is kept for a time is found by when it came, in tables that are written in that order.
create index message_received on cases.message using brin (received_at);
create index touchpoint_received on journeys.touchpoint using brin (received_at);
