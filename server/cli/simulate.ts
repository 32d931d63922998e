/**
 * `simulate`: plays days in virtual time by the product's own rules, as they are and with a change, and says what it would do. Recorded
 * days come from the database with their roster; invented ones from a seed, without any database.
 */
import { readFileSync } from "node:fs";
import { AssignmentRule } from "../../contract/assignment.ts";
import { languages } from "../../contract/words.ts";
import {
  byRule,
  day,
  type Days,
  demand,
  findRule,
  hour,
  measure,
  openRule,
  type Outcome,
  play,
  random,
  roster,
  type Targets,
  whereShort,
  type Worker,
} from "../modules/assignment/index.ts";
import { readArguments, Usage } from "./usage.ts";

interface Scene {
  days: Days;
  rule: AssignmentRule;
}

interface Change {
  rule: AssignmentRule | null;
  more: readonly Worker[];
}

const optional = ["recorded", "invented", "agents", "days", "seed", "minutes", "rule", "add", "urgent", "ordinary"];

export async function simulate(args: readonly string[]): Promise<void> {
  const { values } = readArguments(args, { optional });
  const number = (name: string, otherwise: number, most: number): number => {
    const value = values[name] === undefined ? otherwise : Number(values[name]);
    if (!(value > 0 && value <= most)) throw new Usage(`--${name} must be a number above 0, at most ${most}`);
    return value;
  };
  const seed = number("seed", 1, 2 ** 31);
  const targets: Targets = { urgent: number("urgent", 15, 1440), ordinary: number("ordinary", 60, 10_080) };
  const changeOf = (count: number): Change => ({
    rule: values["rule"] === undefined ? null : ruleFrom(values["rule"]),
    more: values["add"] === undefined ? [] : helpFrom(values["add"], count),
  });
  if (values["recorded"] !== undefined) {
    const count = Math.ceil(number("recorded", 7, 92));
    const minutes = number("minutes", 5, 240);
    // What is invented needs no database, and does not wait for its driver.
    const [{ withApp }, { findQueries, findWorkers }] = await Promise.all([
      import("./with-app.ts"),
      import("../modules/insights/index.ts"),
    ]);
    await withApp(async ({ db }) => {
      const to = new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000);
      const period = { from: new Date(to.getTime() - count * 86_400_000), to };
      const chance = random(seed);
      // As long as invented ones: half take less, one in twenty thrice as long.
      const takes = (): number =>
        minutes * 60 * Math.exp(0.67 * Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance()));
      const days = {
        queries: await findQueries(db, period, takes),
        workers: await findWorkers(db, period),
        until: count * day,
      };
      if (days.queries.length === 0) throw new Error(`Nothing waited in the last ${count} days.`);
      if (days.workers.length === 0) throw new Error(`Nobody was on the roster in the last ${count} days.`);
      print({ days, rule: (await findRule(db)).rule }, changeOf(count), targets);
    });
    return;
  }
  const count = Math.ceil(number("days", 7, 31));
  const days = {
    queries: demand(seed, { count: Math.round(number("invented", 7000, 200_000)), days: count, queued: 0 }),
    workers: roster(seed + 4, { count: Math.round(number("agents", 200, 2000)), days: count }),
    until: count * day,
  };
  print({ days, rule: { ...openRule, countLanguages: true } }, changeOf(count), targets);
}

function print({ days, rule }: Scene, change: Change, targets: Targets): void {
  const asIs = played(days, rule, targets);
  const isChanged = change.rule !== null || change.more.length > 0;
  const changed = isChanged
    ? played({ ...days, workers: [...days.workers, ...change.more] }, change.rule ?? rule, targets)
    : null;
  const columns = changed ? [asIs, changed] : [asIs];
  const lines: [string, (outcome: Outcome) => string][] = [
    ["came", ({ came }) => String(came)],
    ["answered", ({ answered }) => String(answered)],
    ["within target", ({ withinTarget }) => `${withinTarget} %`],
    ["urgent within target", ({ urgentWithinTarget }) => `${urgentWithinTarget} %`],
    ["mean wait, urgent", ({ urgentWait }) => `${urgentWait} min`],
    ["mean wait, ordinary", ({ ordinaryWait }) => `${ordinaryWait} min`],
    ["nine of ten within", ({ waitOfNine }) => `${waitOfNine} min`],
  ];
  const row = (label: string, cells: readonly string[]): string =>
    `${label.padEnd(24)}${cells.map((cell) => cell.padStart(14)).join("")}\n`;
  const { stdout } = process;
  stdout.write(row("", changed ? ["as it is", "changed"] : ["as it is"]));
  for (const [label, of] of lines)
    stdout.write(
      row(
        label,
        columns.map(({ outcome }) => of(outcome)),
      ),
    );
  for (const [place, { short }] of columns.entries()) {
    stdout.write(`\nHelp is missing${changed ? (place === 0 ? ", as it is" : ", changed") : ""}:\n`);
    if (short.length === 0) stdout.write("  nowhere\n");
    for (const { language, hours, late } of short.slice(0, 10))
      stdout.write(`  ${language.padEnd(4)} ${String(late).padStart(6)} too late, at ${inRuns(hours)} o'clock\n`);
  }
}

function played(days: Days, rule: AssignmentRule, targets: Targets) {
  const answeredAt = play(() => byRule(rule, { bands: true }), days);
  return { outcome: measure(days, answeredAt, targets), short: whereShort(days, answeredAt, targets) };
}

/** `1-3, 7`. */
function inRuns(hours: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const of of hours) {
    const last = runs.at(-1);
    if (last && last[1] === of - 1) last[1] = of;
    else runs.push([of, of]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(", ");
}

function ruleFrom(file: string): AssignmentRule {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Usage(`${file} is no JSON file that can be read`);
  }
  const rule = AssignmentRule.safeParse({ ...openRule, ...(parsed as object) });
  const [issue] = rule.error?.issues ?? [];
  if (issue) throw new Usage(`${file}: ${issue.path.join(".")}: ${issue.message}`);
  return rule.data as AssignmentRule;
}

/** `ja:2@8-16`: two who speak Japanese, every day from 8 to 16; several with commas. */
function helpFrom(text: string, count: number): Worker[] {
  return text.split(",").flatMap((one) => {
    const [, language = "", many, from, to] = /^([a-z]{2}):(\d{1,3})@(\d{1,2})-(\d{1,2})$/u.exec(one.trim()) ?? [];
    const [begins, ends] = [Number(from), Number(to)];
    if (!languages.some((ours) => ours === language) || !(begins < ends && ends <= 24) || Number(many) === 0)
      throw new Usage(`--add takes LANGUAGE:HOW-MANY@FROM-TO, like ja:2@8-16; "${one}" is not that`);
    return Array.from({ length: Number(many) }, (_, n) => ({
      id: `more ${language} ${n} ${from}`,
      levels: { en: 3, [language]: 3 },
      skills: [],
      shifts: Array.from({ length: count }, (_, d) => [d * day + begins * hour, d * day + ends * hour] as const),
    }));
  });
}
