/** What a table of urgency would have done, with the cases it would have moved; and why a case is as urgent as it is. */
import type { z } from "zod";
import type { getCaseUrgency, tryUrgencyTable, UrgencyTable } from "../../contract/urgency.ts";
import { findNames } from "../modules/staff/index.ts";
import { findTable, findWhy, tryTable } from "../modules/urgency/index.ts";
import type { Db } from "../platform/db.ts";

type Tried = z.output<(typeof tryUrgencyTable)["returns"]>;
type Shown = Tried["items"][number];

/** With who set it. */
export async function getTable(db: Db) {
  const { setBy, ...ruled } = await findTable(db);
  const names = setBy ? await findNames(db, [setBy]) : null;
  return { ...ruled, setBy: setBy ? (names?.get(setBy) ?? null) : null };
}

export async function tryOut(db: Db, table: UrgencyTable): Promise<Tried> {
  const { shown, ...tried } = await tryTable(db, table);
  const rows = await db<(Pick<Shown, "channel" | "language"> & { id: string; number: string })[]>`
    select id, number::text as number, channel, language from cases."case" where id = any(${shown.map(({ caseId }) => caseId)}::uuid[])`;
  const byId = new Map(
    rows.map(({ id, number, channel, language }) => [id, { number: `C-${number}`, channel, language }]),
  );
  const items = shown.flatMap((move): Shown[] => {
    const known = byId.get(move.caseId);
    return known ? [{ ...move, ...known }] : [];
  });
  return { ...tried, items };
}

export async function getWhy(db: Db, caseId: string): Promise<z.output<(typeof getCaseUrgency)["returns"]>> {
  const weighed = await findWhy(db, caseId);
  if (!weighed) return { weighed: null };
  const reasons = weighed.reasons.map(({ at, ...reason }) => ({ ...reason, at: at === null ? null : new Date(at) }));
  return { weighed: { ...weighed, reasons } };
}
