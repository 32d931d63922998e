import { setTimeout as pause } from "node:timers/promises";
import { groupingsOf } from "../contract/figure-rules.ts";
import { Figure } from "../contract/insights.ts";
import { fillHistory } from "./figures/fill-history.ts";
import { connectBrand } from "./load/brand.ts";
import { startChild } from "./load/child.ts";
import { leaveNothing } from "./load/leave-nothing.ts";
import { loadAverage } from "./load/processes.ts";
import { at } from "./load/quantile.ts";
import type { Order } from "./load/sender.ts";
import { startBench } from "./load/start-bench.ts";

/** What this bench measures. */
export const promise =
  "A report over 90 days with 5 million messages and 600,000 cases, over the API: every figure by any grouping within 1 s; the wall within 50 ms for 95 of 100 looks while 50 messages a second come in.";

const history = { cases: 600_000, messages: 5_000_000, days: 90 };
const times = 3;
const wallSeconds = 60;
const day = 86_400_000;

type Product = Awaited<ReturnType<typeof startBench>>["product"];

export function measure(): Promise<Record<string, number | string>> {
  return leaveNothing(async (undo) => {
    const { product, sql } = await startBench(undo, 2);
    const brand = await connectBrand(product);
    const sender = startChild<Order | "go", unknown>("sender.ts", undo);
    await fillHistory(sql, { ...history, accountId: brand.id }, (text) => console.log(`  ${text}`));
    const begun = performance.now();
    const hours = await summed(sql);
    const figures: Record<string, number | string> = {
      ...history,
      hours,
      msPerHourSummed: Math.round((performance.now() - begun) / hours),
    };
    await sql`vacuum analyze insights.sum`;
    const [size] = await sql<[{ rows: number; mb: number }]>`
      select (select (sum(length(entries)) / 14)::int from insights.sum) as rows, (pg_total_relation_size('insights.sum') / 1000000)::int as mb`;
    Object.assign(figures, { sums: size.rows, sumsMb: size.mb, loadBefore: loadAverage() });
    Object.assign(figures, await reports(product), await lists(product));
    await sender.ask({ brand, steps: [{ rate: 50, seconds: wallSeconds }], writers: 0, repeatEvery: 25 });
    const sending = sender.ask("go");
    Object.assign(figures, await wall(product));
    await sending;
    return { ...figures, loadAfter: loadAverage() };
  });
}

/** The worker sums from the newest hour back; waits until it has them all. */
async function summed(sql: Awaited<ReturnType<typeof startBench>>["sql"]): Promise<number> {
  for (let before = -1; ;) {
    const [row] = await sql<[{ n: number }]>`select count(*)::int as n from insights.hour`;
    if (row.n > history.days * 24 && row.n === before) return row.n;
    before = row.n;
    await pause(2000);
  }
}

const spanOf = (days: number): string => {
  const to = new Date();
  return `from=${new Date(to.getTime() - days * day).toISOString()}&to=${to.toISOString()}`;
};

async function timed(product: Product, path: string): Promise<number> {
  const begun = performance.now();
  const { status, body } = await product.api("GET", path);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  return performance.now() - begun;
}

/** Every figure by all it may be told apart by; by the hour over a fortnight, which is the most. */
async function reports(product: Product): Promise<Record<string, number | string>> {
  const all: number[] = [];
  const byGrouping = new Map<string, number[]>();
  const figures: Record<string, number | string> = {};
  let slowest = { name: "", took: 0 };
  for (const figure of Figure.options) {
    const took: number[] = [];
    for (const by of groupingsOf(figure))
      for (let n = 0; n < times; n++) {
        const ms = await timed(
          product,
          `/api/v1/figures/report?figure=${figure}&by=${by}&${spanOf(by === "hour" ? 14 : history.days)}`,
        );
        took.push(ms);
        byGrouping.set(by, [...(byGrouping.get(by) ?? []), ms]);
        if (ms > slowest.took) slowest = { name: `${figure} by ${by}`, took: ms };
      }
    figures[`${figure}P50Ms`] = at(took, 0.5);
    figures[`${figure}MostMs`] = at(took, 1);
    console.log(`  ${figure}: p50 ${at(took, 0.5)} ms, most ${at(took, 1)} ms`);
    all.push(...took);
  }
  for (const [by, took] of byGrouping) {
    figures[`by ${by} P50Ms`] = at(took, 0.5);
    figures[`by ${by} MostMs`] = at(took, 1);
  }
  return {
    ...figures,
    reports: all.length,
    reportP50Ms: at(all, 0.5),
    reportP95Ms: at(all, 0.95),
    reportMostMs: at(all, 1),
    slowest: slowest.name,
    withinOneSecond: `${all.filter((ms) => ms < 1000).length} of ${all.length}`,
  };
}

/** The first page behind a number. */
async function lists(product: Product): Promise<Record<string, number>> {
  const took: number[] = [];
  for (let n = 0; n < times; n++)
    for (const figure of Figure.options.filter((one) => one !== "occupancy"))
      took.push(await timed(product, `/api/v1/figures/counted?figure=${figure}&${spanOf(history.days)}`));
  return { listP50Ms: at(took, 0.5), listMostMs: at(took, 1) };
}

/** Each look a new one: the wall keeps one for a second. */
async function wall(product: Product): Promise<Record<string, number>> {
  const took: number[] = [];
  for (const end = performance.now() + (wallSeconds - 5) * 1000; performance.now() < end; await pause(1050))
    took.push(await timed(product, "/api/v1/screens/wall"));
  return { wallLooks: took.length, wallP50Ms: at(took, 0.5), wallP95Ms: at(took, 0.95) };
}
