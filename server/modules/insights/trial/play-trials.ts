/** Plays trials one after the other, each in a thread with bounds of time and memory that a lead can stop. */
import type { TrialFailure } from "../../../../contract/trials.ts";
import type { z } from "zod";
import type { PoolContext } from "../../../platform/context.ts";
import { changed } from "../../../platform/events.ts";
import { type Asked, gather, type Gathered } from "./gather.ts";
import { type Bounds, type Outcome, playApart } from "./play-apart.ts";
import { topicOf } from "./trials.ts";

type Failure = z.infer<typeof TrialFailure>;

/** A day of two hundred people takes two seconds; a surge that nobody can answer, twenty. */
const usualBounds: Bounds = { seconds: 60, megabytes: 256 };
/** Whoever took it has so long; what is not done by then is taken by another, twice at most. */
const takenSeconds = usualBounds.seconds + 30;
const mostAttempts = 2;

/** One round: plays one trial. Gives whether there may be another. */
export async function playTrials(app: PoolContext, bounds = usualBounds): Promise<boolean> {
  const [taken] = await app.db<{ id: string; what: Asked; attempts: number }[]>`
    update insights.trial set state = 'running', attempts = attempts + 1, taken_until = platform.now() + ${takenSeconds} * interval '1 second'
    where id = (
      select id from insights.trial where ended_at is null and (taken_until is null or taken_until < platform.now())
      order by asked_at, id limit 1 for update skip locked)
    returning id, what, attempts`;
  if (!taken) return false;
  const { id, what, attempts } = taken;
  if (attempts > mostAttempts) await fail(app, id, "broken");
  else await playOne(app, { id, what, bounds });
  return true;
}

async function playOne(
  app: PoolContext,
  { id, what: asked, bounds }: { id: string; what: Asked; bounds: Bounds },
): Promise<void> {
  const gathered = await gather(app.db, asked);
  if (gathered.scene.queries.length === 0) return fail(app, id, "nobody-came");
  if (gathered.scene.workers.length === 0 && asked.change.more.length === 0) return fail(app, id, "nobody-works");
  const played = await playApart(gathered.scene, {
    bounds,
    tell: (percent) => void note(app, id, percent).catch(() => undefined),
    isCancelled: () => isCancelled(app, id),
    complain: (error) => app.log.error({ trial: id, err: error }, "a trial broke"),
  });
  if (played === "cancelled") return undefined;
  if (typeof played === "string") return fail(app, id, played);
  return settle(app, id, { gathered, played });
}

async function settle(
  app: PoolContext,
  id: string,
  { gathered: { scene, from, to, secondsPerCase }, played }: { gathered: Gathered; played: Outcome },
): Promise<void> {
  const outcome = {
    ...played,
    from: from.toISOString(),
    to: to.toISOString(),
    people: scene.workers.length,
    secondsPerCase,
    targets: { ...scene.targets },
  };
  await app.db`
    update insights.trial set state = 'done', progress = 100, ended_at = platform.now(), outcome = ${app.db.json(outcome as never)}
    where id = ${id} and ended_at is null`;
  await changed(app, [topicOf(id)]);
}

async function fail(app: PoolContext, id: string, failure: Failure): Promise<void> {
  await app.db`
    update insights.trial set state = 'failed', failure = ${failure}, ended_at = platform.now() where id = ${id} and ended_at is null`;
  await changed(app, [topicOf(id)]);
}

async function note(app: PoolContext, id: string, progress: number): Promise<void> {
  const { count } = await app.db`
    update insights.trial set progress = ${progress} where id = ${id} and ended_at is null and progress < ${progress}`;
  if (count > 0) await changed(app, [topicOf(id)]);
}

async function isCancelled({ db }: PoolContext, id: string): Promise<boolean> {
  const [row] = await db`select from insights.trial where id = ${id} and ended_at is null`;
  return row === undefined;
}
