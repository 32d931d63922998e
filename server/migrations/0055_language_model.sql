-- What a language model may do, and what it was asked. Nothing here is in the way of anything that comes in or goes out.
create schema language_model;

-- Version 0 is nobody's: it is off.
create table language_model.rule (
  version int primary key check (version > 0),
  rule jsonb not null,
  set_by uuid not null references staff.member,
  set_at timestamptz not null default platform.now()
);

-- How often in a row it failed, and until when it is left alone: for all workers together.
create table language_model.breaker (
  is_only boolean primary key default true check (is_only),
  failures int not null default 0,
  rests_until timestamptz
);
insert into language_model.breaker default values;

create table language_model.proposal (
  id uuid primary key,
  case_id uuid not null references cases."case",
  customer_id uuid not null references customers.customer,
  asked_by uuid not null references staff.member,
  task text not null check (task in ('draft', 'translation', 'summary')),
  language text not null,
  message_id uuid references cases.message,
  -- Whether who asked may read private data: then a draft in private holds it.
  sees_personal_data boolean not null,
  -- What an agent wished translated.
  words text,
  model text not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
  asked_at timestamptz not null default platform.now(),
  -- Whoever works on it has until then.
  taken_until timestamptz,
  attempts int not null default 0,
  ended_at timestamptz check ((ended_at is null) = (state = 'waiting')),
  text text,
  cautions text[] not null default '{}',
  failure text check ((failure is null) = (state <> 'failed')),
  tokens int not null default 0,
  -- Of what was sent: two that are the same can be told, and none of it read back.
  prompt_hash bytea,
  verdict text check (verdict in ('taken', 'dismissed'))
);
create index proposal_waiting on language_model.proposal (asked_at) where state = 'waiting';
create index proposal_asked_at on language_model.proposal (asked_at);
create index proposal_worded on language_model.proposal (ended_at) where text is not null or words is not null;
create index proposal_customer on language_model.proposal (customer_id);
create index proposal_case on language_model.proposal (case_id);
create index proposal_message on language_model.proposal (message_id) where message_id is not null;
