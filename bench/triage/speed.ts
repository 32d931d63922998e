import { labelsOf, lessonFrom, makeModel, read } from "../../server/modules/triage/index.ts";
import { type Figures, round, tweets } from "./texts.ts";

/** All judgements of real posts, learned ones too, in processor time of this process. */
export function measureSpeed(): Figures {
  const texts = tweets().distinct;
  const some = texts.slice(0, 1500);
  const lessons = (about: "feeling" | "needs" | "topics", label: (row: (typeof some)[number]) => string) =>
    some.map((row) => lessonFrom(about, { text: row.text, context: {}, label: label(row) }));
  const learned = {
    feeling: makeModel(
      lessons("feeling", ({ feeling }) => feeling),
      ["negative", "neutral", "positive"],
      1,
    ),
    needs: makeModel(
      lessons("needs", ({ feeling }) => (feeling === "negative" ? "word" : "mention")),
      labelsOf.needs,
      1,
    ),
    topics: makeModel(
      lessons("topics", ({ reason }) => (reason === "" ? "other" : "staff")),
      labelsOf.topics,
      1,
    ),
  };
  // A process that has just started compiles while it works; ours runs for months.
  for (let round = 0; round < 3; round++) for (const { text } of texts) read(text, { learned });
  const passes = Array.from({ length: 7 }, () => {
    const before = process.cpuUsage();
    for (const { text } of texts) read(text, { learned });
    const { user, system } = process.cpuUsage(before);
    return Math.round((texts.length * 1e6) / (user + system));
  }).toSorted((a, b) => a - b);
  // Asking for the time used takes time itself: what an empty span takes is not ours.
  const spans = (work: (text: string) => void) =>
    texts.map(({ text }) => {
      const start = process.cpuUsage();
      work(text);
      const span = process.cpuUsage(start);
      return (span.user + span.system) / 1000;
    });
  const empty = spans(() => {}).toSorted((a, b) => a - b)[texts.length >> 1] ?? 0;
  const times = spans((text) => read(text, { learned })).map((time) => Math.max(0, time - empty));
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.floor(sorted.length * share)] ?? 0, 3);
  return {
    textsPerCpuSecond: passes[3] ?? 0,
    textsPerCpuSecondLeastAndMost: `${passes[0]} to ${passes[6]}`,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}
