/** How a way to fly compares. Pure. */
import type { Journey } from "./use-booking.ts";

/** From the first departure to the last arrival. */
export const minutesOf = ({ legs }: Pick<Journey, "legs">): number => {
  const [first, last] = [legs[0], legs.at(-1)];
  return first && last ? Math.round((Date.parse(last.arrives.at) - Date.parse(first.departs.at)) / 60_000) : 0;
};

/** `1 h 05`, `45 min`. */
export const hoursOf = (minutes: number): string =>
  minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;

/** By the calendars at both ends. */
export const daysLater = (departs: string, arrives: string): number =>
  Math.round((Date.parse(`${arrives.slice(0, 10)}Z`) - Date.parse(`${departs.slice(0, 10)}Z`)) / 86_400_000);

/** So much above the minimum somebody who hurries still makes it when all goes well. */
const spare = 15;

export function connectionRisk({
  minutes,
  minimumMinutes,
}: Journey["connections"][number]): "illegal" | "tight" | "fine" {
  if (minimumMinutes === null) return "fine";
  if (minutes < minimumMinutes) return "illegal";
  return minutes < minimumMinutes + spare ? "tight" : "fine";
}
