/** A shift as it is said, and the moments it means. Pure; moments are milliseconds since 1970. */
import type { ShiftFault } from "../../../contract/rosters.ts";
import { momentOf } from "../../platform/zone.ts";

/** From a moment up to another. */
export interface Span {
  from: number;
  to: number;
}

export interface Laid extends Span {
  breaks: Span[];
}

/** Times on the wall of a zone: `2026-11-23T22:00`. */
export interface Wall {
  zone: string;
  from: string;
  to: string;
  breaks: readonly { from: string; to: string }[];
}

const longestMs = 24 * 3_600_000;

/** The moment at which the wall shows it: of what comes twice the first time, for what is skipped the moment of the change. */
function momentOn(zone: string, time: string): number {
  const [day = "", clock = ""] = time.split("T");
  return momentOf(zone, day, Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5)));
}

/** The moments, or what is wrong with it. */
export function layOut({ zone, from, to, breaks }: Wall): Laid | ShiftFault {
  if (to < from) return "backwards";
  const span = (one: { from: string; to: string }): Span => ({
    from: momentOn(zone, one.from),
    to: momentOn(zone, one.to),
  });
  return check({ ...span({ from, to }), breaks: breaks.map(span) });
}

/** A shift of moments, its breaks in their order, or what is wrong with it. A break that the clocks skip is none. */
export function check({ from, to, breaks }: Laid): Laid | ShiftFault {
  if (Number.isNaN(from) || Number.isNaN(to)) return "unreadable";
  if (from === to) return "no-length";
  if (to < from) return "backwards";
  if (to - from > longestMs) return "too-long";
  const inOrder = breaks.filter((one) => one.from !== one.to).toSorted((a, b) => a.from - b.from);
  if (inOrder.some((one) => one.to < one.from || one.from < from || one.to > to)) return "break-outside";
  const isApart = inOrder.every((one, place) => place === 0 || (inOrder[place - 1]?.to ?? 0) <= one.from);
  return isApart ? { from, to, breaks: inOrder } : "breaks-overlap";
}
