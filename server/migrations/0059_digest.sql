-- The week's figures by mail: who wants them, and to whom which week has gone.
create table insights.digest (
  member_id uuid primary key references staff.member,
  language text not null check (language in ('en', 'nl')),
  wanted_at timestamptz not null default platform.now()
);

-- Written down before it is handed over, under the id that is the same on every try.
create table insights.digest_sent (
  member_id uuid not null references staff.member,
  week date not null,
  letter_id uuid not null default gen_random_uuid(),
  state text not null default 'away' check (state in ('taken', 'refused', 'away')),
  tried_at timestamptz not null default platform.now(),
  primary key (member_id, week)
);
