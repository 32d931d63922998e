/** Plays trials one after the other, each in a thread with bounds of time and memory that a lead can stop. */
import { Worker as Thread } from "node:worker_threads";
import type { TrialFailure } from "../../../../contract/trials.ts";
import type { z } from "zod";
import type { PoolContext } from "../../../platform/context.ts";
import { changed } from "../../../platform/events.ts";
import { type Asked, gather, type Gathered } from "./gather.ts";
import { topicOf } from "./trials.ts";
import type { Scene, tryDay } from "./try-day.ts";

type Failure = z.infer<typeof TrialFailure>;
type Outcome = ReturnType<typeof tryDay>;

/** A day of two hundred people takes two seconds; a surge that nobody can answer, twenty. */
const mostSeconds = 60;
const mostMegabytes = 256;
/** Whoever took it has so long; what is not done by then is taken by another, twice at most. */
const takenSeconds = mostSeconds + 30;
const mostAttempts = 2;

/** One round: plays one trial. Gives whether there may be another. */
export async function playTrials(app: PoolContext): Promise<boolean> {
  const [taken] = await app.db<{ id: string; what: Asked; attempts: number }[]>`
    update insights.trial set state = 'running', attempts = attempts + 1, taken_until = platform.now() + ${takenSeconds} * interval '1 second'
    where id = (
      select id from insights.trial where ended_at is null and (taken_until is null or taken_until < platform.now())
      order by asked_at, id limit 1 for update skip locked)
    returning id, what, attempts`;
  if (!taken) return false;
  const { id, what, attempts } = taken;
  if (attempts > mostAttempts) await fail(app, id, "broken");
  else await playOne(app, id, what);
  return true;
}

async function playOne(app: PoolContext, id: string, asked: Asked): Promise<void> {
  const gathered = await gather(app.db, asked);
  if (gathered.scene.queries.length === 0) return fail(app, id, "nobody-came");
  if (gathered.scene.workers.length === 0 && asked.change.more.length === 0) return fail(app, id, "nobody-works");
  const played = await inThread(app, id, gathered.scene);
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

/** What came of it, or why nothing. The thread is gone when this ends, whichever way. */
async function inThread(app: PoolContext, id: string, scene: Scene): Promise<Outcome | Failure | "cancelled"> {
  const thread = new Thread(new URL("thread.ts", import.meta.url), {
    workerData: scene,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  const { promise, resolve } = Promise.withResolvers<Outcome | Failure | "cancelled">();
  thread.on("message", (told: { progress: number } | { outcome: Outcome }) => {
    if ("outcome" in told) resolve(told.outcome);
    else void note(app, id, told.progress).catch(() => undefined);
  });
  thread.once("error", (error) => {
    app.log.error({ trial: id, err: error }, "a trial broke");
    resolve("broken");
  });
  thread.once("exit", () => resolve("broken"));
  const tooLong = setTimeout(() => resolve("too-long"), mostSeconds * 1000);
  const looking = setInterval(() => {
    void isCancelled(app, id).then(
      (is) => is && resolve("cancelled"),
      () => undefined,
    );
  }, 500);
  try {
    return await promise;
  } finally {
    clearTimeout(tooLong);
    clearInterval(looking);
    await thread.terminate();
  }
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
