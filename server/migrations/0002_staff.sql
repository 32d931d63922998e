-- Who works here, how they sign in, and what they did.
create schema staff;

-- Names of columns are ours; the sign-in library is told them.
create table staff.member (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 120),
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  -- A program's token acts as a member too, so that every change has an author.
  kind text not null default 'person' check (kind in ('person', 'program')),
  role text not null default 'agent' check (role in ('admin', 'lead', 'agent', 'desk', 'crew', 'brand', 'insight', 'partner', 'engineer')),
  languages text[] not null default '{}',
  active boolean not null default true,
  seen_at timestamptz,
  created_at timestamptz not null default platform.now(),
  updated_at timestamptz not null default platform.now()
);

create table staff.session (
  id uuid primary key default gen_random_uuid(),
  token text not null unique,
  user_id uuid not null references staff.member on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default platform.now(),
  updated_at timestamptz not null default platform.now()
);
create index session_of_member on staff.session (user_id);

create table staff.credential (
  id uuid primary key default gen_random_uuid(),
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references staff.member on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default platform.now(),
  updated_at timestamptz not null default platform.now(),
  unique (provider_id, account_id)
);
create index credential_of_member on staff.credential (user_id);

-- One-time links, kept as hashes.
create table staff.verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default platform.now(),
  updated_at timestamptz not null default platform.now()
);
create index verification_identifier on staff.verification (identifier);

-- Attempts to sign in, for throttling over all processes.
create table staff.attempt (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  count int not null,
  last_request bigint not null
);

create table staff.api_token (
  id uuid primary key default gen_random_uuid(),
  member_id uuid not null references staff.member on delete cascade,
  hash bytea not null unique check (octet_length(hash) = 32),
  created_at timestamptz not null default platform.now(),
  last_used_at timestamptz
);

-- Every change, and every read of a customer by a person. Never updated, never deleted.
create table staff.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default platform.now(),
  actor_id uuid not null references staff.member,
  action text not null,
  subject text
);
create index audit_subject on staff.audit (subject, id);

create function staff.keep_audit() returns trigger language plpgsql as
  $$ begin raise exception 'the audit is never changed'; end $$;
create trigger audit_is_kept before update or delete or truncate on staff.audit execute function staff.keep_audit();
