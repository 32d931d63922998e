import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { mask, read } from "../server/modules/triage/index.ts";

/** What this bench measures. */
export const promise =
  "Triage tells the language of 96 % of real posts, finds nine of ten that wait for an answer, and takes a quarter of a millisecond.";

/** Where the labelled cases and data lie; they are measured on and never copied. */
const casesFolder = process.env["JETBRIDGE_CASES"] ?? join(import.meta.dirname, "../../shared");

/** Whether the labelled cases are there. */
export const hasCases = existsSync(join(casesFolder, "cases/judgement"));

interface LanguageRow {
  set: string;
  src: string;
  lang: string;
  text: string;
}
interface NeedsRow {
  label: "Q" | "R" | "C" | "M";
  sentiment: string;
  text: string;
  urgent: boolean;
}
interface PersonalRow {
  text: string;
  spans: { start: number; end: number; type: string }[];
}

type Figures = Record<string, number | string>;

/** Measures everything on the shared cases; says so where they are missing. */
export async function measure(): Promise<Figures> {
  if (!hasCases) return { skipped: "no shared cases: set JETBRIDGE_CASES" };
  const started = performance.now();
  read("Where is my bag?");
  const firstMs = round(performance.now() - started);
  return {
    firstReadMs: firstMs,
    ...measureLanguage(),
    ...measureNeeds(),
    ...measurePersonalData(),
    ...measureTweets(),
  };
}

function file(path: string): string {
  return readFileSync(join(casesFolder, path), "utf8");
}

function jsonLines<Row>(path: string): Row[] {
  return file(path)
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
}

const round = (value: number, places = 1) => Math.round(value * 10 ** places) / 10 ** places;
const percent = (part: number, whole: number) => round((100 * part) / Math.max(1, whole), 2);

function measureLanguage(): Figures {
  const rows = jsonLines<LanguageRow>("data/language/texts.jsonl");
  const short = file("cases/judgement/language-airline-short.tsv")
    .trim()
    .split("\n")
    .map((line) => ({ lang: line.slice(0, line.indexOf("\t")), text: line.slice(line.indexOf("\t") + 1) }))
    .filter(({ lang }) => lang !== "mix");
  const all = macro(rows.filter(({ src }) => src !== "lingua" && src !== "papluca"));
  const posts = macro(rows.filter(({ src }) => src === "papluca"));
  const sentences = macro(rows.filter(({ set }) => set === "lingua-sentences"));
  const pairs = macro(rows.filter(({ set }) => set === "lingua-word-pairs"));
  const airline = macro(short);
  return {
    languageSocial: all.macro,
    languageSocialOtherKeptOut: all.other,
    languagePapluca: posts.macro,
    languagePaplucaOtherKeptOut: posts.other,
    languageLinguaSentences: sentences.macro,
    languageLinguaWordPairs: pairs.macro,
    languageAirlineShort: airline.macro,
    languageAirlineShortOtherKeptOut: airline.other,
  };
}

/** The mean over the 14 languages of the share that is right, and the share of other languages kept out. */
function macro(rows: readonly { lang: string; text: string }[]): { macro: number; other: number } {
  const tally = new Map<string, { right: number; all: number }>();
  for (const { lang, text } of rows) {
    const count = tally.get(lang) ?? { right: 0, all: 0 };
    count.all++;
    if (read(text).language === lang) count.right++;
    tally.set(lang, count);
  }
  const shares = [...tally]
    .filter(([lang]) => lang !== "other" && lang !== "und")
    .map(([, { right, all }]) => right / all);
  const other = tally.get("other");
  return {
    macro: percent(
      shares.reduce((sum, share) => sum + share, 0),
      shares.length,
    ),
    other: other ? percent(other.right, other.all) : 0,
  };
}

function measureNeeds(): Figures {
  const rows = jsonLines<NeedsRow>("cases/judgement/needs-answer.jsonl").map((row) =>
    Object.assign(row, { reading: read(row.text) }),
  );
  const waits = rows.filter(({ label }) => label === "Q" || label === "R");
  const flagged = rows.filter(({ reading }) => reading.needs === "answer");
  const both = waits.filter(({ reading }) => reading.needs === "answer").length;
  const three = rows.filter(({ label, sentiment, reading }) => {
    if (label === "M") return reading.needs === "mention" || (sentiment === "positive" && reading.needs === "word");
    return reading.needs === (label === "C" ? "word" : "answer");
  }).length;
  const urgent = rows.filter((row) => row.urgent);
  const calledUrgent = rows.filter(({ reading }) => reading.urgency >= 2);
  const urgentBoth = urgent.filter(({ reading }) => reading.urgency >= 2).length;
  return {
    needsRecall: percent(both, waits.length),
    needsPrecision: percent(both, flagged.length),
    needsThreeClasses: percent(three, rows.length),
    urgentRecall: percent(urgentBoth, urgent.length),
    urgentPrecision: percent(urgentBoth, calledUrgent.length),
  };
}

function measurePersonalData(): Figures {
  let [found, spans, wrong] = [0, 0, 0];
  for (const { text, spans: expected } of jsonLines<PersonalRow>("cases/personal-data/cases.jsonl")) {
    const data = read(text).personalData;
    const hits = data.filter(({ kind, start, end }) =>
      expected.some((span) => span.type === kind && span.start === start && span.end === end),
    );
    found += hits.length;
    spans += expected.length;
    wrong += data.length - hits.length;
    mask(text, data);
  }
  return { personalDataFound: found, personalDataSpans: spans, personalDataFalse: wrong };
}

/** The topics that a labelled reason of a complaint may be read as. */
const reasons: Readonly<Record<string, readonly string[]>> = {
  "Lost Luggage": ["baggage"],
  "Damaged Luggage": ["baggage"],
  "Cancelled Flight": ["cancellation", "rebooking"],
  "Late Flight": ["delay", "missed-connection"],
  "Customer Service Issue": ["staff"],
  "Flight Attendant Complaints": ["staff"],
  "Flight Booking Problems": ["booking", "website", "rebooking"],
  "Bad Flight": ["on-board", "seat"],
  longlines: ["airport"],
};

function measureTweets(): Figures {
  const [head = [], ...rows] = parseCsv(file("data/airline-tweets/tweets.csv"));
  const column = (name: string) => head.indexOf(name);
  const [textAt, feelingAt, reasonAt] = [column("text"), column("airline_sentiment"), column("negativereason")];
  const times: number[] = [];
  let [flagged, feeling, topics, withTopic, locators] = [0, 0, 0, 0, 0];
  for (const row of rows) {
    const before = performance.now();
    const reading = read(row[textAt] ?? "");
    times.push(performance.now() - before);
    if (reading.needs === "answer") flagged++;
    if (reading.feeling === row[feelingAt]) feeling++;
    locators += reading.personalData.filter(({ kind }) => kind === "pnr").length;
    const expected = reasons[row[reasonAt] ?? ""];
    if (!expected) continue;
    withTopic++;
    if (reading.topics.some((topic) => expected.includes(topic))) topics++;
  }
  const sorted = times.toSorted((a, b) => a - b);
  return {
    tweets: rows.length,
    tweetsFlagged: percent(flagged, rows.length),
    tweetsFeeling: percent(feeling, rows.length),
    tweetsTopicInTwo: percent(topics, withTopic),
    tweetsLocators: locators,
    p50Ms: round(sorted[Math.floor(sorted.length * 0.5)] ?? 0, 3),
    p99Ms: round(sorted[Math.floor(sorted.length * 0.99)] ?? 0, 3),
  };
}

/** Rows of a CSV file with quoted cells (RFC 4180). */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') cell += text.charAt(at++);
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === "," || sign === "\n") {
      row.push(cell);
      cell = "";
      if (sign === "\n") rows.push(row.splice(0));
    } else cell += sign;
  }
  return rows;
}
