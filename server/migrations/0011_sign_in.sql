-- Signing in, whole: second factors, passkeys, the airline's own directory, sessions to look over, and throttling by failures alone.

-- What a session has proved. Without a second factor it is whole only for who has none and needs none.
alter table staff.session
  add column way text not null default 'password' check (way in ('password', 'link', 'passkey', 'directory')),
  add column second_factor_at timestamptz,
  -- When this person last proved to be at this browser: for deeds that ask for it afresh.
  add column proved_at timestamptz,
  add column began_at timestamptz not null default platform.now(),
  add column last_seen_at timestamptz not null default platform.now(),
  -- Another session took its place; it lives on for what is under way.
  add column ends_at timestamptz;

-- One row: what signing in asks of whom.
create table staff.sign_in_rules (
  single boolean primary key default true check (single),
  second_factor_roles text[] not null default '{}' check (second_factor_roles <@ array['admin', 'lead', 'engineer']),
  idle_minutes int not null default 60 check (idle_minutes between 5 and 720)
);
insert into staff.sign_in_rules default values;

-- The app on a phone that makes codes. A secret counts once a code of it was shown to us.
create table staff.totp (
  member_id uuid primary key references staff.member on delete cascade,
  secret bytea,
  since timestamptz,
  waiting bytea,
  -- The newest 30 seconds whose code was used; none of these or before is taken again.
  last_step bigint not null default 0,
  check ((secret is null) = (since is null))
);

create table staff.recovery_code (
  hash bytea primary key check (octet_length(hash) = 32),
  member_id uuid not null references staff.member on delete cascade,
  used_at timestamptz
);
create index recovery_code_of_member on staff.recovery_code (member_id);

create table staff.passkey (
  id uuid primary key default gen_random_uuid(),
  member_id uuid not null references staff.member on delete cascade,
  name text not null check (length(name) between 1 and 60),
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  created_at timestamptz not null default platform.now(),
  last_used_at timestamptz
);
create index passkey_of_member on staff.passkey (member_id);

-- What we asked a browser or the directory and await an answer to; each is taken once.
create table staff.challenge (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('add-passkey', 'use-passkey', 'directory')),
  member_id uuid references staff.member on delete cascade,
  value jsonb not null,
  expires_at timestamptz not null
);
create index challenge_old on staff.challenge (expires_at);

-- Failures alone, by account, address, network and device; `until`: nothing is tried before.
create table staff.failure (
  key text primary key,
  count int not null check (count >= 0),
  last_at timestamptz not null,
  until timestamptz
);

-- Browsers somebody has signed in from: another's guesses never lock these out.
create table staff.known_device (
  hash bytea not null check (octet_length(hash) = 32),
  member_id uuid not null references staff.member on delete cascade,
  last_used_at timestamptz not null default platform.now(),
  primary key (hash, member_id)
);

-- One row at most: the airline's own directory (OpenID Connect).
create table staff.directory (
  single boolean primary key default true check (single),
  name text not null check (length(name) between 1 and 60),
  issuer text not null,
  client_id text not null,
  secret bytea not null,
  scopes text[] not null,
  -- The claim that says what somebody is, and which of its values makes which role; no claim: roles are ours to give.
  role_claim text,
  roles jsonb not null default '[]',
  domains text[] not null,
  just_in_time boolean not null default false,
  changed_at timestamptz not null default platform.now()
);

-- A program can prove nothing anew; a trusted token does even what a person must prove themselves for.
alter table staff.api_token add column trusted boolean not null default false;

-- In our own words: `agent > lead`. Never a customer's.
alter table staff.audit add column detail text check (length(detail) <= 200);
