/** What another table would have made of the cases of the last day. Changes nothing. */
import type { UrgencyTable } from "../../../contract/urgency.ts";
import type { Db } from "../../platform/db.ts";
import type { Facts } from "./facts.ts";
import { findTable } from "./rule.ts";
import { score } from "./score.ts";

export interface Move {
  caseId: string;
  was: number;
  becomes: number;
  wasPoints: number;
  becomesPoints: number;
}

const hours = 24;
const mostCases = 20_000;
const mostShown = 50;

/** Each as it stood when it was last weighed; those that move furthest first. */
export async function tryTable(db: Db, table: UrgencyTable) {
  const { table: inUse } = await findTable(db);
  const rows = await db<{ caseId: string; facts: Facts; weighedAt: Date }[]>`
    select case_id, facts, weighed_at from urgency.score
    where weighed_at > (select platform.now()) - ${hours} * interval '1 hour' order by weighed_at desc limit ${mostCases}`;
  const moves = rows.map(({ caseId, facts, weighedAt }): Move => {
    const at = weighedAt.getTime();
    const [was, becomes] = [score(facts, inUse, at), score(facts, table, at)];
    return { caseId, was: was.urgency, becomes: becomes.urgency, wasPoints: was.points, becomesPoints: becomes.points };
  });
  const changed = moves
    .filter(({ was, becomes }) => was !== becomes)
    .toSorted((a, b) => Math.abs(b.becomes - b.was) - Math.abs(a.becomes - a.was));
  const counts = Map.groupBy(moves, ({ was, becomes }) => `${was} ${becomes}`);
  return {
    cases: moves.length,
    changed: changed.length,
    moves: [...counts.values()].flatMap((those) => {
      const [one] = those;
      return one ? [{ was: one.was, becomes: one.becomes, cases: those.length }] : [];
    }),
    shown: changed.slice(0, mostShown),
  };
}
