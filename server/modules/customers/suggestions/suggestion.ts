/** One who may be the same, and why. */
import type { Weight } from "../likeness/weigh.ts";

export interface Suggestion extends Weight {
  customerId: string;
  name: string | null;
  /** Else they were found by a name that few have, or by what is nearly the same. */
  sharesIdentifier: boolean;
}
