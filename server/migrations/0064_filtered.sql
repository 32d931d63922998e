-- What was judged to need nothing is sampled and asked about, so that what was missed is known and not guessed.

-- How many were judged to need nothing, by day (UTC), where they came from and the version that judged (0: the rules alone).
create table judgement.filtered (
  day date not null,
  language text not null,
  channel text not null,
  version int not null,
  seen int not null check (seen > 0),
  primary key (day, language, channel, version)
);

create table judgement.drawn (
  message_id uuid primary key references cases.message,
  language text not null,
  channel text not null,
  version int not null,
  -- How likely it was to be drawn: its answer stands for one over this many.
  chance float8 not null check (chance > 0 and chance <= 1),
  -- Where it stands among those that may be asked: by chance, and the same each time.
  place float8 not null,
  drawn_at timestamptz not null default platform.now(),
  asked_of uuid references staff.member,
  asked_until timestamptz,
  verdict text check (verdict in ('answer', 'word', 'nothing')),
  judged_by uuid references staff.member,
  judged_at timestamptz,
  check ((verdict is null) = (judged_at is null))
);
create index drawn_open on judgement.drawn (place) where verdict is null;
create index drawn_judged on judgement.drawn (judged_at) where verdict is not null;

-- Who would rather not say of one is not asked of it again.
create table judgement.passed_over (
  message_id uuid not null references judgement.drawn on delete cascade,
  staff_id uuid not null references staff.member,
  primary key (message_id, staff_id)
);

create table judgement.sampling (
  only_one boolean primary key default true check (only_one),
  per_day int not null check (per_day between 0 and 5000),
  per_agent int not null check (per_agent between 1 and 500)
);
insert into judgement.sampling (per_day, per_agent) values (100, 20);
