/** Days of the year as boarding passes count them, and the year that they leave out. */

const dayMs = 86_400_000;

/** `2026-11-21` is 325. */
export function dayOfYear(date: string): number {
  const year = Number(date.slice(0, 4));
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(year, 0, 1)) / dayMs) + 1;
}

/** The date with this day of the year that is nearest to `near`; null where no year about then has such a day. */
export function dateOfDay(day: number, near: Date): string | null {
  const [nearest] = [-1, 0, 1]
    .map((years) => near.getUTCFullYear() + years)
    .filter((year) => day >= 1 && day <= daysIn(year))
    .map((year) => Date.UTC(year, 0, day))
    .toSorted((a, b) => Math.abs(a - near.getTime()) - Math.abs(b - near.getTime()));
  return nearest === undefined ? null : new Date(nearest).toISOString().slice(0, 10);
}

const daysIn = (year: number): number => (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / dayMs;
