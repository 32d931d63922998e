/** What makes a case urgent: a page of its own beside the settings. */
import type { UrgencySign } from "../../../../contract/urgency.ts";

export const urgency = {
  title: "Urgency",
  about:
    "What makes a case urgent. Points of different lines add up; of two lines about the same, the higher one counts. Cases move by themselves as time passes and as flights change.",
  words: "What they write",
  trip: "Their journey",
  tripHelp:
    "From the booking and the flight, as far as they are known. A booking that somebody only says is theirs counts too, but never makes a case the most urgent.",
  signs: {
    threat: "A threat",
    "self-harm": "They speak of hurting themselves",
    medical: "Somebody's health is in danger",
    minor: "A child is alone or lost",
    "says-stranded": "Stranded, unsafe or boarding now, by their words",
    "says-in-trouble": "Today's trip is in trouble, by their words",
    "says-soon": "Better soon, by their words",
    distress: "They despair or are afraid",
    "at-airport": "They are at the airport, or between two flights",
    "leaves-soon": "Their flight leaves within",
    cancelled: "Their flight was cancelled, and was to leave within",
    "misses-connection": "They miss a connection that leaves within",
    "minor-alone": "A child travels alone, on a flight within",
    assistance: "Assistance is booked, on a flight within",
    "turned-away": "Turned away at the gate or for a connection, in the last",
    "trip-stopped": "Check-in, bag or documents failed, in the last",
    "step-failed": "Something else failed, in the last",
  } satisfies Record<UrgencySign, string> as Record<UrgencySign, string>,
  condition: "When",
  hours: "hours",
  points: "points",
  hoursOf: (sign: string) => `Hours: ${sign}`,
  pointsOf: (sign: string) => `Points: ${sign}`,
  remove: (sign: string) => `Remove: ${sign}`,
  add: "Add a line",
  addOf: "Line to add",
  steps: "From how many points on",
  stepsHelp: "Below the first a case can wait its turn. Within a step, who waits longest is first.",
  faults: {
    number: "Whole numbers: hours from 1 to 240, points from 0 to 200.",
    twice: "There are two lines for the same.",
    steps: "Each step needs more points than the one before, from 1 to 500.",
  },
  tryOut: "Try on the last 24 hours",
  tried: (cases: number, changed: number) =>
    cases === 0
      ? "No case was weighed in the last 24 hours."
      : changed === 0
        ? `None of ${cases} cases would have been more or less urgent.`
        : `${changed} of ${cases} cases would have been more or less urgent:`,
  moved: (n: number, was: string, becomes: string) => `${n} × ${was} → ${becomes}`,
  tryHelp: "Each as it stood when it was last weighed. Those that move furthest, 50 at most:",
  triedCase: "Case",
  triedWas: "Now",
  triedBecomes: "With this table",
  withPoints: (step: string, points: number) => `${step} (${points})`,
  save: "Save",
  saved: "Saved. All open cases are weighed by it.",
  second: "Somebody changed this meanwhile. Load theirs, then make your change again.",
  loadTheirs: "Load theirs",
  made: (version: number, by: string, when: string) => `Version ${version}, by ${by}, ${when}`,
  shipped: "As it came with Jetbridge",
};
