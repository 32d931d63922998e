-- Proof: how long an identifier counts as verified, the ways to prove one, who acts for whom, and patience with those who guess.

-- Until when a proof may be relied on; null: it does not end. Who is whom follows from proofs that have ended too.
alter table customers.identity_event add column until timestamptz;
alter table customers.link add column until timestamptz;

create schema proof;

-- For how long each kind of proof holds.
create table proof.rule (
  method text primary key check (method in ('booking', 'code', 'login')),
  hours int not null check (hours between 1 and 8760)
);
insert into proof.rule values ('booking', 24), ('code', 720), ('login', 2160);

-- Misses of those who guess, by whose they are; never what was guessed.
create table proof.miss (
  key text primary key,
  count int not null,
  last_at timestamptz not null,
  until timestamptz
);
create index miss_last on proof.miss (last_at);

-- One-time codes: what is kept can't be read back.
create table proof.code (
  id uuid primary key default gen_random_uuid(),
  customer_id uuid not null references customers.customer,
  case_id uuid,
  booking_id text not null,
  -- The address it went to: its place among those on file, never itself.
  contact_id text not null,
  code_hash bytea not null,
  acts_for jsonb,
  actor_id uuid references staff.member,
  tries_left int not null default 5 check (tries_left >= 0),
  sent_at timestamptz not null default platform.now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index code_customer on proof.code (customer_id, sent_at);
create index code_expires on proof.code (expires_at);

-- Links for one customer alone.
create table proof.way (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  customer_id uuid not null references customers.customer,
  case_id uuid,
  actor_id uuid references staff.member,
  made_at timestamptz not null default platform.now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index way_expires on proof.way (expires_at);

-- A browser on its way to the airline's sign-in and back: what it must bring again, and, sealed, what the sign-in said.
create table proof.visit (
  id uuid primary key default gen_random_uuid(),
  way_id uuid not null references proof.way on delete cascade,
  asked bytea not null,
  said bytea,
  expires_at timestamptz not null
);
create index visit_way on proof.visit (way_id);
create index visit_expires on proof.visit (expires_at);

-- The airline's sign-in for passengers; one row.
create table proof.login (
  single boolean primary key default true check (single),
  name text not null,
  issuer text not null,
  client_id text not null,
  secret bytea not null,
  scopes text[] not null,
  loyalty_claim text,
  loyalty_programme text
);

-- An agent tells or changes without a proof, and says why.
create table proof.override (
  id uuid primary key default gen_random_uuid(),
  customer_id uuid not null references customers.customer,
  case_id uuid,
  booking_id text not null,
  allows text not null check (allows in ('told', 'changed')),
  actor_id uuid not null references staff.member,
  reason text not null check (length(reason) between 1 and 500),
  at timestamptz not null default platform.now(),
  until timestamptz not null
);
create index override_actor on proof.override (actor_id, customer_id, until);

-- Somebody acts for another: proved once, with scope and end.
create table proof.mandate (
  id uuid primary key default gen_random_uuid(),
  customer_id uuid not null references customers.customer,
  case_id uuid,
  relation text not null check (relation in ('parent', 'assistant', 'agency', 'group-leader', 'companion')),
  allows text not null check (allows in ('told', 'changed')),
  covers text not null check (covers in ('booking', 'traveller')),
  booking_id text not null,
  -- What leads to the traveller's other bookings.
  loyalty text,
  method text not null check (method in ('booking', 'code', 'login')),
  actor_id uuid references staff.member,
  since timestamptz not null default platform.now(),
  until timestamptz not null,
  ended_at timestamptz,
  ended_why text check (length(ended_why) <= 500),
  check (covers = 'booking' or loyalty is not null)
);
create index mandate_customer on proof.mandate (customer_id) where ended_at is null;

-- What stood in public and belongs to one person alone: that it was found, when and by which rule; never itself.
create schema privacy;
create table privacy.exposure (
  message_id uuid primary key references cases.message on delete cascade,
  customer_id uuid not null references customers.customer,
  case_id uuid references cases."case",
  -- [{ kind, rule }]
  found jsonb not null check (jsonb_typeof(found) = 'array'),
  found_at timestamptz not null default platform.now(),
  -- Why we hid it, as told to its writer.
  told_message_id uuid,
  told_at timestamptz,
  -- An agent asked its writer to take it away.
  asked_message_id uuid,
  asked_at timestamptz,
  settled_at timestamptz,
  settled_by uuid references staff.member
);
create index exposure_case on privacy.exposure (case_id);
