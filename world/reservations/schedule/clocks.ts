/** The clock on the wall somewhere: `2026-12-24T10:35` in a zone, and the moment it stands for. */

/** The moment at which clocks in the zone show this; in the hour that a change of clocks leaves out, the one after. */
export function momentOf(local: string, zone: string): number {
  const shown = Date.parse(`${local}:00Z`);
  const first = shown - offsetAt(shown, zone);
  return shown - offsetAt(first, zone);
}

/** As the reservation API writes it: with the offset that holds there then. */
export function writeMoment(at: number, zone: string): { time: string; zone: string } {
  const offset = offsetAt(at, zone) / 60_000;
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const two = (n: number): string => String(n).padStart(2, "0");
  const local = new Date(at + offset * 60_000).toISOString().slice(0, 19);
  return { time: `${local}${offset < 0 ? "-" : "+"}${two(hours)}:${two(minutes)}`, zone };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once for each zone: it takes a hundred times as long as using it. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formats.set(zone, made);
  return made;
}

/** What clocks there are ahead of UTC, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return shown - Math.floor(at / 1000) * 1000;
}

/** The day some days later: `2026-12-24`. */
export const dayAfter = (date: string, days = 1): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
