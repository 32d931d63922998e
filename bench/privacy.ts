/** Personal data in public texts: what is found of the labelled cases, how much of what is found is none, and how fast. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findPersonalData, read } from "../server/modules/triage/index.ts";

const file = join(
  process.env["JETBRIDGE_CASES"] ?? join(import.meta.dirname, "../../shared"),
  "cases/personal-data/cases.jsonl",
);

export const promise =
  "Of the labelled personal data at least 99 % is found, at least 98 % of what is found is some, and the finders read 5,000 texts a second";

interface Case {
  id: string;
  lang: string;
  text: string;
  label: "pii" | "none";
  spans: { start: number; end: number; type: string }[];
}

const percent = (part: number, whole: number): number => Math.round((part / Math.max(1, whole)) * 10_000) / 100;

export async function measure(): Promise<Record<string, number | string>> {
  if (!existsSync(file)) return { skipped: "no shared cases: set JETBRIDGE_CASES" };
  const cases = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Case);
  let [wanted, hit, kind, exact, told, right, alarmed] = [0, 0, 0, 0, 0, 0, 0];
  for (const { text, spans, label } of cases) {
    const { personalData } = read(text, { visibility: "public" });
    wanted += spans.length;
    told += personalData.length;
    for (const span of spans) {
      const found = personalData.find(({ start, end }) => start < span.end && end > span.start);
      if (found) hit++;
      if (found?.kind === span.type) kind++;
      if (found?.start === span.start && found.end === span.end) exact++;
    }
    right += personalData.filter(({ start, end }) => spans.some((span) => start < span.end && end > span.start)).length;
    if (label === "none" && personalData.length > 0) alarmed++;
  }
  const none = cases.filter(({ label }) => label === "none").length;
  return {
    texts: cases.length,
    spans: wanted,
    recall: percent(hit, wanted),
    recallOfKind: percent(kind, wanted),
    recallExact: percent(exact, wanted),
    precision: percent(right, told),
    textsWithout: none,
    textsFalselyAlarmed: alarmed,
    ...speed(cases),
  };
}

/** On one core: the finders alone, and the whole reading that every message gets. */
function speed(cases: readonly Case[]): Record<string, number> {
  const perSecond = (work: (one: Case) => unknown): number => {
    for (const one of cases) work(one);
    const begun = performance.now();
    let count = 0;
    while (performance.now() - begun < 1500) {
      for (const one of cases) work(one);
      count += cases.length;
    }
    return Math.round(count / ((performance.now() - begun) / 1000));
  };
  return {
    findersTextsPerSecond: perSecond(({ text }) =>
      findPersonalData(text, { language: "en", brandDomains: [], addressed: true }),
    ),
    readingTextsPerSecond: perSecond(({ text }) => read(text, { visibility: "public" })),
  };
}
