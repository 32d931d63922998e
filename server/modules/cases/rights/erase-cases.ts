/** A case of somebody who was erased is a number with times: nobody waits in it, and nothing more can be said. */
import type { Context } from "../../../platform/context.ts";
import { changed, emit } from "../../../platform/events.ts";
import type { Counts, Erased } from "../../../platform/traces.ts";
import { caseClosed } from "../events.ts";
import { tellStanding } from "../row.ts";

interface Holding {
  customerIds: readonly string[];
  actorId: string;
}

const atOnce = 50;

/** Closes what is open, so that nobody waits for what nobody can read; takes drafts, previews, promises' words and places away. */
export async function eraseCases(app: Context, { customerIds, actorId }: Holding): Promise<Erased> {
  const { db } = app;
  const rows = await db<{ id: string; state: "open" | "waiting" | "closed"; answering: boolean }[]>`
    select id, state, answering from cases."case"
    where customer_id = any(${[...customerIds]}::uuid[]) and erased_at is null order by id limit ${atOnce} for update`;
  const ids = rows.map(({ id }) => id);
  const drafts = await db`delete from cases.draft where case_id = any(${ids}::uuid[])`;
  await db`
    update cases.promise set text = '', state = case when ended_at is null and state = 'open' then 'withdrawn' else state end,
      ended_by = case when ended_at is null then ${actorId} else ended_by end, ended_at = coalesce(ended_at, (select platform.now()))
    where case_id = any(${ids}::uuid[])`;
  await db`update cases.joining set why = '' where case_id = any(${ids}::uuid[]) or other_id = any(${ids}::uuid[])`;
  await db`
    update cases."case" set preview = '', answering = false, resting = false, erased_at = (select platform.now()), changed_at = (select platform.now()),
      waiting_since = null, closed_at = coalesce(closed_at, (select platform.now())), state = 'closed',
      outcome = coalesce(outcome, case state when 'open' then 'needed-no-answer' else 'no-reaction' end)
    where id = any(${ids}::uuid[])`;
  await tellClosed(app, rows);
  const threads = await eraseThreads(app, customerIds);
  return { counts: { cases: rows.length, drafts: drafts.count, ...threads }, hasMore: rows.length === atOnce };
}

async function tellClosed(
  app: Context,
  rows: readonly { id: string; state: string; answering: boolean }[],
): Promise<void> {
  const closed = rows.filter(({ state, answering }) => state !== "closed" || answering);
  const [clock] = await app.db<[{ at: Date }]>`select platform.now() as at`;
  for (const { id, state } of closed)
    await emit(app, caseClosed, [
      {
        caseId: id,
        outcome: state === "open" ? "needed-no-answer" : "no-reaction",
        at: clock.at.toISOString(),
        isAnswering: false,
      },
    ]);
  await tellStanding(
    app,
    closed.map(({ id }) => id),
  );
  await changed(
    app,
    rows.map(({ id }) => `case/${id}`),
  );
}

/** A private conversation is named by the two who have it. */
async function eraseThreads({ db }: Context, customerIds: readonly string[]): Promise<Counts> {
  const { count } = await db`
    update cases.thread set external_id = 'erased:' || id
    where customer_id = any(${[...customerIds]}::uuid[]) and external_id <> 'erased:' || id`;
  return { threads: count };
}
