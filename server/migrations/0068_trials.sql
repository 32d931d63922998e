-- A day that is played before it comes: what a lead asked, how far it is, and what came of it beside the unchanged day.
create table insights.trial (
  id uuid primary key,
  asked_by uuid not null references staff.member,
  asked_at timestamptz not null default platform.now(),
  -- What is played, and with which change.
  what jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- Percent.
  progress smallint not null default 0 check (progress between 0 and 100),
  -- Whoever plays it has until then; another takes it over afterwards.
  taken_until timestamptz,
  attempts smallint not null default 0,
  ended_at timestamptz check ((ended_at is null) = (state in ('waiting', 'running'))),
  outcome jsonb check ((outcome is not null) = (state = 'done')),
  failure text check (failure in ('nobody-came', 'nobody-works', 'too-long', 'broken')),
  check ((failure is not null) = (state = 'failed'))
);
create index trial_open on insights.trial (asked_at) where ended_at is null;
create index trial_ended on insights.trial (ended_at) where ended_at is not null;
