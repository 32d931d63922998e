/** What somebody who answers cases does now, as the wall tells it. Pure. */
import type { Doing } from "../../../contract/wall.ts";
import type { Duty } from "../../../contract/attendance.ts";

export interface Seen {
  isHere: boolean;
  duty: Duty;
  /** Cases they have. */
  holds: number;
}

/** Null: nobody expects them now, and they do nothing. */
export function doingOf({ isHere, duty, holds }: Seen): Doing | null {
  if (!isHere) return duty === "on" ? "missing" : null;
  if (holds > 0) return "handling";
  if (duty === "away") return "away";
  if (duty === "break" || duty === "pause") return "pause";
  return duty === "off" ? null : "free";
}
