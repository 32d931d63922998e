/** Whether somebody is given work now: by the roster, where there is one, and by what they say themselves. */
import type { Duty } from "../../../contract/attendance.ts";
import type { Db } from "../../platform/db.ts";
import { findTeamsOf, whoIsHere } from "../staff/index.ts";

/** A roster counts for its team, and for whoever is in it, within so many days of one of its shifts: over a weekend, and not for ever where nobody lays down the next. */
const countsDays = 3;

interface OfTeam {
  id: string;
  /** Their own team, wherever they help today. */
  teamId: string | null;
}

/** By person. */
export const findDuty = async (db: Db, ids: readonly string[]): Promise<Map<string, Duty>> =>
  ids.length === 0 ? new Map() : dutyOf(db, await findTeamsOf(db, ids));

/** By person, for who knows already which teams they are in. */
export async function dutyOf(db: Db, members: readonly OfTeam[]): Promise<Map<string, Duty>> {
  const rows = await db<{ memberId: string; duty: Duty }[]>`
    with clock as materialized (
      select at, tstzrange(at - ${countsDays} * interval '1 day', at + ${countsDays} * interval '1 day') as days
      from (select platform.now() as at) as now
    ), asked as materialized (
      select * from unnest(${members.map(({ id }) => id)}::uuid[], ${members.map(({ teamId }) => teamId)}::uuid[]) as one (member_id, team_id)
    ), planned as materialized (
      select team_id from (select distinct team_id from asked where team_id is not null) as one, clock
      where exists (select from rosters.shift where shift.team_id = one.team_id and during && days)
    )
    select asked.member_id, case
        when works.pauses is null and (asked.team_id in (select team_id from planned)
          or exists (select from rosters.shift where shift.member_id = asked.member_id and during && days)) then 'off'
        when said.state is not null then said.state
        when works.pauses then 'pause'
        when works.pauses is not null then 'on'
        else 'unplanned' end as duty
    from asked cross join clock
    left join lateral (
      select breaks @> at as pauses from rosters.shift where shift.member_id = asked.member_id and during @> at) as works on true
    left join rosters.attendance said on said.member_id = asked.member_id and said.to_at is null and said.state <> 'here'`;
  return new Map(rows.map(({ memberId, duty }) => [memberId, duty]));
}

/** Whether it gets work. */
export const isGiven = (duty: Duty | undefined): boolean => duty === "on" || duty === "unplanned" || duty === undefined;

/** Which of these are here and are given work. */
export async function whoWorks(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const here = await whoIsHere(db, ids);
  const duty = await findDuty(db, [...here]);
  return new Set([...here].filter((id) => isGiven(duty.get(id))));
}
