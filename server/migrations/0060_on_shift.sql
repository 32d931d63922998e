-- On shift counts: who is on a break or away, what a shift's end handed over, and whose a promise is since.
create table rosters.attendance (
  id bigint generated always as identity primary key,
  member_id uuid not null references staff.member,
  state text not null check (state in ('here', 'break', 'away')),
  reason text check (reason in ('lunch', 'short', 'meeting', 'training', 'task')),
  from_at timestamptz not null,
  to_at timestamptz check (to_at >= from_at),
  check (state <> 'here' or reason is null)
);
create unique index attendance_now on rosters.attendance (member_id) where to_at is null;
create index attendance_of on rosters.attendance (member_id, from_at);
create index attendance_from on rosters.attendance (from_at);

-- When what was still owed at its end was handed over. What was over before it was laid down hands nothing over.
alter table rosters.shift add column handed_over_at timestamptz;
update rosters.shift set handed_over_at = platform.now() where upper(during) <= platform.now();
-- Whether a team has shifts these days is asked with each claim.
drop index rosters.shift_team;
create index shift_team on rosters.shift using gist (team_id, during);
create index shift_ends on rosters.shift (upper(during)) where handed_over_at is null;

alter table cases.promise
  add column handed_on_at timestamptz,
  add column relief_id uuid references staff.member,
  add check (relief_id is null or handed_on_at is not null),
  -- To whom its case comes back; null: to all.
  add column owed_by uuid generated always as (case when handed_on_at is null then made_by else relief_id end) stored;
create index promise_of on cases.promise (owed_by, due_at) where ended_at is null;

alter table assignment.decision drop constraint decision_what_check;
alter table assignment.decision add check (what in (
  'claimed', 'pushed', 'came-back', 'given', 'handed-on', 'handed-back', 'returned', 'shift-ended', 'promise-handed-on'));
