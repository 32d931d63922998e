-- Before a file is opened or sent a scanner looks at it, where one is set.

create table platform.scanner (
  is_only boolean primary key default true check (is_only),
  -- Set by a worker that knows of a scanner; a worker that was told of none leaves it as it is, so that nothing opens by an oversight.
  is_on boolean not null default false,
  failures int not null default 0,
  why text,
  heard_at timestamptz,
  next_at timestamptz not null default '-infinity'
);
insert into platform.scanner default values;

-- How a file begins: looked at first where there is a scanner.
create function platform.first_scan() returns text language sql stable
  as $$ select case when is_on then 'waiting' else 'unscanned' end from platform.scanner $$;

-- A constant for what is there already, so that no row is written; new ones ask.
alter table platform.file
  add column scan text not null default 'unscanned'
    check (scan = any (array['waiting', 'clean', 'infected', 'unscannable', 'unscanned'])),
  -- What was found in it, or why it could not be looked at.
  add column scan_found text,
  add column scan_attempts int not null default 0,
  add column scan_at timestamptz not null default '-infinity',
  add column scanned_at timestamptz;
alter table platform.file alter column scan set default platform.first_scan();
create index file_scan_waiting on platform.file (scan_at, created_at) where scan = 'waiting';
create index file_held on platform.file (scanned_at) where scan in ('infected', 'unscannable');

-- Whether a scanner still has to look at it.
create function platform.awaits_scan(scan text) returns boolean language sql stable
  as $$ select scan = 'waiting' or (scan = 'unscanned' and (select is_on from platform.scanner)) $$;

-- Whether it may be opened, and sent.
create function platform.may_open(scan text) returns boolean language sql stable
  as $$ select scan = 'clean' or (scan = 'unscanned' and not (select is_on from platform.scanner)) $$;
