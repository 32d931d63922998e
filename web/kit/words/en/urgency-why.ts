/** Why a case is as urgent as it is: beside a case. */
import type { UrgencySign } from "../../../../contract/urgency.ts";

export const urgencyWhy = {
  title: "Why this urgent",
  points: (n: number) => `+${n}`,
  signs: {
    threat: "A threat",
    "self-harm": "They speak of hurting themselves",
    medical: "Somebody's health is in danger",
    minor: "A child is alone or lost",
    "says-stranded": "They write that they are stranded, unsafe or boarding",
    "says-in-trouble": "They write that today's trip is in trouble",
    "says-soon": "They write that it is soon, or call for help",
    distress: "They despair or are afraid",
    "at-airport": "At the airport, or between two flights",
    "leaves-soon": "Their flight leaves soon",
    cancelled: "Their flight was cancelled",
    "misses-connection": "They miss a connection",
    "minor-alone": "A child travels alone",
    assistance: "Assistance is booked",
    "turned-away": "Turned away at the gate or for a connection",
    "trip-stopped": "Check-in, bag or documents failed",
    "step-failed": "Something failed on the way",
  } satisfies Record<UrgencySign, string> as Record<UrgencySign, string>,
  nothing: "Nothing presses.",
  isClaimed: "not proved",
  heldBack: "Not higher, for the booking is not proved to be theirs.",
  byHand: "A colleague set it otherwise; that stands until more is known.",
  changes: (when: string) => `Weighed again by itself: ${when}`,
};
