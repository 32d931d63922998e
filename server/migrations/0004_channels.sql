-- Channel accounts; what came in, raw and understood; what goes out, with every attempt.
create schema channels;

create table channels.account (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  name text not null,
  external_id text not null,
  -- What the brand is called there; learnt from what the vendor sends.
  handle text,
  base_url text,
  -- Sealed with the key outside the database, bound to this row.
  secrets bytea not null,
  state text not null default 'active' check (state in ('active', 'sign-in-again')),
  why text,
  -- Where the vendor's own list was last read to, and when.
  read_to text,
  looked_at timestamptz,
  created_at timestamptz not null default platform.now(),
  unique (kind, external_id)
);

-- Each request of a vendor as it came, kept before anybody tries to understand it.
create table channels.delivery (
  id bigint generated always as identity primary key,
  account_id uuid not null references channels.account,
  received_at timestamptz not null default platform.now(),
  headers jsonb not null,
  body bytea not null,
  state text not null default 'waiting' check (state in ('waiting', 'read', 'unreadable')),
  why text,
  entries int not null default 0
) with (fillfactor = 90);
create index delivery_waiting on channels.delivery (id) where state = 'waiting';
create index delivery_unreadable on channels.delivery (id) where state = 'unreadable';
create index delivery_account on channels.delivery (account_id, id);

-- One entry of a delivery in our words. A retry, or a post that comes as mention and as reply, is one row.
create table channels.arrival (
  id bigint generated always as identity primary key,
  account_id uuid not null references channels.account,
  external_id text not null,
  kind text not null,
  delivery_id bigint not null references channels.delivery,
  lane text not null,
  entry jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'received', 'dead')),
  attempts int not null default 0,
  why text,
  received_at timestamptz not null,
  unique (account_id, external_id, kind)
) with (fillfactor = 90);
create index arrival_waiting on channels.arrival (lane, id) where state = 'waiting';
create index arrival_dead on channels.arrival (id) where state = 'dead';

-- A lane keeps the order of one correspondent. The row's lock is the lease: a crash needs no recovery.
create table channels.lane (
  key text primary key,
  waiting int not null default 0 check (waiting >= 0),
  next_at timestamptz not null default platform.now()
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02);
create index lane_due on channels.lane (next_at) where waiting > 0;

-- What we hand to a vendor. Its row commits with the command that wanted it; `epoch` fences a sender that was away too long.
create table channels.outgoing (
  id uuid primary key,
  seq bigint generated always as identity,
  account_id uuid not null references channels.account,
  lane text not null,
  visibility text not null check (visibility in ('public', 'private')),
  -- Whom or what it answers, in the vendor's ids.
  recipient_id text not null,
  parent_id text,
  text text not null,
  state text not null default 'pending' check (state in ('pending', 'sending', 'accepted', 'delivered', 'read', 'refused', 'unsure', 'undone')),
  send_after timestamptz not null,
  epoch int not null default 0,
  attempts int not null default 0,
  lease_until timestamptz,
  look_at timestamptz,
  looks int not null default 0,
  vendor_id text,
  why text,
  changed_at timestamptz not null default platform.now(),
  check ((state = 'sending') = (lease_until is not null)),
  check (state not in ('accepted', 'delivered', 'read') or vendor_id is not null),
  unique (account_id, vendor_id)
) with (fillfactor = 80);
create index outgoing_due on channels.outgoing (send_after) where state = 'pending';
create index outgoing_lane on channels.outgoing (lane, seq) where state in ('pending', 'sending');
create index outgoing_sending on channels.outgoing (lease_until) where state = 'sending';
create index outgoing_unsure on channels.outgoing (look_at) where state = 'unsure';

-- Written and committed before every call to a vendor.
create table channels.attempt (
  id bigint generated always as identity primary key,
  outgoing_id uuid not null references channels.outgoing,
  epoch int not null,
  started_at timestamptz not null default platform.now(),
  ended_at timestamptz,
  outcome text,
  why text,
  unique (outgoing_id, epoch)
);

-- What a vendor still allows one account, as its answers said.
create table channels.allowance (
  account_id uuid not null references channels.account,
  visibility text not null check (visibility in ('public', 'private')),
  remaining int not null,
  resets_at timestamptz not null,
  primary key (account_id, visibility)
);
