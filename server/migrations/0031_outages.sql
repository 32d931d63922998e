-- A vendor that does not answer, or answers with its own failures, one message after another. Its account's messages are held in order;
-- one at a time is tried until one gets through.
create table channels.outage (
  account_id uuid primary key references channels.account,
  -- In a row, over so many different messages; the last of them.
  failures int not null default 1,
  messages int not null default 1,
  outgoing_id uuid not null,
  began_at timestamptz not null default platform.now(),
  -- Null: it may be that message alone.
  opened_at timestamptz,
  next_try_at timestamptz,
  tries int not null default 0,
  -- The vendor's failure, as its adapter says it.
  why text not null,
  check ((opened_at is null) = (next_try_at is null))
);
