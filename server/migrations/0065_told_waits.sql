-- Who waits is told once how long it takes, in their own conversation, where it takes longer than leads think right.
create table service_levels.notice_rule (
  single boolean primary key default true check (single),
  -- Null: nobody is told.
  over_minutes int check (over_minutes between 5 and 1440)
);
insert into service_levels.notice_rule (over_minutes) values (null);

create table service_levels.notice (
  cycle_id bigint primary key references service_levels.cycle on delete cascade,
  -- Null: there was no place where a machine may tell it.
  message_id uuid,
  -- Null: that it can't be said.
  told_seconds int,
  at timestamptz not null default platform.now()
);

-- The line in our profile at a vendor that says how long an answer takes now.
create table channels.profile_line (
  account_id uuid primary key references channels.account,
  -- What stands there in any case.
  opening text not null check (length(opening) between 1 and 60),
  language text not null,
  is_on boolean not null,
  -- By language, as the vendor took it; null: nothing yet.
  written jsonb,
  written_at timestamptz,
  next_at timestamptz not null default platform.now(),
  -- Why the vendor did not take what it was given last.
  why text check (why in ('busy', 'refused', 'signed-out'))
);
