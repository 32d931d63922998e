-- How urgent a case is follows from a table that leads lay down and from what is known; when that changes by itself is a column.
create schema urgency;

alter table cases."case" add column urgency_set_at timestamptz;
comment on column cases."case".urgency_set_at is 'When a colleague set its urgency by hand; null: nobody did, or more is known since.';

create table urgency.rule (
  version int primary key check (version > 0),
  content jsonb not null,
  set_by uuid not null references staff.member,
  set_at timestamptz not null default platform.now(),
  -- How far the open cases were gone through for it; done once `swept_at` is set.
  swept_to uuid not null default '00000000-0000-0000-0000-000000000000',
  swept_at timestamptz
);
create index rule_unswept on urgency.rule (version) where swept_at is null;

create table urgency.score (
  case_id uuid primary key references cases."case",
  customer_id uuid,
  -- By which version of the table; null until it is weighed first.
  version int check (version >= 0),
  points int,
  urgency smallint check (urgency between 0 and 3),
  is_held_back boolean not null default false,
  reasons jsonb,
  -- What was known then: what another table would make of it can be tried.
  facts jsonb,
  weighed_at timestamptz,
  -- When a colleague set another urgency, and what the table said then.
  seen_set_at timestamptz,
  floor smallint check (floor between 0 and 3),
  -- When it is to be weighed next.
  next_at timestamptz,
  check ((version is null) = (weighed_at is null) and (version is null) = (facts is null) and (version is null) = (urgency is null))
);
create index score_next on urgency.score (next_at) where next_at is not null;
create index score_weighed on urgency.score (weighed_at);
create index score_customer on urgency.score (customer_id);

-- The flights and bookings on which a score depends.
create table urgency.watch (
  what text not null check (what in ('flight', 'booking')),
  key text not null,
  case_id uuid not null references urgency.score on delete cascade,
  primary key (what, key, case_id)
);
create index watch_case on urgency.watch (case_id);
