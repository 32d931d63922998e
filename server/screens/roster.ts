/** A week of a team: everybody's row, and how many are there at each hour. */
import type { z } from "zod";
import type { getRosterWeek } from "../../contract/rosters.ts";
import { languages as ours } from "../../contract/words.ts";
import { listShifts, onShift, weekOf } from "../modules/rosters/index.ts";
import { type Abled, findNames, listAbled } from "../modules/staff/index.ts";
import type { Db } from "../platform/db.ts";

type Week = z.output<(typeof getRosterWeek)["returns"]>;

const mostRows = 500;
const hourMs = 3_600_000;

export async function getWeek(
  db: Db,
  { day, zone, teamId = null }: { day: string; zone: string; teamId?: string | null | undefined },
): Promise<Week> {
  const days = weekOf(day, zone);
  const period = { from: days[0]?.at ?? 0, to: days[7]?.at ?? 0, teamId };
  const shifts = Map.groupBy(await listShifts(db, period), ({ memberId }) => memberId);
  const able = await listAbled(db, { limit: mostRows, after: null });
  const listed = able.filter((one) => teamId === null || one.teamId === teamId || shifts.has(one.id));
  const rows = [...listed, ...(await findOthers(db, shifts, able))].slice(0, mostRows);
  return {
    zone,
    days: days.map(({ day, at }) => ({ day, startsAt: new Date(at) })),
    rows: rows.map(({ id, name, levels }) => ({
      member: { id, name },
      languages: ours.filter((one) => levels[one] !== undefined),
      shifts: shifts.get(id) ?? [],
    })),
    ...(await onShift(db, { ...period, stepMs: hourMs })),
  };
}

/** Whoever has a shift and answers no cases any more. */
async function findOthers(
  db: Db,
  shifts: ReadonlyMap<string, unknown>,
  able: readonly Abled[],
): Promise<Pick<Abled, "id" | "name" | "levels">[]> {
  const known = new Set(able.map(({ id }) => id));
  const others = [...shifts.keys()].filter((id) => !known.has(id));
  return [...(await findNames(db, others))].map(([id, name]) => ({ id, name, levels: {} }));
}
