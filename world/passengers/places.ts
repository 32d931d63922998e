import { pickWeighted } from "../chance.ts";
import type { Chance } from "../chance.ts";
import type { Way } from "./mind.ts";

/** Where passengers write: X, and the places of Meta as soon as the product hears of them. */
export type LivedPlace = "x" | "facebook" | "messenger" | "instagram" | "whatsapp";

/** How the talk spreads over the places, once all of them are open. */
export const shares: Readonly<Record<Way, Partial<Record<LivedPlace, number>>>> = {
  post: { x: 50, facebook: 32, instagram: 18 },
  message: { x: 25, messenger: 25, instagram: 15, whatsapp: 35 },
};

/** Where somebody goes with what they have to say; X alone takes no draw. */
export function choosePlace(chance: Chance, way: Way, open: readonly LivedPlace[]): LivedPlace {
  const here = Object.entries(shares[way]).filter(([place]) => open.includes(place as LivedPlace));
  return here.length < 2 ? "x" : pickWeighted(chance, Object.fromEntries(here) as Record<LivedPlace, number>);
}

/** What calls the airline at X is not written elsewhere. */
export const withoutCall = (text: string, handle: string): string =>
  text
    .replaceAll(`@${handle}`, "")
    .replaceAll(/\s{2,}/g, " ")
    .trim();
