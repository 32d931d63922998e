/** What is known of a case that may press, as data: what it weighs is the table's matter, and how near it is the clock's. */
import type { Sign } from "../../../contract/triage.ts";

export interface Facts {
  /** The most urgent of what they wrote. */
  said: { urgency: number; code: string } | null;
  signs: Sign[];
  trips: Trip[];
  steps: Step[];
  /** When what is known has to be looked at again, whatever happens: a proof runs out. */
  until: number | null;
}

/** One flight of a booking that may be theirs. Times in milliseconds. */
export interface Trip {
  flight: string;
  /** The day of the scheduled departure, where it departs. */
  date: string;
  departsAt: number;
  arrivesAt: number;
  departedAt: number | null;
  arrivedAt: number | null;
  isCancelled: boolean;
  /** Another flight of the same booking takes them on from there. */
  isRebooked: boolean;
  /** The flight before it lands too late, or left so. */
  isMissed: boolean;
  /** When they were last seen at the airport for it, or when the flight before it landed there. */
  seenAt: number | null;
  needs: ("minor-alone" | "assistance")[];
  isProved: boolean;
}

/** A step at the airport or on the way there that went wrong. */
export interface Step {
  urgency: 1 | 2 | 3;
  at: number;
  isProved: boolean;
}

export const noFacts: Facts = { said: null, signs: [], trips: [], steps: [], until: null };
