/** How long a decision takes on a real database with 200,000 waiting: one agent after the other asks for the next. */
import { tmpdir } from "node:os";
import { pino } from "pino";
import { claimNext, demand, roster, setRule, type Worker } from "../../server/modules/assignment/index.ts";
import { startCluster } from "../../server/platform/cluster/cluster.ts";
import { atomically, type Context, type PoolContext } from "../../server/platform/context.ts";
import { openPool, type Pool } from "../../server/platform/db.ts";
import { migrate } from "../../server/platform/migrate.ts";
import { newHome, removeHome } from "../../test/home.ts";
import { leaveNothing, type Undo } from "../load/leave-nothing.ts";
import { at } from "../load/quantile.ts";
import { rule } from "./targets.ts";

const waiting = 200_000;
const decisions = 2000;

export function measureDecisions(): Promise<Record<string, number | string>> {
  return leaveNothing(async (undo) => {
    const app = await openDatabase(undo);
    const agents = await addAgents(app.db, roster(11, { count: 200, days: 1 }));
    await setRule(app, { version: 0, rule, by: agents[0] as string });
    await queueUp(app.db);
    const next = (place: number, context: Context = app) =>
      claimNext(context, { agentId: agents[place % agents.length] as string, kind: "question", among: null });
    for (let place = 0; place < 100; place++) await next(place);
    // With the disk that it waits for at the end, and without.
    const [took, decided]: [number[], number[]] = [[], []];
    let given = 0;
    for (let place = 0; place < decisions; place++) {
      const begun = performance.now();
      await atomically(app, async (app) => {
        if (await next(place, app)) given++;
        decided.push(performance.now() - begun);
      });
      took.push(performance.now() - begun);
    }
    const floor = await timeNothing(app.db);
    const begun = performance.now();
    await Promise.all(Array.from({ length: 400 }, (_, place) => next(place)));
    const seconds = (performance.now() - begun) / 1000;
    return {
      waiting,
      decisions,
      given,
      decidedP50Ms: at(decided, 0.5),
      decidedP99Ms: at(decided, 0.99),
      decidedAndStoredP50Ms: at(took, 0.5),
      decidedAndStoredP99Ms: at(took, 0.99),
      emptyQueryP50Ms: at(floor, 0.5),
      emptyQueryP99Ms: at(floor, 0.99),
      decisionsPerSecondAtOnce: Math.round(400 / seconds),
    };
  });
}

/** What the machine leaves of the promise while others work on it: a query that does nothing. */
async function timeNothing(db: Pool): Promise<number[]> {
  const took: number[] = [];
  for (let place = 0; place < 500; place++) {
    const begun = performance.now();
    await db`select 1`;
    took.push(performance.now() - begun);
  }
  return took;
}

async function openDatabase(undo: Undo): Promise<PoolContext> {
  const home = newHome({ on: tmpdir() });
  undo(() => removeHome(home));
  const cluster = await startCluster({ home });
  undo(() => cluster.stop());
  const admin = openPool(cluster.url("postgres"), { name: "bench", max: 1 });
  await admin`create database dispatch`;
  await admin.end();
  await migrate(cluster.url("dispatch"));
  const db = openPool(cluster.url("dispatch"), { name: "bench", max: 8 });
  undo(() => db.end({ timeout: 1 }));
  return { db, reactions: new Map(), log: pino({ level: "silent" }), ring() {} };
}

async function addAgents(db: Pool, workers: readonly Worker[]): Promise<string[]> {
  const rows = workers.map(({ id, levels, skills }) => ({ name: id, levels, skills, languages: Object.keys(levels) }));
  const added = await db<{ id: string }[]>`
    insert into staff.member (name, email, email_verified, role, languages, levels, skills, seen_at)
    select name, replace(name, ' ', '') || '@bench.invalid', true, 'agent', languages, levels, skills, now()
    from jsonb_to_recordset(${db.json(rows)}) as row (name text, languages text[], levels jsonb, skills text[]) returning id`;
  return added.map(({ id }) => id);
}

/** Straight into the tables. */
async function queueUp(db: Pool): Promise<void> {
  const [account] = await db<[{ id: string }]>`
    insert into channels.account (kind, name, external_id, secrets) values ('x', 'Bench', '4711', '\\x00') returning id`;
  const [person] = await db<[{ id: string }]>`
    insert into customers.customer (first_seen_at) values (now()) returning id`;
  const all = demand(7, { count: 0, days: 1, queued: waiting });
  for (let from = 0; from < waiting; from += 20_000)
    await db`
      with row as (
        select gen_random_uuid() as id, now() + seconds * interval '1 second' as since, language, channel, topic, urgency
        from jsonb_to_recordset(${db.json(
          all.slice(from, from + 20_000).map(({ at: seconds, language, channel, topic, urgency }) => ({
            seconds,
            language,
            channel,
            topic,
            urgency,
          })),
        )}) as row (seconds double precision, language text, channel text, topic text, urgency smallint)
      ), cases as (
        insert into cases."case" (id, customer_id, account_id, channel, visibility, language, topic, urgency, state, opened_at, waiting_since, preview)
        select id, ${person.id}, ${account.id}, channel, 'private', language, topic, urgency, 'open', since, since, 'Hello' from row
      ), queued as (
        insert into assignment.queue_entry (case_id, urgency, waiting_since, channel, language, topic)
        select id, urgency, since, channel, language, topic from row
      )
      insert into assignment.need select distinct language, channel, topic from row on conflict do nothing`;
  await db`vacuum analyze`;
}
