-- The desk, whole: who else is at a case, what changed while an answer was written, views of the queue, and how answers are signed.

-- Who has which case before them: a row per open page, gone with it. Nothing of it is worth keeping through a crash of the database.
create unlogged table assignment.presence (
  socket_id uuid primary key,
  staff_id uuid not null references staff.member on delete cascade,
  case_id uuid not null,
  since timestamptz not null,
  typing_until timestamptz not null,
  -- A process that died can't take its pages away: without a sign of life they are gone at this time.
  until timestamptz not null
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
create index presence_case on assignment.presence (case_id);

-- Filters of the queue under a name; one's own, or everybody's.
create table assignment.view (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null references staff.member on delete cascade,
  shared boolean not null default false,
  name text not null check (length(name) between 1 and 60),
  place int not null,
  filter jsonb not null check (jsonb_typeof(filter) = 'object'),
  created_at timestamptz not null default platform.now()
);
create index view_owner on assignment.view (owner_id, place);
create index view_shared on assignment.view (place) where shared;

-- A message that was changed or removed stands anew for whoever had read it: its number in the order of what there is to read.
alter table cases.message add column changed_seq bigint;

create function cases.number_change() returns trigger language plpgsql as $$
begin
  new.changed_seq := nextval(pg_get_serial_sequence('cases.message', 'seq'));
  return new;
end $$;
-- A trigger, so that no way to change a message can forget it: an answer must never go out past a changed question.
create trigger message_change before update of text, removed_at on cases.message
  for each row when (new.text is distinct from old.text or new.removed_at is distinct from old.removed_at)
  execute function cases.number_change();

-- What was put under an answer when it was sent; taken off again where its text returns as a draft.
alter table cases.message add column signature text not null default '';

-- How answers are signed, per channel: a pattern with {initials}, {first} or {name}. None: not at all.
create table cases.signature (
  channel text primary key,
  pattern text not null check (length(pattern) between 1 and 40),
  changed_at timestamptz not null default platform.now()
);

alter table staff.member add column initials text check (length(initials) between 1 and 4);

-- The wall asks who began to wait in the last hours; episodes are written about in the order in which they begin.
create index episode_started on service_levels.episode using brin (started_at);
