import { randomBytes, randomUUID } from "node:crypto";
import { readers } from "../server/adapters/channels/index.ts";
import { isAsWanted, readableCasesOf, saidOf, wantedOf } from "../test/channels/recorded.ts";
import type { Product } from "../test/product.ts";
import { hasRecordings } from "../test/recordings.ts";
import { check, planned } from "./channels/check.ts";
import { codeOf, visitorCount } from "./channels/plan.ts";
import type { Order, Report } from "./channels/sender.ts";
import { wordsOf } from "./channels/words.ts";
import { connectLoad } from "./load/accounts.ts";
import { type Child, startChild } from "./load/child.ts";
import { drain } from "./load/drain.ts";
import { failedBy } from "./load/failed.ts";
import { leaveNothing } from "./load/leave-nothing.ts";
import { loadAverage } from "./load/processes.ts";
import { shapes } from "./load/shapes.ts";
import { startBench } from "./load/start-bench.ts";

/** What this bench measures. */
export const promise =
  "Of a million deliveries of all channels mixed, 10 of 100 told twice, 5 overtaken and 1 broken, none is lost, none doubled, each correspondent's stand in the order they came, and what is broken is kept with its reason.";

/** Fewer for a quick look. */
const count = Number(process.env["JETBRIDGE_CHANNELS_DELIVERIES"] ?? 1_000_000);
const seed = Number(process.env["JETBRIDGE_BENCH_SEED"] ?? 1);
/** A backlog is worked off within so long, or it is stuck. */
const patienceSeconds = 3600;

export async function measure(): Promise<Record<string, number | string>> {
  return { ...readRecorded(), ...readForASecond(), ...(await takeIn()) };
}

function readRecorded(): Record<string, string> {
  if (!hasRecordings) return { "read.cases": "skipped: no recorded cases, set JETBRIDGE_CASES" };
  return Object.fromEntries(
    [...readers.values()].flatMap((reader) => {
      const cases = readableCasesOf(reader.kind);
      const passed = cases.filter((one) => isAsWanted(saidOf(reader, one), wantedOf(one))).length;
      return cases.length === 0 ? [] : [[`read.${reader.kind}.cases`, `${passed}/${cases.length}`]];
    }),
  );
}

/** How many events a second one process reads, of each shape. */
function readForASecond(): Record<string, number> {
  const figures: Record<string, number> = {};
  const account = { id: "", webhookUrl: "", externalId: "10", secret: "s" };
  for (const [place, shape] of shapes.entries()) {
    const reader = readers.get(shape.channel);
    if (!reader) throw new Error(`no reader of ${shape.channel}`);
    const requests = Array.from({ length: 200 }, (_, number) => {
      const code = codeOf(place, 0, number, 0);
      const body = shape.body(account, [{ code, writer: number, text: wordsOf(code), at: new Date() }]);
      return { headers: shape.headers(account, body), body };
    });
    for (const request of requests) reader.read(request);
    const begun = performance.now();
    let events = 0;
    while (performance.now() - begun < 1000) for (const request of requests) events += reader.read(request).length;
    const rate = Math.round((events * 1000) / (performance.now() - begun));
    const name = `read.${shape.channel}.eventsPerSecond`;
    figures[name] = Math.min(figures[name] ?? Infinity, rate);
  }
  return figures;
}

function takeIn(): Promise<Record<string, number | string>> {
  return leaveNothing(async (undo) => {
    const { product, sql } = await startBench(undo, 2);
    const vendors: Child<Order | "listen", { port: number } | Report> = startChild("../channels/sender.ts", undo);
    const { port } = (await vendors.ask("listen")) as { port: number };
    const accounts = await connectLoad(product, `http://127.0.0.1:${port}`);
    const chat = { url: `${product.url}/api/v1/chat/lines`, tokens: await openChats(product) };
    const plan = planned({ count, seed });
    console.log(`  ${plan.deliveries} deliveries, seed ${seed}, load average ${loadAverage()}`);
    const begun = performance.now();
    const order: Order = { count, seed, begun: new Date().toISOString(), accounts, chat };
    const report = (await vendors.ask(order)) as Report;
    const backlogSeconds = await drain(sql, patienceSeconds);
    const seconds = (performance.now() - begun) / 1000;
    const { messages, reasons, ...wrongs } = await check(sql, plan, report.refusedAtDoor);
    return {
      deliveries: plan.deliveries,
      seed,
      correspondents: plan.orders.length,
      toldTwice: plan.repeats,
      overtaken: plan.late,
      broken: plan.broken,
      brokenReasons: reasons,
      messages,
      ...wrongs,
      takenInSeconds: Math.round(report.seconds),
      takenInPerSecond: Math.round(plan.deliveries / report.seconds),
      takenInP50Ms: report.p50Ms,
      takenInP99Ms: report.p99Ms,
      deliveredAgain: report.repeated,
      backlogSeconds,
      messagesPerSecond: Math.round(messages / seconds),
      loadAverage: loadAverage(),
      ...failedBy(wrongs),
    };
  });
}

/** Tokens of visitors of a site, as many as one address may open at once. */
async function openChats(product: Product): Promise<string[]> {
  const origin = "https://www.example.com";
  const site = await product.api("POST", "/api/v1/channel-accounts", {
    kind: "chat",
    name: "Bench chat",
    externalId: randomUUID(),
    secrets: { siteSecret: randomBytes(16).toString("hex"), origins: origin },
  });
  const tokens: string[] = [];
  for (let visitor = 0; visitor < visitorCount; visitor++) {
    const response = await fetch(`${product.url}/api/v1/chat/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json", origin },
      body: JSON.stringify({ siteId: site.body.id, name: `Visitor ${visitor}` }),
    });
    const { token } = (await response.json()) as { token?: string };
    if (!token) throw new Error(`a chat could not be opened (${response.status})`);
    tokens.push(token);
  }
  return tokens;
}
