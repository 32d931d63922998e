-- Waiting, from the first unanswered message to the vendor's acceptance of a human answer; and what we publish of it.
create schema service_levels;

create table service_levels.episode (
  id bigint generated always as identity primary key,
  case_id uuid not null references cases."case",
  account_id uuid not null references channels.account,
  channel text not null,
  language text not null,
  kind text not null check (kind in ('first', 'next')),
  started_at timestamptz not null,
  start_message_id uuid references cases.message,
  ended_at timestamptz,
  ended_why text check (ended_why in ('answered', 'needed-no-answer', 'closed')),
  end_message_id uuid references cases.message,
  answered_by uuid references staff.member,
  check ((ended_at is null) = (ended_why is null)),
  check (ended_at is null or ended_at >= started_at),
  check ((ended_why = 'answered') is not true or end_message_id is not null)
);
-- Who waits waits once.
create unique index episode_open on service_levels.episode (case_id) where ended_at is null;
create index episode_case on service_levels.episode (case_id);
create index episode_ended on service_levels.episode (ended_at);
create index episode_waiting on service_levels.episode (channel, started_at) where ended_at is null;

-- Resolution is measured per cycle, from opening to closing; a reopened case begins a new one.
create table service_levels.cycle (
  id bigint generated always as identity primary key,
  case_id uuid not null references cases."case",
  channel text not null,
  language text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text,
  check ((ended_at is null) = (outcome is null)),
  check (ended_at is null or ended_at >= started_at)
);
create unique index cycle_open on service_levels.cycle (case_id) where ended_at is null;
create index cycle_ended on service_levels.cycle (ended_at);

-- Every value we told the public, with what it was worked out from.
create table service_levels.published (
  channel text not null,
  measured_at timestamptz not null,
  expected_seconds int,
  median_seconds int,
  p90_seconds int,
  waiting int not null,
  inputs jsonb not null,
  primary key (channel, measured_at)
);
