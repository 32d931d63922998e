/** Trials as they are asked for, stopped and read. */
import type { z } from "zod";
import type { getTrial, TrialChange } from "../../../../contract/trials.ts";
import { atomically, type Context, type PoolContext } from "../../../platform/context.ts";
import type { Db } from "../../../platform/db.ts";
import { changed } from "../../../platform/events.ts";
import { problem } from "../../../platform/problem.ts";

const TrialNotFound = problem("trials.not-found", 404, "There is no such trial.");
const TooMany = problem("trials.too-many", 409, "Some trials are still under way. Wait for one of them, or stop it.");

/** As many may wait at once: each takes a processor for some seconds. */
const mostOpen = 5;
const keptDays = 7;

type Trial = z.output<(typeof getTrial)["returns"]>;

export interface NewTrial {
  id: string;
  zone: string;
  basis: Trial["basis"];
  change: TrialChange;
  askedBy: string;
}

export const topicOf = (id: string): string => `trial/${id}`;

export function askTrial(app: Context, { id, zone, basis, change, askedBy }: NewTrial): Promise<void> {
  return atomically(app, async (app) => {
    await app.db`select pg_advisory_xact_lock(hashtextextended('insights trials', 0))`;
    const [open] = await app.db<[{ n: number }]>`
      select count(*)::int as n from insights.trial where ended_at is null and id <> ${id}`;
    if (open.n >= mostOpen) throw TooMany();
    await app.db`
      insert into insights.trial (id, asked_by, what) values (${id}, ${askedBy}, ${app.db.json({ zone, basis, change })})
      on conflict (id) do nothing`;
    app.ring("trials");
  });
}

export async function cancelTrial(app: Context, id: string): Promise<void> {
  const { count } = await app.db`
    update insights.trial set state = 'cancelled', ended_at = platform.now() where id = ${id} and ended_at is null`;
  if (count > 0) await changed(app, [topicOf(id)]);
  app.ring("trials");
}

export async function findTrial(db: Db, id: string): Promise<Trial> {
  const [row] = await db<
    (Pick<Trial, "id" | "state" | "progress" | "failure"> & {
      basis: Trial["basis"];
      change: TrialChange;
      outcome: (Omit<NonNullable<Trial["outcome"]>, "from" | "to"> & { from: string; to: string }) | null;
    })[]
  >`
    select id, state, progress::int as progress, what ->> 'basis' as basis, what -> 'change' as change, outcome, failure
    from insights.trial where id = ${id}`;
  if (!row) throw TrialNotFound();
  const { outcome } = row;
  return { ...row, outcome: outcome && { ...outcome, from: new Date(outcome.from), to: new Date(outcome.to) } };
}

export async function forgetTrials({ db }: PoolContext): Promise<void> {
  await db`delete from insights.trial where ended_at < (select platform.now()) - ${keptDays} * interval '1 day'`;
}
