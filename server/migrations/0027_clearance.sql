-- How people stand towards our accounts, so that nothing is sent that their vendor, or they, would not have; and by which way each message goes.
create table channels.standing (
  account_id uuid not null references channels.account,
  -- As the vendor knows them.
  correspondent_id text not null,
  -- By the vendor's clock.
  message_at timestamptz,
  pressed_at timestamptz,
  comment_at timestamptz,
  comment_id text,
  advertisement_at timestamptz,
  permitted_at timestamptz,
  -- The vendor said that this window is shut; null: that they take no messages.
  shut_at timestamptz,
  shut_window text check (shut_window in ('answer', 'human-agent', 'private-reply', 'entry-point')),
  stopped_at timestamptz,
  stopped_why text check (stopped_why in ('opted-out', 'blocked')),
  marketing_stopped_at timestamptz,
  automatic_at timestamptz,
  complained_at timestamptz,
  changed_at timestamptz not null default platform.now(),
  primary key (account_id, correspondent_id),
  check ((stopped_at is null) = (stopped_why is null)),
  check ((comment_at is null) = (comment_id is null))
) with (fillfactor = 80);
create index standing_changed on channels.standing using brin (changed_at);

alter table channels.outgoing
  add column written_by text not null default 'person' check (written_by in ('person', 'machine')),
  -- By which it was cleared; it goes by this or by one that asks less. Null: none is needed, or nobody asked yet.
  add column send_window text check (send_window in ('answer', 'human-agent', 'private-reply', 'entry-point')),
  -- An approved text with its values, which goes instead of the words.
  add column template jsonb;
-- What went to one person lately.
create index outgoing_recipient on channels.outgoing (account_id, recipient_id, seq) where visibility = 'private';

-- Texts that are to be approved, and what each vendor says of them.
create table channels.template (
  account_id uuid not null references channels.account,
  name text not null,
  language text not null,
  -- As it was handed in.
  content jsonb not null,
  category text not null check (category in ('utility', 'marketing', 'authentication')),
  state text not null default 'waiting' check (state in ('waiting', 'pending', 'approved', 'rejected', 'paused', 'disabled')),
  why text,
  vendor_id text,
  attempts int not null default 0,
  next_at timestamptz not null default platform.now(),
  changed_at timestamptz not null default platform.now(),
  primary key (account_id, name, language)
);
create index template_waiting on channels.template (next_at) where state = 'waiting';
