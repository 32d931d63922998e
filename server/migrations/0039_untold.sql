-- Of some things a vendor tells only where they stand: what was said there is asked for, and kept as a delivery like any other.
create table channels.untold (
  account_id uuid not null references channels.account,
  external_id text not null,
  -- Where it stands; the same as external_id where it is the words of the place itself.
  thread_id text,
  state text not null default 'waiting' check (state in ('waiting', 'told', 'gone')),
  -- In our words: why it can't be read.
  why text,
  attempts int not null default 0,
  next_at timestamptz not null default platform.now(),
  heard_at timestamptz not null default platform.now(),
  primary key (account_id, external_id)
);
create index untold_waiting on channels.untold (next_at) where state = 'waiting';
create index untold_old on channels.untold (heard_at);
