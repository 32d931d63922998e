-- Messages change after they came: edits, deletions, quotes; files come and go with them; answers may have several parts; accounts are cared for.

-- Files, by what they hold: the same bytes are kept once. In pieces, so that nobody holds a whole video in memory to show it.
create table platform.file (
  id uuid primary key default gen_random_uuid(),
  hash bytea not null unique,
  type text not null,
  bytes bigint not null,
  width int,
  height int,
  created_at timestamptz not null default platform.now()
);
create table platform.file_piece (
  file_id uuid not null references platform.file on delete cascade,
  place int not null,
  data bytea not null,
  primary key (file_id, place)
);
-- Pictures and videos are packed already.
alter table platform.file_piece alter column data set storage external;

-- `paused`: sending waits and lists are not looked at, by our own wish. `removed`: kept for what was said there.
alter table channels.account
  -- Who renews the keys holds them until then: a refresh token works once, whatever the number of processes.
  add column renewing_until timestamptz,
  drop constraint account_state_check,
  add constraint account_state_check check (state in ('active', 'sign-in-again', 'paused', 'removed'));

-- Deliveries that told again what another had told: they hold the same words, which must go when their writer takes them back.
create table channels.repeat (
  account_id uuid not null,
  external_id text not null,
  delivery_id bigint not null references channels.delivery on delete cascade,
  primary key (account_id, external_id, delivery_id)
);
create index repeat_delivery on channels.repeat (delivery_id);

-- A long answer goes out in parts, each after the one before was accepted. `stopped`: an earlier part did not get through.
alter table channels.outgoing
  -- Why the vendor refused it, in our words.
  add column code text,
  add column message_id uuid,
  add column part int not null default 1,
  add column parts int not null default 1,
  add column after_id uuid references channels.outgoing,
  drop constraint outgoing_state_check,
  add constraint outgoing_state_check
    check (state in ('pending', 'sending', 'accepted', 'delivered', 'read', 'refused', 'unsure', 'undone', 'stopped'));
create index outgoing_message on channels.outgoing (message_id, part) where message_id is not null;

-- What goes out with a message. Uploaded before the message is sent; the vendor's id of it works for a while only.
create table channels.outgoing_media (
  outgoing_id uuid not null references channels.outgoing,
  place int not null,
  file_id uuid not null references platform.file,
  kind text not null check (kind in ('image', 'animation', 'video')),
  alt text,
  state text not null default 'waiting' check (state in ('waiting', 'ready', 'failed')),
  vendor_id text,
  usable_until timestamptz,
  why text,
  attempts int not null default 0,
  next_at timestamptz not null default platform.now(),
  primary key (outgoing_id, place),
  check (state <> 'ready' or vendor_id is not null)
);
create index outgoing_media_waiting on channels.outgoing_media (next_at) where state = 'waiting';
create index outgoing_media_file on channels.outgoing_media (file_id);

-- Whether a reply of somebody to us is shown: what we want, and what the vendor made of it.
create table channels.hiding (
  account_id uuid not null references channels.account,
  external_id text not null,
  hidden boolean not null,
  reason text,
  state text not null default 'pending' check (state in ('pending', 'done', 'refused')),
  why text,
  -- Counts the wishes; an answer to an older one changes nothing.
  epoch int not null default 1,
  attempts int not null default 0,
  next_at timestamptz not null default platform.now(),
  changed_at timestamptz not null default platform.now(),
  primary key (account_id, external_id)
);
create index hiding_due on channels.hiding (next_at) where state = 'pending';

-- The message shows its newest version; `version_external_id` is that version's id at the vendor.
alter table cases.message
  add column version_external_id text,
  add column edited_at timestamptz,
  add column delivery_code text,
  add column quoted jsonb;
create index message_quoted on cases.message (account_id, (quoted ->> 'externalId')) where quoted is not null;

-- All versions of a message that was edited. A version that never reached us has no text.
create table cases.message_version (
  message_id uuid not null references cases.message,
  account_id uuid not null,
  external_id text not null,
  place int not null,
  text text,
  masked_text text,
  written_at timestamptz,
  received_at timestamptz,
  primary key (message_id, external_id),
  unique (account_id, external_id)
);

-- What was taken back, also before it came: whatever arrives under this id later stays gone.
create table cases.removal (
  account_id uuid not null,
  external_id text not null,
  at timestamptz not null default platform.now(),
  why text not null,
  primary key (account_id, external_id)
);
create index removal_at on cases.removal (at);

-- Pictures and videos of a message, or uploads of a colleague that wait for theirs.
create table cases.attachment (
  id uuid primary key default gen_random_uuid(),
  message_id uuid references cases.message,
  uploaded_by uuid references staff.member,
  account_id uuid references channels.account,
  place int not null default 0,
  kind text not null check (kind in ('image', 'animation', 'video', 'audio', 'file')),
  alt text,
  width int,
  height int,
  -- What the adapter needs to find it at the vendor; gone once it is here.
  source jsonb,
  file_id uuid references platform.file,
  state text not null check (state in ('waiting', 'here', 'failed')),
  why text,
  attempts int not null default 0,
  next_at timestamptz not null default platform.now(),
  created_at timestamptz not null default platform.now(),
  check (state <> 'here' or file_id is not null),
  check (message_id is not null or uploaded_by is not null)
);
create index attachment_message on cases.attachment (message_id, place);
create index attachment_waiting on cases.attachment (next_at) where state = 'waiting' and source is not null;
create index attachment_unsent on cases.attachment (uploaded_by, created_at) where message_id is null;
create index attachment_file on cases.attachment (file_id);

create table cases.upload_piece (
  attachment_id uuid not null references cases.attachment on delete cascade,
  place int not null,
  data bytea not null,
  primary key (attachment_id, place)
);
