-- What passengers are given to hold: confirmations, invitations to check in, boarding passes; where each went, what is void, and who opened what.
create schema documents;

create table documents.document (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('confirmation', 'check-in', 'boarding-pass')),
  booking_id text not null,
  leg_id text,
  -- Of whom, in the order of the alphabet.
  passenger_ids text[] not null check (cardinality(passenger_ids) > 0),
  -- What it shows, frozen; emptied when it is of somebody who was erased.
  facts jsonb not null,
  -- Of what makes it another one.
  fingerprint bytea not null,
  made_at timestamptz not null default platform.now(),
  -- When its last flight has landed: after that nothing makes it void.
  ends_at timestamptz not null,
  void_at timestamptz,
  void_why text check (void_why in ('cancelled', 'flight', 'seat', 'withdrawn', 'changed')),
  replaced_by uuid references documents.document on delete set null,
  check ((void_at is null) = (void_why is null)),
  check (replaced_by is null or void_at is not null)
);
-- One of each holds, however many make it at once.
create unique index document_holds on documents.document (booking_id, kind, (coalesce(leg_id, '')), passenger_ids) where void_at is null;
create index document_booking on documents.document (booking_id, made_at);
create index document_ended on documents.document (ends_at);
create index document_replaced on documents.document (replaced_by) where replaced_by is not null;

-- A passenger's own address of their trip: a hash of 256 random bits, and what it shows.
create table documents.link (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  booking_id text not null,
  passenger_ids text[] not null check (cardinality(passenger_ids) > 0),
  customer_id uuid not null references customers.customer,
  case_id uuid references cases."case",
  language text not null,
  made_at timestamptz not null default platform.now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index link_customer on documents.link (customer_id);
create index link_booking on documents.link (booking_id);
create index link_case on documents.link (case_id) where case_id is not null;
create index link_expired on documents.link (expires_at);

create table documents.sending (
  message_id uuid primary key,
  document_id uuid not null references documents.document on delete cascade,
  case_id uuid not null references cases."case",
  customer_id uuid not null references customers.customer,
  account_id uuid not null references channels.account,
  thread_id uuid,
  form text not null check (form in ('file', 'image', 'template', 'link')),
  language text not null,
  link_id uuid references documents.link on delete set null,
  -- Null: the house, because the one before was void.
  sent_by uuid references staff.member,
  at timestamptz not null default platform.now(),
  -- It tells that this one is void.
  voids uuid references documents.document on delete cascade,
  -- What was asked for: the same again is the same sending.
  wish_id uuid not null,
  check ((sent_by is null) = (voids is not null))
);
create unique index sending_once on documents.sending (wish_id, case_id, account_id, form);
-- That one is void is told once to each place, by each form that was tried.
create unique index sending_void_once on documents.sending (voids, case_id, account_id, form) where voids is not null;
create index sending_document on documents.sending (document_id, at);
create index sending_case on documents.sending (case_id, at);
create index sending_link on documents.sending (link_id) where link_id is not null;
create index sending_customer on documents.sending (customer_id, at);

-- To be told that a document is void, once at each place it went to.
create table documents.notice (
  id uuid primary key default gen_random_uuid(),
  document_id uuid not null references documents.document on delete cascade,
  case_id uuid not null references cases."case",
  account_id uuid not null references channels.account,
  thread_id uuid,
  customer_id uuid not null references customers.customer,
  language text not null,
  next_at timestamptz not null default platform.now(),
  told_at timestamptz,
  came_to text check (came_to in ('file', 'image', 'template', 'link', 'nothing')),
  unique (document_id, case_id, account_id),
  check ((told_at is null) = (came_to is null))
);
create index notice_due on documents.notice (next_at) where told_at is null;

create table documents.opening (
  id bigint generated always as identity primary key,
  link_id uuid not null references documents.link on delete cascade,
  document_id uuid references documents.document on delete cascade,
  form text not null check (form in ('page', 'pdf', 'png', 'apple', 'google')),
  first_at timestamptz not null default platform.now(),
  last_at timestamptz not null default platform.now(),
  times int not null default 1
);
create unique index opening_once on documents.opening (link_id, (coalesce(document_id, '00000000-0000-0000-0000-000000000000')), form);
create index opening_document on documents.opening (document_id) where document_id is not null;
