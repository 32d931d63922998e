/** What each who answers cases does now, and who should be here and is not. */
import type { z } from "zod";
import type { Doing, listWallAgents as endpoint } from "../../contract/wall.ts";
import { languages } from "../../contract/words.ts";
import { doingOf } from "../modules/assignment/index.ts";
import { findDuty, listShifts } from "../modules/rosters/index.ts";
import { findAbilitiesOf, findAbledHere } from "../modules/staff/index.ts";
import { now } from "../platform/context.ts";
import type { Db } from "../platform/db.ts";

type Agent = z.output<(typeof endpoint)["returns"]>["items"][number];

const most = 1000;

/** By name. */
export async function findWallAgents(db: Db): Promise<Agent[]> {
  const at = (await now(db)).getTime();
  const [here, shifts] = await Promise.all([
    findAbledHere(db),
    listShifts(db, { from: at, to: at + 1000, teamId: null }),
  ]);
  const known = new Set(here.map(({ id }) => id));
  const others = [...new Set(shifts.map(({ memberId }) => memberId))].filter((id) => !known.has(id));
  const all = [...here, ...(await findAbilitiesOf(db, others))];
  const ids = all.map(({ id }) => id);
  const [duty, holds] = await Promise.all([findDuty(db, ids), findHolds(db, ids)]);
  return all
    .flatMap(({ id, name, isHere, levels, teamId }) => {
      const held = holds.get(id) ?? 0;
      const doing = doingOf({ isHere, duty: duty.get(id) ?? "unplanned", holds: held });
      return doing
        ? [{ id, name, doing, holds: held, languages: languages.filter((one) => levels[one] !== undefined), teamId }]
        : [];
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .slice(0, most);
}

async function findHolds(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db<{ id: string; n: number }[]>`
    select held_by as id, count(*)::int as n from assignment.queue_entry
    where held_by = any(${[...ids]}::uuid[]) group by held_by`;
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** How many do what. */
export function countDoing(agents: readonly Pick<Agent, "doing">[]): Record<Doing, number> {
  const counts: Record<Doing, number> = { handling: 0, free: 0, pause: 0, away: 0, missing: 0 };
  for (const { doing } of agents) counts[doing]++;
  return counts;
}
