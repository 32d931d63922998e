/** How well the learner judges once it was taught as an installation's corrections would: weights that are kept nowhere. */
import { createHash } from "node:crypto";
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
    ...needs(),
    ...measureTaughtLanguage(),
  };
}

type Tweets = ReturnType<typeof tweets>["distinct"];

function feeling(train: Tweets, test: Tweets): Figures {
  const before = performance.now();
  const lessons = train.map(({ text, feeling: label }) => lessonFrom("feeling", { text, context: {}, label }));
  const stored = store(makeModel(lessons, labelsOf.feeling, seed));
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
  const labels = [...new Set(train.map((tweet) => tweet.reason))].filter((label) => label !== "").toSorted();
  const lessons = (rows: Tweets) =>
    rows
      .filter((tweet) => tweet.reason !== "")
      .map(({ text, reason: label }) => ({
        ...lessonFrom("topics", { text, context: {}, label }),
        before: labels.map(() => 0),
      }));
  const model = makeModel(lessons(train), labels, seed);
  const said = lessons(test).map(({ signs, before, label }) => ({ right: label, likely: judge(model, signs, before) }));
  const { accuracy, f1 } = score(said.map(({ right, likely }) => ({ right, said: likely[0]?.label ?? "" })));
  const inTwo = said.filter(({ right, likely }) => likely.slice(0, 2).some(({ label }) => label === right));
  return {
    taughtReason: `${accuracy} (goal 63, best known 62.6)`,
    taughtReasonF1: `${f1} (goal 56, best known 55.3)`,
    taughtReasonInTwo: `${percent(inTwo.length, said.length)} (best known 77.4)`,
  };
}

/** In five parts by the hash of the id, each judged by what was learned of the other four. */
function needs(): Figures {
  const rows = needsRows().map((row) => ({
    ...row,
    part: (createHash("sha256").update(`part ${row.id}`).digest()[0] as number) % 5,
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
