-- Steering from the wall: a colleague lent for a while, and what a lead tells a team.
create table staff.lending (
  id uuid primary key,
  member_id uuid not null references staff.member,
  kind text not null check (kind in ('language', 'channel', 'skill', 'team')),
  -- A language, a channel, a skill's name, a team's id.
  what text not null check (length(what) between 1 and 60),
  -- Ends by itself: who asks after it is over finds nothing.
  during tstzrange not null check (not isempty(during) and not lower_inf(during) and upper(during) - lower(during) <= interval '12 hours'),
  lent_by uuid not null references staff.member,
  -- Who ended it before its time.
  ended_by uuid references staff.member,
  constraint lending_apart exclude using gist (member_id with =, during with &&)
);
create index lending_during on staff.lending using gist (during);

create table staff.team_message (
  id uuid primary key,
  -- Null: it was told to all, or the team is no more.
  team_id uuid references staff.team on delete set null,
  text text not null check (length(text) between 1 and 280),
  sent_by uuid not null references staff.member,
  sent_at timestamptz not null default platform.now()
);
create index team_message_sent on staff.team_message (sent_at);

-- To whom it was told: who was here then.
create table staff.team_message_to (
  message_id uuid not null references staff.team_message on delete cascade,
  member_id uuid not null references staff.member,
  seen_at timestamptz,
  primary key (message_id, member_id)
);
create index team_message_unseen on staff.team_message_to (member_id) where seen_at is null;

-- What was done from the wall in the last hours stands on its time line.
create index audit_steering on staff.audit (at)
  where action in ('steering.lend', 'steering.end-lending', 'steering.tell-team', 'settings.service-levels', 'settings.assignment');
