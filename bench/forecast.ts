import { type Came, expectHours } from "../server/modules/insights/index.ts";
import { measureDays } from "./forecast/days.ts";
import { days, rhythm } from "./forecast/rhythm.ts";
import { chanceOf } from "./promise/arrivals.ts";

/** What this bench measures. */
export const promise =
  "How many will write in each of the next twelve hours, foretold on invented weeks with a rhythm, days that differ and surges: nearer than the same hour last week, and four of five hours within the range.";

const weeks = 9;
const judgedWeeks = 2;
const binsADay = 96;
const seeds = [1, 2, 3];
const horizons = [1, 3, 6, 12];
const perWeek = 7000;

const shares: readonly (readonly [string, number])[] = [
  ["en", 0.36],
  ["nl", 0.22],
  ["de", 0.12],
  ["fr", 0.1],
  ["es", 0.08],
  ["it", 0.05],
  ["ja", 0.04],
  ["th", 0.03],
];

interface Invented {
  /** By language: how many came in each quarter of an hour. */
  came: Map<string, number[]>;
  /** What chance was given in it, of all. */
  rate: number[];
  inSurge: boolean[];
}

function invent(seed: number): Invented {
  const chance = chanceOf(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  const poisson = (mean: number): number => {
    let [n, left] = [0, Math.exp(-mean)];
    for (let product = chance(); product > left; product *= chance()) n++;
    return n;
  };
  const usual = rhythm.reduce((sum, one) => sum + one, 0) * days.reduce((sum, one) => sum + one, 0);
  const came = new Map(shares.map(([language]) => [language, [] as number[]]));
  const rate: number[] = [];
  const inSurge: boolean[] = [];
  for (let day = 0; day < weeks * 7; day++) {
    const factor = Math.exp(0.15 * normal());
    const surgeAt = chance() < 0.1 ? Math.floor(chance() * 16) + 6 : Infinity;
    for (let bin = 0; bin < binsADay; bin++) {
      const hour = bin / 4;
      const isSurge = hour >= surgeAt && hour < surgeAt + 4;
      const mean =
        (((rhythm[Math.floor(hour)] ?? 0) * (days[day % 7] ?? 0)) / usual) * perWeek * factor * (isSurge ? 3.5 : 1);
      rate.push(mean / 4);
      inSurge.push(isSurge);
      for (const [language, share] of shares) came.get(language)?.push(poisson((mean / 4) * share));
    }
  }
  return { came, rate, inSurge };
}

/** What was known at a bin that begins an hour. */
function knownAt({ came }: Invented, at: number) {
  const days = 6;
  const rows: Came[] = [];
  for (const [language, bins] of came)
    for (let day = 0; day <= days; day++)
      for (let bin = -12; bin < (day === 0 ? 0 : 48); bin++) {
        const n = bins[at + bin - day * 7 * binsADay] ?? 0;
        if (n > 0) rows.push({ day, language, bin, n });
      }
  return { came: rows, nowBin: 0, days };
}

const sumOf = (bins: readonly number[] | undefined, from: number): number =>
  (bins ?? []).slice(from, from + 4).reduce((sum, one) => sum + one, 0);

interface Errors {
  came: number;
  ours: number;
  lastWeek: number;
  lastHour: number;
  inevitable: number;
  hours: number;
  within: number;
}

const none = (): Errors => ({ came: 0, ours: 0, lastWeek: 0, lastHour: 0, inevitable: 0, hours: 0, within: 0 });

/** Off by so many percent of what came: ours, the same hour last week, the last hour going on, and who knows the chances. */
export function measure(): Promise<Record<string, number | string>> {
  const figures: Record<string, number | string> = {};
  const total = new Map(horizons.map((horizon) => [horizon, none()]));
  const quiet = new Map(horizons.map((horizon) => [horizon, none()]));
  const japanese = none();
  for (const seed of seeds) {
    const all = invent(seed);
    const bins = all.rate.map((_, bin) => shares.reduce((sum, [one]) => sum + (all.came.get(one)?.[bin] ?? 0), 0));
    for (let at = (weeks - judgedWeeks) * 7 * binsADay; at + 48 <= bins.length; at += 4) {
      const { hours, languages } = expectHours(knownAt(all, at));
      const lastHour = sumOf(bins, at - 4);
      for (const horizon of horizons) {
        const from = at + (horizon - 1) * 4;
        const told = hours[horizon - 1];
        if (!told) continue;
        const came = sumOf(bins, from);
        const isQuiet = !all.inSurge.slice(from, from + 4).includes(true);
        for (const errors of [total.get(horizon), isQuiet ? quiet.get(horizon) : undefined])
          if (errors) add(errors, { came, told, lastWeek: sumOf(bins, from - 7 * binsADay), lastHour });
        const inevitable = Math.abs(came - sumOf(all.rate, from));
        for (const errors of [total.get(horizon), isQuiet ? quiet.get(horizon) : undefined])
          if (errors) errors.inevitable += inevitable;
      }
      const told = languages.find(({ language }) => language === "ja")?.hours[2];
      const own = all.came.get("ja");
      if (told)
        add(japanese, {
          came: sumOf(own, at + 8),
          told,
          lastWeek: sumOf(own, at + 8 - 7 * binsADay),
          lastHour: sumOf(own, at - 4),
        });
    }
  }
  for (const [name, those] of [
    ["", total],
    ["WithoutSurges", quiet],
  ] as const)
    for (const [horizon, errors] of those) tell(figures, `ahead${horizon}h${name}`, errors);
  tell(figures, "ahead3hJapanese", japanese);
  Object.assign(figures, measureDays());
  return Promise.resolve(figures);
}

interface Judged {
  came: number;
  told: { expected: number; low: number; high: number };
  lastWeek: number;
  lastHour: number;
}

function add(errors: Errors, { came, told, lastWeek, lastHour }: Judged): void {
  errors.came += came;
  errors.hours++;
  errors.ours += Math.abs(came - told.expected);
  errors.lastWeek += Math.abs(came - lastWeek);
  errors.lastHour += Math.abs(came - lastHour);
  errors.within += came >= Math.floor(told.low) && came <= Math.ceil(told.high) ? 1 : 0;
}

function tell(figures: Record<string, number | string>, name: string, errors: Errors): void {
  const percent = (part: number, of: number): number => Math.round((1000 * part) / Math.max(1, of)) / 10;
  figures[`${name}OffPercent`] = percent(errors.ours, errors.came);
  figures[`${name}LastWeekOffPercent`] = percent(errors.lastWeek, errors.came);
  figures[`${name}LastHourOffPercent`] = percent(errors.lastHour, errors.came);
  if (errors.inevitable > 0) figures[`${name}InevitablePercent`] = percent(errors.inevitable, errors.came);
  figures[`${name}WithinPercent`] = percent(errors.within, errors.hours);
}
