-- What was foretold of an hour three hours ahead, so that it can be held against what came.
create table insights.forecast (
  hour timestamptz primary key check (hour = date_trunc('hour', hour, 'UTC')),
  expected float8 not null check (expected >= 0),
  low float8 not null,
  high float8 not null,
  made_at timestamptz not null default platform.now(),
  check (low <= expected and expected <= high)
);
