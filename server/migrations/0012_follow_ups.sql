-- Words beside questions, promises to come back, and what flights tell: who was told "later" is never forgotten.

-- A question waits for an answer; a word (praise, a complaint that asks nothing) waits for a kind one.
alter table cases."case"
  add column kind text not null default 'question' check (kind in ('question', 'word')),
  -- While open: out of the queue until its promise is due. Without meaning in other states.
  add column resting boolean not null default false;
alter table cases."case"
  drop constraint case_outcome_check,
  add constraint case_outcome_check check (outcome in ('solved', 'needed-no-answer', 'no-reaction', 'passed-by'));
create index case_words on cases."case" (urgency desc, waiting_since, id) where state = 'open' and kind = 'word';
create index case_words_oldest on cases."case" (waiting_since) where state = 'open' and kind = 'word';

-- What a care desk decides for itself; one row.
create table cases.rule (
  single boolean primary key default true check (single),
  -- After so many hours a word comes too late and is passed by.
  word_hours int not null default 24 check (word_hours between 1 and 720)
);
insert into cases.rule default values;

-- That we come back to a case: at a time at the latest, or when something happens. A snooze is one that the customer was not told.
create table cases.promise (
  id uuid primary key,
  case_id uuid not null references cases."case",
  kind text not null check (kind in ('promise', 'snooze')),
  -- What was promised, in the agent's words, personal data as dots.
  text text not null default '',
  made_by uuid not null references staff.member,
  made_at timestamptz not null default platform.now(),
  -- Since when the customer waited when it was made: the place to which the case returns.
  since timestamptz not null,
  -- The latest time; what happens earlier moves it there.
  due_at timestamptz not null,
  flight text,
  flight_on date,
  flight_event text check (flight_event in ('gate-known', 'delayed', 'cancelled', 'departed', 'arrived', 'bag-found')),
  until_written boolean not null default false,
  due_why text not null default 'time' check (due_why in ('time', 'flight', 'customer')),
  -- When the case was brought back.
  fell_due_at timestamptz,
  state text not null default 'open' check (state in ('open', 'kept', 'broken', 'withdrawn')),
  -- A broken one is owed until we did come back.
  ended_at timestamptz,
  ended_by uuid references staff.member,
  check ((flight is null) = (flight_on is null) and (flight is null) = (flight_event is null)),
  check (state in ('open', 'broken') or ended_at is not null),
  check (state <> 'open' or ended_at is null),
  check (ended_at is null or ended_at >= made_at)
);
create unique index promise_owed on cases.promise (case_id) where ended_at is null;
create index promise_due on cases.promise (due_at) where ended_at is null and fell_due_at is null;
create index promise_overdue on cases.promise (fell_due_at) where state = 'open' and fell_due_at is not null;
create index promise_flight on cases.promise (flight, flight_on, flight_event) where ended_at is null and fell_due_at is null;
create index promise_owed_list on cases.promise (due_at, case_id) where ended_at is null;
create index promise_made on cases.promise (made_at);
create index promise_settled on cases.promise ((coalesce(fell_due_at, ended_at))) where state <> 'open';

-- The queue of each kind has its own order. An entry that came back by a promise is `returned` until its agent takes it up.
alter table assignment.queue_entry
  add column kind text not null default 'question' check (kind in ('question', 'word')),
  add column returned boolean not null default false;
drop index assignment.queue_order;
drop index assignment.queue_place;
create index queue_next_question on assignment.queue_entry (urgency desc, waiting_since, case_id)
  where kind = 'question' and held_by is null and not answering;
create index queue_next_word on assignment.queue_entry (urgency desc, waiting_since, case_id)
  where kind = 'word' and held_by is null and not answering;
create index queue_place_of_kind on assignment.queue_entry (kind, urgency desc, waiting_since, case_id);

-- Waiting for a word is measured like waiting for an answer, and never together with it.
alter table service_levels.episode
  add column about text not null default 'question' check (about in ('question', 'word')),
  drop constraint episode_ended_why_check,
  add constraint episode_ended_why_check check (ended_why in ('answered', 'needed-no-answer', 'closed', 'passed-by', 'turned'));
alter table service_levels.cycle add column about text not null default 'question' check (about in ('question', 'word'));

-- How long a word takes now, with what it was worked out from. Told to colleagues only.
create table service_levels.word_time (
  channel text not null,
  measured_at timestamptz not null,
  expected_seconds int,
  waiting int not null,
  inputs jsonb not null,
  primary key (channel, measured_at)
);

-- What the airline's systems tell of flights.
create schema flights;

create table flights.event (
  reported_by uuid not null references staff.member,
  -- The reporting system's own id: the same one twice is one event.
  id text not null,
  -- Without blanks and leading zeros: KL643, KL643D.
  flight text not null,
  -- The day of the scheduled departure, where it departs.
  flight_on date not null,
  kind text not null check (kind in ('gate-known', 'delayed', 'cancelled', 'departed', 'arrived', 'bag-found')),
  at timestamptz not null,
  details jsonb not null default '{}',
  received_at timestamptz not null default platform.now(),
  primary key (reported_by, id)
);
create index event_flight on flights.event (flight, flight_on, kind, at);
