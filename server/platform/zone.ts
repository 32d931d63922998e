/** Local times of a zone as moments, and back; pure. Moments are milliseconds since 1970, as a Date holds them. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formats.set(zone, format);
  return format;
}

/** Milliseconds that the zone's clocks are ahead of UTC at a moment. */
function offsetAt(zone: string, at: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

const dayMs = 86_400_000;
const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The day on the zone's own calendar, `2026-10-25`. */
export const dayAt = (zone: string, at: number): string => new Date(at + offsetAt(zone, at)).toISOString().slice(0, 10);

/** What the zone's clocks show at a moment, `2026-10-25T02:30`. */
export const wallAt = (zone: string, at: number): string =>
  new Date(at + offsetAt(zone, at)).toISOString().slice(0, 16);

export const dayAfter = (day: string): string => new Date(midnight(day) + dayMs).toISOString().slice(0, 10);

/** Monday is 0. */
export const weekdayOf = (day: string): number => (new Date(midnight(day)).getUTCDay() + 6) % 7;

/**
 * The moment from which on the zone's clocks show so many minutes after midnight of a day: of what comes twice in autumn the first
 * time, for what is skipped in spring the moment of the change. So a later time is never an earlier moment.
 */
export function momentOf(zone: string, day: string, minutes: number): number {
  const shown = midnight(day) + minutes * 60_000;
  const offsets = [offsetAt(zone, shown - dayMs), offsetAt(zone, shown + dayMs)];
  const from = shown - Math.max(...offsets);
  const to = shown - Math.min(...offsets);
  const shows = (at: number): number => at + offsetAt(zone, at);
  return shows(from) === shown ? from : shows(to) === shown ? to : firstShowing(shown, { from, to }, shows);
}

/** Halves the stretch within which the clocks jump over it. */
function firstShowing(
  shown: number,
  { from, to }: { from: number; to: number },
  shows: (at: number) => number,
): number {
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (shows(middle) >= shown) high = middle;
    else low = middle;
  }
  return high;
}
