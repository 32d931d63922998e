/**
 * How many will write in the hours to come: what came in the same hours before, the nearer the more it counts, times how today differs
 * from it so far. Pure; a bin is a quarter of an hour, and bin 0 begins with the hour that runs.
 */

/** How many began to wait in one language in one bin of a day; 0: today, else of those it is compared with, the nearest 1. */
export interface Came {
  day: number;
  language: string;
  bin: number;
  n: number;
}

export interface Known {
  came: readonly Came[];
  /** Of today, bins before this one are over. */
  nowBin: number;
  /** How many days today is compared with: such as were like it, or yesterday; none: only the pace tells anything. */
  days: number;
}

/** How many are expected in each hour, and between which in four of five. */
export interface Expected {
  expected: number;
  low: number;
  high: number;
}

export interface Foreseen {
  hours: Expected[];
  languages: { language: string; hours: Expected[] }[];
}

export const hoursAhead = 12;
export const binsPerHour = 4;
/** So many hours before the one that runs tell how today differs. */
export const hoursBefore = 3;

/** What is a week older counts so much less. */
const fading = 0.8;
/** An hour borrows from its neighbours: few come in some languages. */
const borrowed = 0.25;
/** How today differs is believed once so many came, and lasts so long: after each hour so much of it is left. */
const believedAt = 20;
const lasting = 0.85;
/** Four of five lie within so many deviations, as `bench forecast` measures it. */
const deviations = 1.15;

export function expectHours(known: Known): Foreseen {
  const languages = [...new Set(known.came.map(({ language }) => language))].toSorted();
  const all = of(known, null);
  const whole = hoursOf(all, paceOf(all, 1));
  return {
    hours: whole,
    languages: languages.map((language) => {
      const one = of(known, language);
      return { language, hours: hoursOf(one, paceOf(one, paceOf(all, 1))) };
    }),
  };
}

interface Told {
  /** By hour from `hoursBefore` before the one that runs: what usually comes. */
  usual: number[];
  /** What came of today's bins that are over, and what usually comes in them. */
  came: number;
  usualSoFar: number;
  /** How much more days differ than chance alone makes them. */
  spread: number;
  /** Whether there are days to compare with. */
  isKnown: boolean;
}

const first = -hoursBefore * binsPerHour;

function of({ came, nowBin, days: known }: Known, language: string | null): Told {
  const bins = new Map<number, number[]>();
  for (const one of came) {
    if (language !== null && one.language !== language) continue;
    const day = bins.get(one.day) ?? [];
    bins.set(one.day, day);
    day[one.bin - first] = (day[one.bin - first] ?? 0) + one.n;
  }
  const so = (day: number, from: number, to: number): number => {
    const those = bins.get(day);
    let sum = 0;
    for (let bin = from; those && bin < to; bin++) sum += those[bin - first] ?? 0;
    return sum;
  };
  const cameToday = so(0, first, nowBin);
  if (known === 0) {
    // Nothing is known of other days: what comes now goes on.
    const anHour = (cameToday / (nowBin - first)) * binsPerHour;
    const usual = Array.from({ length: hoursBefore + hoursAhead }, () => anHour);
    return { usual, came: cameToday, usualSoFar: cameToday, spread: 3, isKnown: false };
  }
  const days = Array.from({ length: known }, (_, place) => ({ day: place + 1, weight: fading ** place }));
  const sum = days.reduce((all, { weight }) => all + weight, 0);
  const mean = (from: number, to: number): number => {
    const each = days.map(({ day, weight }) => ({ n: so(day, from, to), weight }));
    // A surge of one week is none of the next.
    const most = outOfRule(each.map(({ n }) => n));
    return each.reduce((all, { n, weight }) => all + Math.min(n, most) * weight, 0) / sum;
  };
  const raw = Array.from({ length: hoursBefore + hoursAhead }, (_, n) => mean(...binsOf(n)));
  const usual = raw.map((one, n) => {
    const beside = [raw[n - 1], raw[n + 1]].filter((each) => each !== undefined);
    return one * (1 - borrowed) + (borrowed * beside.reduce((all, each) => all + each, 0)) / beside.length;
  });
  return {
    usual,
    came: cameToday,
    usualSoFar: mean(first, nowBin),
    spread: spreadOf(
      days.map(({ day }) => usual.map((_, n) => so(day, ...binsOf(n)))),
      usual,
    ),
    isKnown: true,
  };
}

/** More than this is no sign of what is usual; of two days nobody can say which is the odd one. */
function outOfRule(counts: readonly number[]): number {
  if (counts.length < 3) return Infinity;
  const middle = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
  return 1.6 * middle + 5;
}

const binsOf = (place: number): [number, number] => [first + place * binsPerHour, first + (place + 1) * binsPerHour];

/** One where days differ by chance alone; a single day tells nothing of that. */
function spreadOf(days: readonly (readonly number[])[], usual: readonly number[]): number {
  if (days.length < 2) return 2;
  let [sum, n] = [0, 0];
  for (const day of days)
    for (const [place, came] of day.entries()) {
      const mean = usual[place] ?? 0;
      if (mean < 0.5) continue;
      sum += (came - mean) ** 2 / mean;
      n++;
    }
  return n === 0 ? 1 : Math.min(20, Math.max(1, (sum / n) * (days.length / (days.length - 1))));
}

/** Today's part of what is usual; of few, nearer to `otherwise`, what it is for all. */
const paceOf = ({ came, usualSoFar }: Told, otherwise: number): number =>
  Math.min(20, Math.max(0.1, (came + believedAt * otherwise) / (usualSoFar + believedAt)));

function hoursOf({ usual, spread, isKnown }: Told, pace: number): Expected[] {
  return usual.slice(hoursBefore).map((mean, ahead) => {
    const expected = mean * pace ** (lasting ** ahead);
    // What chance does, and how far the day itself may go astray: further ahead, further off.
    const unsure = (isKnown ? 0.06 : 0.25) + (isKnown ? 0.005 : 0.05) * ahead;
    const deviation = Math.sqrt(Math.max(1, spread * 0.7) * expected + (unsure * expected) ** 2);
    return {
      expected: rounded(expected),
      low: rounded(Math.max(0, expected - deviations * deviation)),
      high: rounded(expected + deviations * deviation),
    };
  });
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
