/** The words of the wall, loaded with it. */
import { deadline } from "./deadline.ts";

const wallMore = {
  waiting: (n: number): string => (n === 1 ? "customer waits" : "customers wait"),
  oldest: "the longest wait",
  trend: { better: "Better", worse: "Worse", steady: "Steady" },
  halfHour: (began: number, ended: number) => `Last half hour: ${began} in, ${ended} out`,
  broken: (near: number) => `wait longer than we told the public; ${near} soon will`,
  missed: (low: string, high: string, n: string) =>
    `of what was filtered needed an answer (${low} to ${high}; ${n} asked about)`,
  judgedBy: (version: number | null) =>
    version === null ? "Judged by the rules alone" : `Judged by version ${version}`,
  noPromise: "Nothing is promised to the public now",
  deadlines: (near: number, next: string) =>
    near === 0 ? "targets broken; none is near" : `targets broken; ${near} soon, the next in ${next}`,
  owed: "Targets that are broken or near",
  owedNone: "Nothing is over, and nothing soon will be.",
  over: (age: string) => `${age} late`,
  left: (age: string) => `${age} left`,
  clocks: deadline.clocks,
  heat: "Who waits, by language and channel",
  language: "Language",
  nobody: "Nobody is waiting",
  pace: "The last three hours",
  paceLabel: "How many waited, began to wait and were answered, per five minutes over three hours",
  waited: "Waiting",
  began: "In",
  ended: "Out",
  people: "Who does what",
  doing: {
    handling: "answering",
    free: "free",
    pause: "on a break",
    away: "away",
    missing: "on shift, not here",
  },
  inHand: (n: number) => (n === 1 ? "1 case" : `${n} cases`),
  nobodyHere: "Nobody is here.",
  today: "Today, beside the same day last week",
  opened: "came",
  answered: "answered first",
  median: "half within",
  lastWeek: (what: string) => `last week ${what}`,
  ahead: "The next twelve hours",
  expected: "Will come",
  range: "Four of five times",
  can: "The roster can answer",
  help: "Help is missing",
  aheadLabel: (said: string) => `What will come in the next twelve hours, and what the roster can answer. ${said}`,
  short: (from: string, to: string, people: number, language: string) =>
    `${from}–${to}: ${people} short in ${language}`,
  atMost: (people: number) => `at most ${people}`,
  more: (n: number) => `and ${n} more`,
  enough: "Nobody is missing",
  noRoster: "Nobody is on the roster in these hours",
  held: (off: string, within: string) =>
    `Last week, three hours ahead: off by ${off}; ${within} of the hours came within the range`,
  basis: {
    weeks: (n: number) => (n === 1 ? "From the same hours last week" : `From the same hours of ${n} weeks`),
    yesterday: () => "From the same hours yesterday: there is no week to compare with yet",
    pace: () => "From the last hours alone: there is no day to compare with yet",
  },
};

export const ofWall = { wallMore };
