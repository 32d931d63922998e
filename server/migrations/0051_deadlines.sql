-- By when an answer is owed: rows with a time, so that nothing that is late goes by unseen, whoever was away.
alter table service_levels.definition
  add check (not jsonb_path_exists(rule, '$.targets[*] ? (@.seconds <= 0)')),
  -- How far the open cases were gone through for it; done once `swept_at` is set.
  add column swept_to uuid not null default '00000000-0000-0000-0000-000000000000',
  add column swept_at timestamptz;
create index definition_unswept on service_levels.definition (version) where swept_at is null;

create table service_levels.deadline (
  id bigint generated always as identity primary key,
  case_id uuid not null references cases."case",
  clock text not null check (clock in ('first-response', 'next-response', 'resolution', 'end-to-end')),
  -- The episode of a response, the cycle of the others.
  wait_id bigint not null,
  started_at timestamptz not null,
  -- What was promised, and by which version: so much time of which calendar.
  version int not null references service_levels.definition,
  seconds int not null check (seconds > 0),
  calendar text not null,
  -- While we waited for them: not counted.
  pauses tstzmultirange not null default '{}',
  paused_at timestamptz,
  -- Null while it is paused, and where the calendar never opens long enough.
  warn_at timestamptz,
  due_at timestamptz,
  warned_at timestamptz,
  breached_at timestamptz,
  ended_at timestamptz,
  outcome text check (outcome in ('met', 'breached', 'dropped')),
  -- When it has to be looked at next.
  next_at timestamptz generated always as (
    case when ended_at is not null or breached_at is not null then null when warned_at is null then least(warn_at, due_at) else due_at end
  ) stored,
  check ((ended_at is null) = (outcome is null)),
  check (outcome is distinct from 'met' or breached_at is null),
  check (outcome is distinct from 'breached' or breached_at is not null)
);
create unique index deadline_wait on service_levels.deadline (clock, wait_id);
create index deadline_next on service_levels.deadline (next_at) where next_at is not null;
create index deadline_open on service_levels.deadline (case_id) where ended_at is null;
create index deadline_near on service_levels.deadline (warned_at) where ended_at is null and warned_at is not null;
create index deadline_ended on service_levels.deadline (ended_at);
