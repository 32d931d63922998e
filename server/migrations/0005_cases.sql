-- Cases, the threads they span and the messages in them.
create schema cases;

create table cases."case" (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity (start with 1001) unique,
  customer_id uuid not null references customers.customer,
  account_id uuid not null references channels.account,
  channel text not null,
  visibility text not null check (visibility in ('public', 'private')),
  language text not null,
  topic text not null,
  urgency smallint not null check (urgency between 0 and 3),
  state text not null default 'open' check (state in ('open', 'waiting', 'closed')),
  assignee_id uuid references staff.member,
  -- A reply is on its way.
  answering boolean not null default false,
  opened_at timestamptz not null,
  closed_at timestamptz,
  outcome text check (outcome in ('solved', 'needed-no-answer', 'no-reaction')),
  -- Since when the customer waits for us. A case closed while its reply is on its way keeps it until the vendor has answered.
  waiting_since timestamptz,
  previous_case_id uuid references cases."case",
  preview text not null default '',
  changed_at timestamptz not null default platform.now(),
  check ((state = 'closed') = (closed_at is not null)),
  check ((state = 'closed') = (outcome is not null)),
  check (state <> 'open' or waiting_since is not null),
  check (state <> 'waiting' or waiting_since is null),
  check (state <> 'closed' or waiting_since is null or answering)
);
create index case_customer on cases."case" (customer_id, opened_at);
create index case_open on cases."case" (urgency desc, waiting_since, id) where state = 'open';
create index case_assignee on cases."case" (assignee_id, changed_at) where state <> 'closed';
create index case_waiting on cases."case" (changed_at) where state = 'waiting';
create index case_changed on cases."case" (changed_at desc, id);

-- One customer's part of a place on a channel. In a public tree each author has a thread of their own.
create table cases.thread (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references channels.account,
  customer_id uuid not null references customers.customer,
  channel text not null,
  visibility text not null check (visibility in ('public', 'private')),
  external_id text not null,
  -- The case that this thread last belonged to; mentions have none.
  case_id uuid references cases."case",
  last_message_at timestamptz not null,
  unique (account_id, external_id, customer_id)
);
create index thread_case on cases.thread (case_id);

create table cases.message (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity unique,
  case_id uuid references cases."case",
  thread_id uuid references cases.thread,
  customer_id uuid references customers.customer,
  account_id uuid not null references channels.account,
  channel text not null,
  external_id text,
  parent_external_id text,
  direction text not null check (direction in ('inbound', 'outbound')),
  visibility text not null check (visibility in ('public', 'private', 'internal')),
  author_kind text not null check (author_kind in ('customer', 'staff', 'system')),
  author_id uuid references staff.member,
  author_name text,
  author_handle text,
  text text not null,
  -- The same with personal data as dots: what lists show and search finds.
  masked_text text not null,
  language text not null,
  written_at timestamptz not null,
  received_at timestamptz not null,
  reading jsonb,
  needs text check (needs in ('answer', 'word', 'mention')),
  -- For our replies: how far their writer had read.
  seen_seq bigint,
  delivery_state text check (delivery_state in ('pending', 'accepted', 'delivered', 'read', 'refused', 'unsure', 'undone')),
  delivery_at timestamptz,
  delivery_why text,
  removed_at timestamptz,
  removed_why text,
  attachments jsonb not null default '[]',
  unique (account_id, external_id),
  check ((direction = 'inbound') = (author_kind = 'customer')),
  check ((direction = 'outbound' and visibility <> 'internal') = (delivery_state is not null)),
  check ((removed_at is null) = (removed_why is null))
);
create index message_case on cases.message (case_id, seq);
create index message_thread on cases.message (thread_id, seq);
create index message_customer on cases.message (customer_id, seq);
create index message_account on cases.message (account_id, seq);
create index message_mention on cases.message (seq) where case_id is null and direction = 'inbound';
create index message_words on cases.message using gin (masked_text gin_trgm_ops);

create table cases.draft (
  case_id uuid not null references cases."case" on delete cascade,
  staff_id uuid not null references staff.member on delete cascade,
  text text not null,
  visibility text not null check (visibility in ('public', 'private', 'internal')),
  saved_at timestamptz not null default platform.now(),
  primary key (case_id, staff_id)
);
