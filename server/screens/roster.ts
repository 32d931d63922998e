/** A week of a team: everybody's row, and how many are there at each hour. */
import type { z } from "zod";
import type { getRosterWeek } from "../../contract/rosters.ts";
import { languages as ours } from "../../contract/words.ts";
import { coverage, type KeptShift, listShifts, weekOf } from "../modules/rosters/index.ts";
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
  const [from, to] = [days[0]?.at ?? 0, days[7]?.at ?? 0];
  const shifts = await listShifts(db, { from, to, teamId });
  const able = await listAbled(db, { limit: mostRows, after: null });
  const of = Map.groupBy(shifts, ({ memberId }) => memberId);
  const listed = able.filter((one) => teamId === null || one.teamId === teamId || of.has(one.id));
  const rows = [...listed.map(({ id, name, levels }) => ({ id, name, levels })), ...(await findOthers(db, of, able))];
  const inPeriod = (all: readonly KeptShift[]): number[] => coverage(all.map(worked), { from, to, stepMs: hourMs });
  return {
    zone,
    days: days.map(({ day, at }) => ({ day, startsAt: new Date(at) })),
    rows: rows.slice(0, mostRows).map(({ id, name, levels }) => ({
      member: { id, name },
      languages: ours.filter((one) => levels[one] !== undefined),
      shifts: of.get(id) ?? [],
    })),
    people: inPeriod(shifts),
    languages: ours.flatMap((language) => {
      const speak = new Set(rows.filter(({ levels }) => levels[language] !== undefined).map(({ id }) => id));
      const theirs = shifts.filter(({ memberId }) => speak.has(memberId));
      return theirs.length === 0 ? [] : [{ language, people: inPeriod(theirs) }];
    }),
  };
}

const worked = ({ startsAt, endsAt, breaks }: KeptShift) => ({
  from: startsAt.getTime(),
  to: endsAt.getTime(),
  breaks: breaks.map((one) => ({ from: one.startsAt.getTime(), to: one.endsAt.getTime() })),
});

/** Whoever has a shift and answers no cases any more. */
async function findOthers(
  db: Db,
  of: ReadonlyMap<string, unknown>,
  able: readonly Abled[],
): Promise<Pick<Abled, "id" | "name" | "levels">[]> {
  const known = new Set(able.map(({ id }) => id));
  const others = [...of.keys()].filter((id) => !known.has(id));
  return [...(await findNames(db, others))].map(([id, name]) => ({ id, name, levels: {} }));
}
