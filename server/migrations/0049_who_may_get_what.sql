-- Who may get what: teams, skills and how well languages are spoken; the rule a lead sets; and why each case went where it went.
create table staff.team (
  id uuid primary key default gen_random_uuid(),
  name text not null unique check (length(name) between 1 and 60),
  -- Its people ask for the next case, or are given it.
  gets text not null default 'pull' check (gets in ('pull', 'push')),
  created_at timestamptz not null default platform.now()
);
alter table staff.member
  add column team_id uuid references staff.team on delete set null,
  add column skills text[] not null default '{}',
  -- How well each language is spoken, 1 to 3; one of theirs that is not named here is spoken fully.
  add column levels jsonb not null default '{}' check (jsonb_typeof(levels) = 'object'),
  -- Units of work at once; null: as many as the rule says.
  add column capacity int check (capacity between 1 and 1000);

-- Every version of the rule: the newest counts, and two who write the same number can't both.
create table assignment.rule (
  version int primary key check (version > 0),
  rule jsonb not null,
  set_by uuid not null references staff.member,
  set_at timestamptz not null default platform.now()
);

alter table assignment.queue_entry add column topic text not null default 'other';
update assignment.queue_entry set topic = c.topic from cases."case" c where c.id = case_id and c.topic <> 'other';

-- What cases ever asked of who takes them. Few hundreds: a claim looks at the head of each that its agent may get.
create table assignment.need (
  language text not null,
  channel text not null,
  topic text not null,
  primary key (language, channel, topic)
);
insert into assignment.need select distinct language, channel, topic from assignment.queue_entry;
create index queue_need on assignment.queue_entry (kind, language, channel, topic, urgency desc, waiting_since, case_id)
  where held_by is null and not answering;

-- Who gave a case back and is not offered it again until then.
create table assignment.refusal (
  case_id uuid not null references cases."case",
  agent_id uuid not null references staff.member,
  until timestamptz not null,
  primary key (case_id, agent_id)
);
create index refusal_until on assignment.refusal (until);

-- What became of a case, and why: numbers and words of ours, never a customer's.
create table assignment.decision (
  id bigint generated always as identity primary key,
  case_id uuid not null references cases."case",
  agent_id uuid references staff.member,
  by_id uuid references staff.member,
  what text not null check (what in ('claimed', 'pushed', 'came-back', 'given', 'handed-on', 'handed-back', 'returned')),
  why jsonb not null default '{}',
  at timestamptz not null default platform.now()
);
create index decision_case on assignment.decision (case_id, id);
create index decision_agent on assignment.decision (agent_id, at) where agent_id is not null;
create index decision_at on assignment.decision (at);
