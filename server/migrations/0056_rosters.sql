-- Who works when. Nobody is in two places: shifts of one person never overlap, whoever lays them down.
create extension if not exists btree_gist;
create schema rosters;

create table rosters.shift (
  id uuid primary key,
  member_id uuid not null references staff.member,
  -- Null once the team is no more: the shift is worked all the same.
  team_id uuid references staff.team on delete set null,
  -- On whose wall its times were said.
  zone text not null,
  during tstzrange not null check (
    not isempty(during) and lower_inc(during) and not upper_inc(during) and not lower_inf(during) and not upper_inf(during)
    and upper(during) - lower(during) <= interval '24 hours'),
  breaks tstzmultirange not null default '{}' check (breaks <@ during),
  constraint shift_apart exclude using gist (member_id with =, during with &&)
);
create index shift_during on rosters.shift using gist (during);
create index shift_team on rosters.shift (team_id);
