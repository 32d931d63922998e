/** Carries requests out, a step at a time: the transaction is the lease, so what dies is simply not done, and is done by the next. */
import { atomically } from "../../platform/context.ts";
import { isUnavailable } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { nameOf } from "../../platform/problem.ts";
import { addCounts } from "../../platform/traces.ts";
import type { RightsContext } from "./context.ts";
import { exportNext } from "./export/work.ts";
import { steps } from "./erasure-steps.ts";
import { keepLedger } from "./ledger.ts";
import { requestColumns, type RequestRow, topicsOf } from "./request.ts";
import { unsealSubject } from "./sealed-subject.ts";

const attemptsAtMost = 8;

/** One step of what is due; gives whether there may be more. */
export async function workOnRequests(app: RightsContext): Promise<boolean> {
  const current: { id: string | null } = { id: null };
  try {
    const done = await eraseNext(app, current);
    // Beside the database, so that a backup that is restored can't forget it.
    if (done === "certified") await keepLedger(app);
    if (done !== "nothing") return true;
  } catch (error) {
    if (isUnavailable(error) || current.id === null) throw error;
    app.log.warn({ request: current.id, err: error }, "a step of an erasure failed and is tried again");
    await putOff(app, current.id, nameOf(error));
    return true;
  }
  return exportNext(app);
}

const eraseNext = (app: RightsContext, current: { id: string | null }): Promise<"nothing" | "stepped" | "certified"> =>
  atomically(app, async (app) => {
    const [request] = await app.db<RequestRow[]>`
      select ${requestColumns(app.db)} from rights.request r
      where state = 'running' and kind = 'erasure' and next_at <= (select platform.now())
      order by next_at limit 1 for update skip locked`;
    if (!request?.subject || !request.step) return "nothing";
    current.id = request.id;
    const subject = unsealSubject(app.key, request.id, request.subject);
    const place = steps.findIndex(({ name }) => name === request.step);
    const step = steps[place];
    if (!step) throw new Error(`no step is called ${request.step}`);
    const done = await step.work(app, { request, subject, cursor: request.cursor });
    const next = done.goTo ?? (done.hasMore ? step.name : steps[place + 1]?.name);
    if (next !== undefined)
      await app.db`
        update rights.request set step = ${next}, cursor = ${done.hasMore ? (done.cursor ?? null) : null}, attempts = 0, why = null,
          counts = ${app.db.json(addCounts(request.counts, done.counts))},
          next_at = (select platform.now()) + ${done.pauseSeconds ?? 0} * interval '1 second'
        where id = ${request.id}`;
    if (next !== step.name || next === undefined) await changed(app, topicsOf(request));
    return next === undefined ? "certified" : "stepped";
  });

async function putOff(app: RightsContext, id: string, why: string): Promise<void> {
  await app.db`
    update rights.request set attempts = attempts + 1, why = ${why}, state = case when attempts + 1 >= ${attemptsAtMost} then 'set-aside' else state end,
      next_at = (select platform.now()) + power(2, attempts) * interval '1 second'
    where id = ${id} and state = 'running'`;
  await changed(app, topicsOf({ id }));
}
