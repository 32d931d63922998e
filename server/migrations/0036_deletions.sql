-- What stands in public is deleted at its channel by our wish, and what became of the wish. A table of its own: what hides knows nothing of it.
create table channels.deletion (
  account_id uuid not null references channels.account,
  external_id text not null,
  -- Of an answer that went out in parts: its first.
  main_id text not null,
  state text not null default 'pending' check (state in ('pending', 'done', 'refused')),
  why text,
  -- An answer to an older wish changes nothing.
  epoch int not null default 0,
  attempts int not null default 0,
  next_at timestamptz not null default platform.now(),
  changed_at timestamptz not null default platform.now(),
  primary key (account_id, external_id)
);
create index deletion_pending on channels.deletion (next_at) where state = 'pending';
create index deletion_main on channels.deletion (account_id, main_id);
