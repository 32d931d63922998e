/** How well the learner judges once it was taught as an installation's corrections would: weights that are kept nowhere. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  digestOf,
  judge,
  labelsOf,
  lessonFrom,
  makeModel,
  read,
  restore,
  store,
} from "../../server/modules/triage/index.ts";
import { measureTaughtLanguage } from "./languages.ts";
import { needsRows } from "./needs.ts";
import { type Figures, hits, percent, round, score, tweets } from "./texts.ts";

const seed = 1;

export function measureTaught(): Figures {
  const { distinct } = tweets();
  const train = distinct.filter(({ isTest }) => !isTest);
  const test = distinct.filter(({ isTest }) => isTest);
  return {
    taughtOn: train.length,
    testedOn: test.length,
    ...feeling(train, test),
    ...reason(train, test),
    ...inFiveParts(train),
    ...needs(),
    ...measureTaughtLanguage(),
  };
}

type Tweets = ReturnType<typeof tweets>["distinct"];

const feelingLearned = (train: Tweets) =>
  makeModel(
    train.map(({ text, feeling: label }) => lessonFrom("feeling", { text, context: {}, label })),
    labelsOf.feeling,
    seed,
  );

function feeling(train: Tweets, test: Tweets): Figures {
  const before = performance.now();
  const stored = store(feelingLearned(train));
  const seconds = (performance.now() - before) / 1000;
  const model = restore(stored);
  const learned = model ? { feeling: model } : {};
  const said = test.map((tweet) => ({ right: tweet.feeling, reading: read(tweet.text, { learned }) }));
  const { accuracy, f1 } = score(said.map(({ right, reading }) => ({ right, said: reading.feeling })));
  const surest = said
    .toSorted((a, b) => (b.reading.feelingConfidence ?? 0) - (a.reading.feelingConfidence ?? 0))
    .slice(0, Math.floor(said.length * 0.8));
  return {
    taughtFeeling: `${accuracy} (goal 82.5, best known 82.7)`,
    taughtFeelingF1: `${f1} (goal 77, best known 77.1)`,
    taughtFeelingOfSurest80: percent(surest.filter((row) => row.right === row.reading.feeling).length, surest.length),
    taughtFeelingCalibration: calibration(
      said.map((row) => ({ sure: row.reading.feelingConfidence ?? 0, isRight: row.right === row.reading.feeling })),
    ),
    taughtSeconds: round(seconds),
    taughtModelKb: Math.round(stored.length / 1000),
    taughtDigest: digestOf(stored).slice(0, 12),
  };
}

/** How far what it says of its sureness is from how often it is right: the mean over ten bands, in points. */
function calibration(said: readonly { sure: number; isRight: boolean }[]): number {
  const bands = Map.groupBy(said, ({ sure }) => Math.min(9, Math.floor(sure * 10)));
  let sum = 0;
  for (const band of bands.values()) {
    const sure = band.reduce((all, one) => all + one.sure, 0);
    sum += Math.abs(sure - band.filter(({ isRight }) => isRight).length);
  }
  return percent(sum, said.length);
}

/** The ten reasons of the set are not our topics: the same learner, with labels of its own. */
function reason(train: Tweets, test: Tweets): Figures {
  const said = reasonsSaid(train, test);
  const { accuracy, f1 } = score(said);
  return {
    taughtReason: `${accuracy} (goal 63, best known 62.6)`,
    taughtReasonF1: `${f1} (goal 56, best known 55.3)`,
    taughtReasonInTwo: `${percent(said.filter(({ isInTwo }) => isInTwo).length, said.length)} (best known 77.4)`,
  };
}

/** What is said of the reasons of some, by what was learned of others and of sentences of ours. */
function reasonsSaid(train: Tweets, test: Tweets) {
  const labels = [...new Set(train.map((tweet) => tweet.reason))].filter((label) => label !== "").toSorted();
  const lessonOf = (text: string, label: string, weight: number) => ({
    ...lessonFrom("topics", { text, context: {}, label, weight }),
    before: labels.map(() => 0),
  });
  // What few agreed on counts less, as a case that was only solved teaches less than a correction.
  const lessons = (rows: Tweets) =>
    rows
      .filter((tweet) => tweet.reason !== "")
      .map((tweet) => lessonOf(tweet.text, tweet.reason, Math.max(0.15, tweet.reasonAgreed)));
  const ours = reasonsOfOurs().map(({ label, text }) => lessonOf(text, label, 1));
  const model = makeModel([...lessons(train), ...ours], labels, seed);
  return lessons(test).map((lesson) => {
    const likely = judge(model, lesson);
    return {
      right: lesson.label,
      said: likely[0]?.label ?? "",
      isInTwo: likely.slice(0, 2).some(({ label }) => label === lesson.label),
    };
  });
}

/** Sentences that we wrote for the reasons few posts have. */
const reasonsOfOurs = (): { label: string; text: string }[] =>
  readFileSync(join(import.meta.dirname, "reasons-of-ours.tsv"), "utf8")
    .trim()
    .split("\n")
    .map((line) => ({ label: line.slice(0, line.indexOf("\t")), text: line.slice(line.indexOf("\t") + 1) }));

/**
 * The same of the posts that may be learned from, each fifth judged by what was learned of the others: four times as many
 * as the test has, so that chance weighs half. What was tried was compared by these.
 */
function inFiveParts(train: Tweets): Figures {
  const parts = [0, 1, 2, 3, 4].map((part) => Map.groupBy(train, ({ id }) => partOf(id) === part));
  const all = parts.map((sides) => ({ test: sides.get(true) ?? [], train: sides.get(false) ?? [] }));
  const feelings = score(
    all.flatMap((side) => {
      const learned = { feeling: feelingLearned(side.train) };
      return side.test.map((tweet) => ({ right: tweet.feeling, said: read(tweet.text, { learned }).feeling }));
    }),
  );
  const reasons = score(all.flatMap((side) => reasonsSaid(side.train, side.test)));
  return {
    taughtFeelingInFiveParts: `${feelings.accuracy} / ${feelings.f1}`,
    taughtReasonInFiveParts: `${reasons.accuracy} / ${reasons.f1}`,
  };
}

const partOf = (id: string) => (createHash("sha256").update(`part ${id}`).digest()[0] as number) % 5;

/** In five parts by the hash of the id, each judged by what was learned of the other four. */
function needs(): Figures {
  const rows = needsRows().map((row) => ({
    ...row,
    part: partOf(row.id),
    right: row.label === "Q" || row.label === "R",
  }));
  const needed = { Q: "answer", R: "answer", C: "word", M: "mention" };
  const said = [0, 1, 2, 3, 4].flatMap((part) => {
    const lessons = rows
      .filter((row) => row.part !== part)
      .map(({ text, label }) => lessonFrom("needs", { text, context: {}, label: needed[label] }));
    const learned = { needs: makeModel(lessons, labelsOf.needs, seed) };
    return rows.filter((row) => row.part === part).map((row) => ({ ...row, reading: read(row.text, { learned }) }));
  });
  const { recall, precision } = hits(said.map(({ right, reading }) => ({ right, said: reading.needs === "answer" })));
  const byLikelihood = said.toSorted((a, b) => b.reading.needsConfidence - a.reading.needsConfidence);
  const waiting = said.filter(({ right }) => right).length;
  const cut = byLikelihood.findIndex(
    (_, place) => byLikelihood.slice(0, place + 1).filter(({ right }) => right).length >= 0.95 * waiting,
  );
  const at95 = byLikelihood.slice(0, cut + 1);
  return {
    taughtNeedsRecall: `${recall} (goal 95, best known 94; Q and R count)`,
    taughtNeedsPrecision: `${precision} (goal 70, best known 68)`,
    taughtNeedsPrecisionAtRecall95: percent(at95.filter(({ right }) => right).length, at95.length),
  };
}
