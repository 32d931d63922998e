/** What promises wait for: the airline tells of a flight, or the customer writes. It makes them due; bringing the cases back follows in batches. */
import type { Context } from "../../platform/context.ts";

/** Runs after the event; the promises of a flight are found by their index, however many wait for something else. */
export async function followFlights(
  app: Context,
  facts: readonly { flight: string; date: string; kind: string }[],
): Promise<void> {
  const rows = facts.map(({ flight, date, kind }) => ({ flight, date, kind }));
  await app.db`
    update cases.promise p set due_at = least(p.due_at, platform.now()), due_why = 'flight'
    from jsonb_to_recordset(${app.db.json(rows)}) as row (flight text, date date, kind text)
    where p.flight = row.flight and p.flight_on = row.date and p.flight_event = row.kind and p.ended_at is null and p.fell_due_at is null`;
}

/** A customer wrote, whatever it was; an event of an older version does not say whether. */
export async function followWriters(
  app: Context,
  facts: readonly { caseId: string | null; isTheirs?: boolean }[],
): Promise<void> {
  const cases = [...new Set(facts.flatMap(({ caseId, isTheirs = true }) => (caseId && isTheirs ? [caseId] : [])))];
  if (cases.length === 0) return;
  await app.db`
    update cases.promise set due_at = least(due_at, platform.now()), due_why = 'customer'
    where case_id = any(${cases}::uuid[]) and until_written and ended_at is null and fell_due_at is null`;
}
