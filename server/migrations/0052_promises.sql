-- What people are told by channel and language, and what it was foretold from: so that each value can be held against what came true.
create table service_levels.outlook (
  measured_at timestamptz primary key,
  -- How many could answer, what one case took one of them, and all else it was worked out from.
  hands int not null check (hands >= 0),
  seconds_per_case float8 not null check (seconds_per_case > 0),
  inputs jsonb not null
);

create table service_levels.told (
  channel text not null,
  language text not null,
  measured_at timestamptz not null,
  -- Null: it can't be said. What was foretold, and the step of it that is told.
  expected_seconds int check (expected_seconds >= 0),
  told_seconds int check (told_seconds >= 0),
  waiting int not null check (waiting >= 0),
  primary key (channel, language, measured_at)
);
create index told_at on service_levels.told (measured_at);
