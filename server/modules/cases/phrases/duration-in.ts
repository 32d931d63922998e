/** How long something takes, in words of a language. */
import type { languages } from "../../../../contract/words.ts";

/** In whole units, the next larger: a promise is not cut short. */
export function durationIn(language: (typeof languages)[number], seconds: number): string {
  const say = (amount: number, unit: "minute" | "hour" | "day"): string =>
    new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(
      Math.max(1, Math.ceil(amount)),
    );
  if (seconds < 90 * 60) return say(seconds / 60, "minute");
  return seconds < 36 * 3600 ? say(seconds / 3600, "hour") : say(seconds / 86_400, "day");
}
