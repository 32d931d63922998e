-- What agents knew better than triage, and what was learned from it: every version is kept, so that any can be taken back.
create schema judgement;

-- One line for each thing an agent said of a message. Its words stay where they are: what goes there is not learned from.
create table judgement.lesson (
  id bigint primary key generated always as identity,
  message_id uuid not null references cases.message,
  customer_id uuid,
  about text not null check (about in ('language', 'needs', 'topics', 'urgency', 'feeling')),
  judged text not null,
  label text not null,
  -- Which version judged; null: the rules alone.
  version int,
  staff_id uuid not null references staff.member,
  -- `said`: an agent corrected. `stood`: they solved the case and left it as it was.
  how text not null check (how in ('said', 'stood')),
  at timestamptz not null default platform.now(),
  -- The last word of an agent about a message counts.
  unique (message_id, about, staff_id)
);
create index lesson_at on judgement.lesson (at desc);
create index lesson_staff on judgement.lesson (staff_id);
create index lesson_customer on judgement.lesson (customer_id);

-- Whose lessons are left out, until they are let in again.
create table judgement.left_out (
  staff_id uuid primary key references staff.member,
  by_id uuid not null references staff.member,
  at timestamptz not null default platform.now()
);

create table judgement.version (
  number int primary key generated always as identity,
  made_at timestamptz not null default platform.now(),
  -- `in-use`; `set-aside`: could be used again; `worse`: tried and not taken; `emptied`: its weights are gone with those it learned from.
  state text not null check (state in ('in-use', 'set-aside', 'worse', 'emptied')),
  lessons int not null,
  -- By judgement: how many were held back, and how many of 100 were right before and now.
  figures jsonb not null,
  changed_by uuid references staff.member,
  changed_at timestamptz not null default platform.now()
);
create unique index version_in_use on judgement.version (state) where state = 'in-use';

create table judgement.model (
  version int not null references judgement.version,
  about text not null check (about in ('needs', 'topics', 'feeling')),
  digest text not null,
  weights bytea not null,
  primary key (version, about)
);

-- Whether all is to be learned anew, because somebody was erased or left out.
create table judgement.wish (
  only_one boolean primary key default true check (only_one),
  anew boolean not null default false,
  learned_to bigint not null default 0
);
insert into judgement.wish default values;
