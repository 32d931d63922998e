-- Until when an account's keys work, as its vendor says; and who is to be asked for their name, because messages bring none.

alter table channels.account
  add column keys_end_at timestamptz,
  add column keys_asked_at timestamptz;

create table channels.profile (
  account_id uuid not null references channels.account,
  person_id text not null,
  state text not null default 'waiting' check (state in ('waiting', 'done')),
  attempts int not null default 0,
  next_at timestamptz not null default platform.now(),
  primary key (account_id, person_id)
);
create index profile_due on channels.profile (next_at) where state = 'waiting';
