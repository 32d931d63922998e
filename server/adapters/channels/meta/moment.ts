/** Moments as Meta writes them: seconds in one place, milliseconds in another, and now and then the other way round. */

/** Seconds are below this until the year 5138; milliseconds are above it since 1973. */
const firstMillisecond = 1e11;
const lastMillisecond = 8.64e15;

/** ISO 8601; null for what is no moment. */
export function momentOf(value: unknown): string | null {
  if (typeof value === "string" && !/^\d{1,17}$/.test(value)) return fromDate(value);
  const number = typeof value === "string" || typeof value === "number" ? Number(value) : Number.NaN;
  const milliseconds = number < firstMillisecond ? number * 1000 : number;
  return number > 0 && milliseconds <= lastMillisecond ? new Date(milliseconds).toISOString() : null;
}

/** The later one: a comment is hidden after it was written, though both moments may stand in the delivery. */
export const laterOf = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one;

/** Graph's own form has no colon in its offset: 2026-08-20T10:00:00+0000. */
function fromDate(text: string): string | null {
  const at = new Date(text.slice(0, 40).replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
