/** What a case is owed, as it is shown with it. */
import type { CasePromise as Shape } from "../../contract/cases.ts";
import type { z } from "zod";
import { graceMinutes } from "../modules/cases/index.ts";
import type { Db } from "../platform/db.ts";

type CasePromise = z.output<typeof Shape>;

export interface PromiseRow {
  id: string;
  caseId: string;
  kind: "promise" | "snooze";
  text: string;
  madeBy: string;
  madeByName: string;
  owedBy: string | null;
  owedByName: string | null;
  handedOnAt: Date | null;
  madeAt: Date;
  dueAt: Date;
  flight: string | null;
  flightOn: string | null;
  flightEvent: NonNullable<CasePromise["on"]>["event"] | null;
  untilWritten: boolean;
  fellDueAt: Date | null;
  dueWhy: "time" | "flight" | "customer";
  state: "open" | "broken";
}

/** By case: the one promise that is owed, where there is one. */
export async function findPromises(db: Db, caseIds: readonly string[]): Promise<Map<string, CasePromise>> {
  const rows = await db<PromiseRow[]>`
    select p.id, p.case_id, p.kind, p.text, p.made_by, m.name as made_by_name, p.owed_by, o.name as owed_by_name, p.handed_on_at, p.made_at, p.due_at, p.flight, to_char(p.flight_on, 'YYYY-MM-DD') as flight_on,
      p.flight_event, p.until_written, p.fell_due_at, p.due_why, p.state
    from cases.promise p join staff.member m on m.id = p.made_by left join staff.member o on o.id = p.owed_by
    where p.case_id = any(${[...caseIds]}::uuid[]) and p.ended_at is null`;
  return new Map(rows.map((row) => [row.caseId, showPromise(row)]));
}

function showPromise(row: PromiseRow): CasePromise {
  const { flight, flightOn, flightEvent, fellDueAt, kind } = row;
  return {
    id: row.id,
    kind,
    text: row.text,
    by: { id: row.madeBy, name: row.madeByName },
    to: row.owedBy ? { id: row.owedBy, name: row.owedByName ?? "" } : null,
    handedOnAt: row.handedOnAt,
    madeAt: row.madeAt,
    dueAt: row.dueAt,
    on: flight && flightOn && flightEvent ? { flight, date: flightOn, event: flightEvent } : null,
    untilWritten: row.untilWritten,
    fellDueAt,
    dueWhy: fellDueAt ? row.dueWhy : null,
    keepUntil: fellDueAt && kind === "promise" ? new Date(fellDueAt.getTime() + graceMinutes * 60_000) : null,
    state: row.state,
  };
}
