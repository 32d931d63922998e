-- What the airline says is so: policies and running situations, each version kept.
create schema facts;

create table facts.fact (
  id uuid primary key,
  -- In its public address. Clients make the id at random: forty bits of it are enough, and the same twice is refused.
  code text generated always as (left(replace(id::text, '-', ''), 10)) stored unique,
  kind text not null check (kind in ('policy', 'situation')),
  source text not null check (source <> ''),
  owner_id uuid not null references staff.member,
  created_at timestamptz not null default platform.now(),
  -- Somebody ended it before its time.
  ended_at timestamptz
);

create table facts.version (
  fact_id uuid not null references facts.fact on delete cascade,
  number int not null check (number > 0),
  valid_from timestamptz not null,
  valid_until timestamptz not null check (valid_until > valid_from),
  -- The one before was wrong; a first one has none before.
  corrects boolean not null default false check (not corrects or number > 1),
  written_by uuid references staff.member,
  written_at timestamptz not null default platform.now(),
  primary key (fact_id, number)
);

create table facts.words (
  fact_id uuid not null,
  version int not null,
  language text not null,
  title text not null check (title <> ''),
  text text not null check (text <> ''),
  is_draft boolean not null,
  primary key (fact_id, version, language),
  foreign key (fact_id, version) references facts.version on delete cascade
);

-- Which answer used which version: what a correction has to find.
create table cases.used_fact (
  message_id uuid not null references cases.message on delete cascade,
  fact_id uuid not null,
  version int not null,
  -- Somebody has seen to it that the customer is not left with what was wrong.
  settled_by uuid references staff.member,
  settled_at timestamptz check ((settled_at is null) = (settled_by is null)),
  primary key (message_id, fact_id),
  foreign key (fact_id, version) references facts.version
);
create index used_fact_fact on cases.used_fact (fact_id, version);
