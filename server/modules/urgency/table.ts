/** What makes a case urgent where no lead has said otherwise. */
import type { UrgencyTable } from "../../../contract/urgency.ts";

export const shippedTable: UrgencyTable = {
  rows: [
    { sign: "threat", hours: null, points: 100 },
    { sign: "self-harm", hours: null, points: 100 },
    { sign: "medical", hours: null, points: 70 },
    { sign: "minor", hours: null, points: 70 },
    { sign: "says-stranded", hours: null, points: 70 },
    { sign: "says-in-trouble", hours: null, points: 40 },
    { sign: "says-soon", hours: null, points: 20 },
    { sign: "distress", hours: null, points: 20 },
    { sign: "leaves-soon", hours: 3, points: 40 },
    { sign: "leaves-soon", hours: 24, points: 20 },
    { sign: "at-airport", hours: null, points: 20 },
    { sign: "cancelled", hours: 24, points: 70 },
    { sign: "misses-connection", hours: 24, points: 70 },
    { sign: "minor-alone", hours: 24, points: 40 },
    { sign: "assistance", hours: 24, points: 20 },
    { sign: "turned-away", hours: 24, points: 70 },
    { sign: "trip-stopped", hours: 24, points: 40 },
    { sign: "step-failed", hours: 24, points: 20 },
  ],
  bands: [20, 40, 70],
};
