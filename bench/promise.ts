import { playDays } from "./promise/play-days.ts";
import { median, quantile } from "./promise/quantiles.ts";
import { staffings } from "./promise/roster.ts";

/** What this bench measures. */
export const promise =
  "The waiting time we publish, on simulated days with changing rosters and a surge, errs by half of what the average of the last hour errs, or less: in the middle and for nine of ten.";

const seeds = [11, 12, 13];

type Figures = Record<string, number | string>;
type Asked = ReturnType<typeof playDays>[number];
type Told = "published" | "present" | "lastHour" | "lastHourOfLanguage";

/**
 * Plays the days on desks with few, some and plenty of people, and compares what was published with what came true for each who
 * asked. `Inevitable` is the error of who knows everything but how long an agent will be at it.
 */
export function measure(): Promise<Figures> {
  const figures: Figures = {};
  for (const staffing of staffings) {
    const asked = seeds.flatMap((seed) => playDays(staffing, seed));
    const known = asked.filter(({ published, lastHour }) => published !== null && lastHour !== null);
    figures[`${staffing}Asked`] = asked.length;
    figures[`${staffing}WithoutAPromise`] = asked.filter(({ published }) => published === null).length;
    figures[`${staffing}MedianWaitSeconds`] = Math.round(median(inOrder(known.map(({ wait }) => wait))));
    report(figures, staffing, known);
    report(
      figures,
      `${staffing}InSurge`,
      known.filter(({ inSurge }) => inSurge),
    );
    report(
      figures,
      `${staffing}NobodyAhead`,
      known.filter(({ ahead }) => ahead === 0),
    );
  }
  const holds = (name: string): string =>
    staffings.filter((one) => Number(figures[`${one}${name}`]) <= 0.5).join(", ") || "none";
  figures["halfOrLessInTheMiddle"] = holds("ShareMedian");
  figures["halfOrLessForNineOfTen"] = holds("ShareP90");
  figures["halfOrLessInTheMiddleWithoutRoster"] = holds("ShareWithoutRosterMedian");
  figures["halfOrLessForNineOfTenWithoutRoster"] = holds("ShareWithoutRosterP90");
  return Promise.resolve(figures);
}

const inOrder = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b);

/** Compared with the better of two averages: of the channel, and of the channel and language. */
function report(figures: Figures, name: string, rows: readonly Asked[]): void {
  const errorsOf = (which: Told) => inOrder(rows.map((row) => Math.abs((row[which] ?? row.lastHour ?? 0) - row.wait)));
  const usual = median(inOrder(rows.map(({ handled }) => handled)));
  const inevitable = inOrder(rows.map(({ handled }) => Math.abs(handled - usual)));
  const [ours, present, hour, finer] = (["published", "present", "lastHour", "lastHourOfLanguage"] as const).map(
    errorsOf,
  );
  for (const [label, part] of [
    ["Median", 0.5],
    ["P90", 0.9],
  ] as const) {
    const at = (sorted: readonly number[] | undefined): number => Math.round(quantile(sorted ?? [], part));
    const average = Math.min(at(hour), at(finer));
    figures[`${name}Published${label}`] = at(ours);
    figures[`${name}WithoutRoster${label}`] = at(present);
    figures[`${name}LastHour${label}`] = average;
    figures[`${name}Inevitable${label}`] = at(inevitable);
    figures[`${name}Share${label}`] = Math.round((at(ours) / average) * 100) / 100;
    figures[`${name}ShareWithoutRoster${label}`] = Math.round((at(present) / average) * 100) / 100;
  }
}
