/** The clock on an airport's wall as a moment. Pure. */
import type { LocalTime } from "../../../../contract/bookings.ts";

/** `2024-01-26T10:50:00` in a zone. An hour that comes twice is its first; one that is skipped is as far after the change. */
export function momentOf(wall: string, zone: string): LocalTime {
  const local = wall.slice(0, 16);
  const asUtc = Date.parse(`${local}:00Z`);
  // The offset a day before and a day after: at a change of clocks they differ, and one of them gives back the clock we have.
  const candidates = [asUtc - 86_400_000, asUtc + 86_400_000].map((near) => asUtc - offsetAt(near, zone));
  const at = candidates.find((moment) => moment + offsetAt(moment, zone) === asUtc) ?? candidates[0] ?? asUtc;
  return { local, zone, at: new Date(at).toISOString() };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetAt(moment: number, zone: string): number {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  formats.set(zone, format);
  const said = format.formatToParts(moment).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign, hours, minutes] = /^GMT([+-])(\d{2}):(\d{2})/.exec(said) ?? [];
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return (sign === "-" ? -size : size) * 60_000;
}
