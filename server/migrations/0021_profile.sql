-- What happened to a customer, from every side: the airline's touchpoints, bag files, changes of bookings, and cases that are one.

create schema journeys;

-- What the airline's own systems saw of somebody, by the identifier under which they saw them. Who that is follows from who is whom,
-- so a touchpoint needs no merging and an anonymous one joins a profile when its identifier does.
create table journeys.touchpoint (
  reported_by uuid not null references staff.member,
  -- The reporting system's own id: the same one twice is one touchpoint.
  id text not null,
  seq bigint generated always as identity unique,
  kind text not null,
  at timestamptz not null,
  identifier_id bigint not null references customers.identifier,
  channel text,
  flight text,
  flight_on date,
  outcome text not null,
  is_trouble boolean not null,
  details jsonb not null default '{}',
  received_at timestamptz not null default platform.now(),
  primary key (reported_by, id)
);
create index touchpoint_identifier on journeys.touchpoint (identifier_id, at);

-- What of a booking became another, as we saw it.
create table bookings.step (
  seq bigint generated always as identity primary key,
  booking_id text not null references bookings.booking on delete cascade,
  at timestamptz not null default platform.now(),
  kind text not null check (kind in ('changed', 'cancelled')),
  what text[] not null default '{}'
);
create index step_booking on bookings.step (booking_id, at);

-- Bag files: a copy of what the tracing system has, read by its changes. Who hears takes the lease first.
create table bookings.bag_feed (
  single boolean primary key default true check (single),
  cursor text,
  leased_until timestamptz not null default '-infinity',
  heard_at timestamptz,
  why text,
  failures int not null default 0
);
insert into bookings.bag_feed default values;

create table bookings.bag_file (
  reference text primary key,
  version text not null,
  kind text not null check (kind in ('missing', 'damaged', 'rifled')),
  state text not null check (state in ('reported', 'found', 'on-its-way', 'delivered', 'closed')),
  reported_at timestamptz not null,
  record_locator text,
  -- All of it, as contract/baggage.ts says.
  content jsonb not null
);
create index bag_file_locator on bookings.bag_file (record_locator) where record_locator is not null;

create table bookings.bag_lead (
  kind text not null check (kind in ('loyalty', 'email', 'phone', 'eticket')),
  value text not null,
  reference text not null references bookings.bag_file on delete cascade,
  primary key (kind, value, reference)
);
create index bag_lead_file on bookings.bag_lead (reference);

-- Reports of ours: written before the tracing system is asked, so that a time-out leaves none unseen.
create table bookings.bag_report (
  id uuid primary key,
  booking_id text not null,
  passenger_id text not null,
  reported_by uuid not null references staff.member,
  at timestamptz not null default platform.now(),
  state text not null default 'sent' check (state in ('sent', 'filed', 'refused')),
  reference text,
  why text
);

-- A customer's messages in the order they were said, and how many they wrote.
create index message_said on cases.message (customer_id, (least(written_at, received_at)));
create index message_wrote on cases.message (customer_id) where direction = 'inbound';
create index case_customer_closed on cases."case" (customer_id, closed_at) where closed_at is not null;

-- One case across channels: what was joined and split, by whom, and what moved, so that each can be taken back.
alter table cases."case"
  add column joined_into uuid references cases."case",
  drop constraint case_outcome_check,
  add constraint case_outcome_check check (outcome in ('solved', 'needed-no-answer', 'no-reaction', 'passed-by', 'joined'));
create index case_joined on cases."case" (joined_into) where joined_into is not null;

create table cases.joining (
  id uuid primary key,
  at timestamptz not null default platform.now(),
  -- `join`: a case went into another one. `split`: it came out of it. `apart`: a person says that they are two matters.
  kind text not null check (kind in ('join', 'split', 'apart')),
  case_id uuid not null references cases."case",
  other_id uuid not null references cases."case",
  -- Null: the machine.
  by uuid references staff.member,
  why text not null,
  -- What moved.
  threads uuid[] not null default '{}',
  messages uuid[] not null default '{}',
  promise_id uuid references cases.promise,
  -- Who had the case that went.
  assignee_id uuid references staff.member,
  taken_back_at timestamptz,
  taken_back_by uuid references staff.member,
  check (case_id <> other_id)
);
create index joining_case on cases.joining (case_id, at);
create index joining_other on cases.joining (other_id, at);

-- What a wait became when its case went into another: it goes on there.
alter table service_levels.episode
  drop constraint episode_ended_why_check,
  add constraint episode_ended_why_check check (ended_why in ('answered', 'needed-no-answer', 'closed', 'passed-by', 'turned', 'joined'));
