/** What each vendor allows in a while, told on every answer; calls beyond it are counted. */
import type { Place } from "./places.ts";

/** What each place allows in so many seconds. */
const limits: Readonly<Record<Place, { calls: number; seconds: number }>> = {
  x: { calls: 20, seconds: 1 },
  facebook: { calls: 400, seconds: 5 },
  messenger: { calls: 400, seconds: 5 },
  whatsapp: { calls: 400, seconds: 5 },
};

const windows = new Map<Place, { endsAt: number; used: number }>();

/** Calls beyond what a window allows, of each place that had any. */
export const overLimit: Partial<Record<Place, number>> = {};

/** Counts a call in its window, and gives the headers that tell how much is left. */
export function take(place: Place): { isOver: boolean; headers: Record<string, string> } {
  const { calls, seconds } = limits[place];
  const now = Date.now();
  let window = windows.get(place);
  // A window of X ends on a whole second, for so it is told.
  if (!window || window.endsAt <= now)
    windows.set(place, (window = { endsAt: Math.ceil(now / 1000 + seconds) * 1000, used: 0 }));
  window.used++;
  const isOver = window.used > calls;
  if (isOver) overLimit[place] = (overLimit[place] ?? 0) + 1;
  const percent = Math.min(100, Math.floor((100 * window.used) / calls));
  const headers: Record<string, string> =
    place === "x"
      ? {
          "x-rate-limit-limit": String(calls),
          "x-rate-limit-remaining": String(Math.max(0, calls - window.used)),
          "x-rate-limit-reset": String(window.endsAt / 1000),
        }
      : { "x-app-usage": JSON.stringify({ call_count: percent, total_time: 0, total_cputime: 0 }) };
  return { isOver, headers };
}
