/** How well triage judges as it is shipped: by rules of ours, before any correction. */
import { mask, read } from "../../server/modules/triage/index.ts";
import { measureLanguage } from "./languages.ts";
import { needsRows } from "./needs.ts";
import { type Figures, hits, jsonLines, percent, score, tweets } from "./texts.ts";

interface PersonalRow {
  text: string;
  spans: { start: number; end: number; type: string }[];
}

export const measureShipped = (): Figures => ({
  ...measureLanguage(),
  ...measureNeeds(),
  ...measurePersonalData(),
  ...measureTweets(),
});

function measureNeeds(): Figures {
  const rows = needsRows().map((row) => Object.assign(row, { reading: read(row.text) }));
  const waits = (labels: string, among = rows) =>
    hits(among.map(({ label, reading }) => ({ right: labels.includes(label), said: reading.needs === "answer" })));
  const cases = rows.filter(({ isCase }) => isCase);
  const three = cases.filter(({ label, sentiment, reading }) => {
    if (label === "M") return reading.needs === "mention" || (sentiment === "positive" && reading.needs === "word");
    return reading.needs === (label === "C" ? "word" : "answer");
  });
  const urgent = hits(cases.map((row) => ({ right: row.urgent, said: row.reading.urgency >= 2 })));
  return {
    needsRecall: waits("QR", cases).recall,
    needsPrecision: waits("QR", cases).precision,
    needsThreeClasses: percent(three.length, cases.length),
    needsPosts: rows.length,
    needsRecallOfAll: waits("QR").recall,
    needsPrecisionOfAll: waits("QR").precision,
    needsRecallOfQuestionsAlone: waits("Q").recall,
    needsFlagged: percent(rows.filter(({ reading }) => reading.needs === "answer").length, rows.length),
    urgentRecall: urgent.recall,
    urgentPrecision: urgent.precision,
  };
}

function measurePersonalData(): Figures {
  let [found, spans, wrong, codes, codesFound, codesSaid] = [0, 0, 0, 0, 0, 0];
  for (const { text, spans: expected } of jsonLines<PersonalRow>("cases/personal-data/cases.jsonl")) {
    const data = read(text).personalData;
    const right = data.filter(({ kind, start, end }) =>
      expected.some((span) => span.type === kind && span.start === start && span.end === end),
    );
    found += right.length;
    spans += expected.length;
    wrong += data.length - right.length;
    codes += expected.filter(({ type }) => type === "pnr").length;
    codesFound += right.filter(({ kind }) => kind === "pnr").length;
    codesSaid += data.filter(({ kind }) => kind === "pnr").length;
    mask(text, data);
  }
  return {
    personalDataFound: found,
    personalDataSpans: spans,
    personalDataFalse: wrong,
    bookingCodePrecision: percent(codesFound, codesSaid),
    bookingCodeRecall: percent(codesFound, codes),
  };
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
  const { all, distinct } = tweets();
  const rows = all.map((tweet) => ({ ...tweet, reading: read(tweet.text) }));
  const withTopic = rows.filter(({ reason }) => reasons[reason]);
  const test = new Set(distinct.filter(({ isTest }) => isTest).map(({ id }) => id));
  const feeling = score(
    rows.filter(({ id }) => test.has(id)).map((row) => ({ right: row.feeling, said: row.reading.feeling })),
  );
  return {
    tweets: rows.length,
    tweetsFlagged: percent(rows.filter(({ reading }) => reading.needs === "answer").length, rows.length),
    tweetsFeeling: percent(rows.filter((row) => row.reading.feeling === row.feeling).length, rows.length),
    tweetsFeelingOfTest: feeling.accuracy,
    tweetsFeelingOfTestF1: feeling.f1,
    tweetsTopicInTwo: percent(
      withTopic.filter(({ reason, reading }) => reading.topics.some((topic) => reasons[reason]?.includes(topic)))
        .length,
      withTopic.length,
    ),
    tweetsLocators: rows.flatMap(({ reading }) => reading.personalData).filter(({ kind }) => kind === "pnr").length,
  };
}
