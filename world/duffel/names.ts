/** What Duffel calls things of the reservation system: each id says what it is, and is good everywhere. */
import { Refused } from "../reservations/refused.ts";

type Prefix =
  | "ord"
  | "pas"
  | "seg"
  | "sli"
  | "ser"
  | "ase"
  | "aic"
  | "oco"
  | "oce"
  | "ore"
  | "wev"
  | "end"
  | "off"
  | "orq"
  | "pay";

export const nameOf = (prefix: Prefix, ...ids: readonly (string | number)[]): string => `${prefix}_${ids.join("_")}`;

/** The ids in a name; refused where it is none of this kind. */
export function idsIn(prefix: Prefix, name: string): string[] {
  if (!name.startsWith(`${prefix}_`)) throw new Refused("NOT_FOUND", `There is no ${name}.`);
  return name.slice(prefix.length + 1).split("_");
}
