-- Signs of life both ways: that we have seen what they wrote, that we type, that they type; and what the airline wants of it.

-- A sign to be given to somebody, once. Nothing of it is worth keeping through a crash of the database.
create unlogged table channels.sign (
  account_id uuid not null references channels.account,
  -- As the vendor knows them.
  correspondent_id text not null,
  -- Their newest message, and the last that was marked as seen.
  message_id text not null,
  seen_id text,
  wishes_seen boolean not null default false,
  wishes_typing boolean not null default false,
  -- What they pressed and wait to see taken.
  wishes_pressed text,
  wished_at timestamptz not null default platform.now(),
  -- Until then it shows that we type.
  typing_until timestamptz,
  primary key (account_id, correspondent_id)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
create index sign_wished on channels.sign (wished_at) where wishes_seen or wishes_typing or wishes_pressed is not null;

-- Who types to us now, by the vendor's name of the conversation; gone when nobody says so again.
create unlogged table channels.their_typing (
  account_id uuid not null references channels.account,
  thread_id text not null,
  at timestamptz not null,
  until timestamptz not null,
  primary key (account_id, thread_id)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);

alter table cases.rule
  add column shows_seen boolean not null default true,
  add column shows_typing boolean not null default true;
