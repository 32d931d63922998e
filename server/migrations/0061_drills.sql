-- What is to be done step by step where nobody may improvise, and who did it.
create schema drills;

create table drills.drill (
  case_id uuid not null references cases."case",
  kind text not null check (kind in ('threat', 'self-harm', 'medical', 'minor', 'press', 'abuse', 'spam')),
  found_at timestamptz not null default platform.now(),
  -- Who said that it is none.
  dismissed_by uuid references staff.member,
  primary key (case_id, kind)
);
create index drill_kind on drills.drill (kind, case_id) where dismissed_by is null;

create table drills.step (
  case_id uuid not null,
  kind text not null,
  step text not null,
  done_by uuid not null references staff.member,
  done_at timestamptz not null default platform.now(),
  primary key (case_id, kind, step),
  foreign key (case_id, kind) references drills.drill on delete cascade
);
