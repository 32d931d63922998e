import { setTimeout as pause } from "node:timers/promises";
import type { DesksReport } from "./load/desks.ts";
import { drain } from "./load/drain.ts";
import { latenciesOf } from "./load/latency.ts";
import { leaveNothing } from "./load/leave-nothing.ts";
import { residentOf } from "./load/processes.ts";
import { at } from "./load/quantile.ts";
import type { Report } from "./load/sender.ts";
import { type Line, startLine } from "./load/start-line.ts";

/** What this bench measures. */
export const promise =
  "For 30 minutes 50 messages a second come in, go past 20 desks, and are worked off by 8 agents: memory, the tables that only pass things on, bytes per message and the 99th percentile stay flat.";

const minutes = 30;
const perSecond = 50;
const deskCount = 20;
const agents = 8;

/** Tables that hold what is under way; they must not grow with what has passed. */
const passing = [
  "assignment.queue_entry",
  "cases.message_search_due",
  "channels.outgoing",
  "platform.reaction_retry",
  "platform.follower",
];

interface Minute {
  p50Ms: number;
  p99Ms: number;
  webMb: number;
  workerMb: number;
  passingKb: number;
  bytesPerMessage: number;
  waiting: number;
  refused: number;
}

export function measure(): Promise<Record<string, number | string>> {
  return leaveNothing(async (undo) => {
    const line = await startLine(undo, deskCount);
    const atWork = { isOver: false };
    const working = line.tokens.slice(0, agents).map((token) => work(line.product.url, token, atWork));
    undo(() => (atWork.isOver = true));
    const all: Minute[] = [];
    for (let n = 1; n <= minutes; n++) {
      all.push(await minute(line));
      console.log(`  minute ${n}: ${JSON.stringify(all.at(-1))}`);
    }
    atWork.isOver = true;
    const closed = (await Promise.all(working)).reduce((sum, one) => sum + one, 0);
    return { minutes, perSecond, closed, ...compare(all) };
  });
}

/** An agent who takes the next case and closes it, without a pause while somebody waits. Gives how many. */
async function work(url: string, token: string, atWork: { isOver: boolean }): Promise<number> {
  const post = async (path: string, body: unknown): Promise<{ id: string } | null> => {
    const response = await fetch(url + path, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    const text = await response.text();
    return response.status === 200 ? (JSON.parse(text) as { id: string }) : null;
  };
  let closed = 0;
  for (let kind = "question"; !atWork.isOver; kind = kind === "question" ? "word" : "question") {
    const taken = await post("/api/v1/cases/next", { kind });
    if (!taken) await pause(100);
    else if (await post(`/api/v1/cases/${taken.id}/close`, { outcome: "needed-no-answer" })) closed++;
  }
  return closed;
}

async function minute({ product, sql, brand, sender, desks }: Line): Promise<Minute> {
  await desks.ask("report");
  await sender.ask({ brand, steps: [{ rate: perSecond, seconds: 58 }], writers: 0, repeatEvery: 25 });
  const report = (await sender.ask("go")) as Report;
  await drain(sql);
  // What was worked off last is still on its way to the desks.
  await pause(1000);
  const took = await latenciesOf(sql, report, (await desks.ask("report")) as DesksReport, deskCount);
  const [sizes] = await sql<[{ passing: number; all: number; messages: number; waiting: number }]>`
    select (select sum(pg_total_relation_size(name::regclass))::float8 from unnest(${passing}::text[]) as name) as passing,
      pg_database_size(current_database())::float8 as all,
      (select count(*)::int from cases.message) as messages,
      (select count(*)::int from assignment.queue_entry) as waiting`;
  const memory = (part: "web" | "worker"): number => residentOf(product.processOf(part) ?? 0);
  return {
    p50Ms: at(took, 0.5),
    p99Ms: at(took, 0.99),
    webMb: memory("web"),
    workerMb: memory("worker"),
    passingKb: Math.round(sizes.passing / 1024),
    bytesPerMessage: Math.round(sizes.all / sizes.messages),
    waiting: sizes.waiting,
    refused: report.refused,
  };
}

/** Medians of the second and of the last five minutes: in the first, caches fill and code is compiled. */
function compare(all: readonly Minute[]): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const figure of Object.keys(all[0] ?? {}) as (keyof Minute)[]) {
    const median = (some: readonly Minute[]): number =>
      at(
        some.map((one) => one[figure]),
        0.5,
      );
    figures[`${figure}.early`] = median(all.slice(5, 10));
    figures[`${figure}.late`] = median(all.slice(-5));
  }
  return figures;
}
