/** Of what a figure is made: names that `insights.facts` gives. Pure. */
import type { Figure } from "../../../contract/insights.ts";

type Summed = Exclude<Figure, "backlog" | "occupancy">;

interface Made {
  counts: readonly Measure[];
  /** What it is a share of. */
  of?: readonly Measure[];
  /** Of those that it counts: who says yes, and who says no. */
  net?: readonly [yes: Measure, no: Measure];
}

/** What one thing that happened is counted as. */
export const measures = [
  "first",
  "next",
  "public",
  "referred",
  "resolution",
  "end-to-end",
  "same-channel",
  "opened",
  "reopened",
  "received",
  "needless",
  "rating-asked",
  "rating-answered",
  "csat",
  "csat-good",
  "nps",
  "nps-promoter",
  "nps-detractor",
] as const;
export type Measure = (typeof measures)[number];

export const madeOf: Record<Summed, Made> = {
  "first-response": { counts: ["first"] },
  "next-response": { counts: ["next"] },
  resolution: { counts: ["resolution"] },
  "end-to-end": { counts: ["end-to-end"] },
  received: { counts: ["received"] },
  opened: { counts: ["opened"] },
  handled: { counts: ["first", "next"] },
  "needing-none": { counts: ["needless"], of: ["received"] },
  "same-channel": { counts: ["same-channel"], of: ["resolution"] },
  reopened: { counts: ["reopened"], of: ["resolution"] },
  referred: { counts: ["referred"], of: ["first", "next"] },
  public: { counts: ["public"], of: ["first", "next"] },
  csat: { counts: ["csat-good"], of: ["csat"] },
  nps: { counts: ["nps"], net: ["nps-promoter", "nps-detractor"] },
  "ratings-answered": { counts: ["rating-answered"], of: ["rating-asked"] },
};

export const isSummed = (figure: Figure): figure is Summed => figure !== "backlog" && figure !== "occupancy";
