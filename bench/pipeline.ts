import { setTimeout as pause } from "node:timers/promises";
import type { DesksReport } from "./load/desks.ts";
import { drain } from "./load/drain.ts";
import { latenciesOf } from "./load/latency.ts";
import { leaveNothing } from "./load/leave-nothing.ts";
import { quiet } from "./load/processes.ts";
import { at } from "./load/quantile.ts";
import type { Report, Step } from "./load/sender.ts";
import { type Line, startLine } from "./load/start-line.ts";

/** What this bench measures. */
export const promise =
  "From the webhook to the live message that names the case on the last of 200 desks, with real triage, cases and queue: 99 of 100 within 150 ms at 300 messages a second and within 500 ms at 1,000, none lost, none doubled.";

const deskCount = 200;
/** As a browser does (`web/kit/live`). */
const refetchEveryMs = 1000;

interface Run {
  name: string;
  steps: readonly Step[];
  refetches?: boolean;
}

const runs: readonly Run[] = [
  { name: "at300", steps: [{ rate: 300, seconds: 60 }] },
  { name: "at1000", steps: [{ rate: 1000, seconds: 60 }] },
  {
    name: "step5to500",
    steps: [
      { rate: 5, seconds: 10 },
      { rate: 500, seconds: 20 },
    ],
  },
  { name: "at50WithRefetch", steps: [{ rate: 50, seconds: 30 }], refetches: true },
  { name: "at300WithRefetch", steps: [{ rate: 300, seconds: 30 }], refetches: true },
];

/** Which of them, where not all are wanted. */
const wanted = process.env["JETBRIDGE_PIPELINE_RUNS"]?.split(",") ?? runs.map(({ name }) => name);

export function measure(): Promise<Record<string, number | string>> {
  return leaveNothing(async (undo) => {
    const line = await startLine(undo, deskCount);
    // A product that has just started compiles while it works; ours runs for months.
    for (let n = 0; n < 2; n++) await run(line, { name: "warm-up", steps: [{ rate: 500, seconds: 10 }] });
    const figures: Record<string, number | string> = { desks: deskCount };
    for (const one of runs.filter(({ name }) => wanted.includes(name))) Object.assign(figures, await run(line, one));
    return Object.assign(figures, await countAll(line));
  });
}

async function run(line: Line, { name, steps, refetches = false }: Run): Promise<Record<string, number | string>> {
  const { sender, desks, sql } = line;
  await desks.ask("report");
  await sender.ask({ brand: line.brand, steps, writers: 0, repeatEvery: 25 });
  await quiet();
  desks.tell({ refetchEveryMs: refetches ? refetchEveryMs : null });
  const report = (await sender.ask("go")) as Report;
  const workedOff = await drain(sql);
  // What was worked off last is still on its way to the desks.
  await pause(1000);
  desks.tell({ refetchEveryMs: null });
  const seen = (await desks.ask("report")) as DesksReport;
  const took = await latenciesOf(sql, report, seen, deskCount);
  const figures = {
    posts: new Set(report.posts.map(({ id }) => id)).size,
    cases: took.length,
    p50Ms: at(took, 0.5),
    p95Ms: at(took, 0.95),
    p99Ms: at(took, 0.99),
    maxMs: at(took, 1),
    refused: report.refused,
    workedOff,
  };
  console.log(`  ${name}: ${JSON.stringify(figures)}`);
  const shown = Object.entries(figures).map(([figure, value]) => [`${name}.${figure}`, value] as const);
  if (!refetches) return Object.fromEntries(shown);
  return Object.fromEntries([
    ...shown,
    [`${name}.refetches`, seen.refetches.length],
    [`${name}.refetchesFailed`, seen.failedRefetches],
    [`${name}.refetchP50Ms`, at(seen.refetches, 0.5)],
    [`${name}.refetchP99Ms`, at(seen.refetches, 0.99)],
  ]);
}

/** Over all runs: a message for each post, none twice, and each case in the queue once. */
async function countAll({ sql }: Line): Promise<Record<string, number>> {
  const [row] = await sql<[{ messages: number; distinct: number; lost: number; unqueued: number }]>`
    select (select count(*)::int from cases.message) as messages,
      (select count(distinct external_id)::int from cases.message) as "distinct",
      (select count(*)::int from channels.arrival a where not exists (
        select 1 from cases.message m where m.account_id = a.account_id and m.external_id = a.external_id)) as lost,
      (select count(*)::int from cases."case" c where state = 'open' and not exists (
        select 1 from assignment.queue_entry q where q.case_id = c.id)) as unqueued`;
  const { messages, distinct, lost, unqueued } = row;
  if (messages !== distinct || lost > 0 || unqueued > 0) throw new Error(`lost or doubled: ${JSON.stringify(row)}`);
  return { messages, lost, doubled: messages - distinct };
}
