/** What may be grouped by what: one rule for pages, programs and the server. Pure. */
import type { Figure, Grouping } from "./insights.ts";

/** What a figure is: how long something takes, how many, a share, how many more say yes than no, or what there is at one moment. */
export type FigureKind = "time" | "count" | "share" | "net" | "stock";

/** By what rows can be told apart, and so filtered. */
export type Trait = "channel" | "language" | "topic" | "tier" | "team" | "agent";

export interface FigureRule {
  kind: FigureKind;
  traits: readonly Trait[];
}

const ofAnswers = ["channel", "language", "topic", "tier", "team", "agent"] as const;
const ofCases = ["channel", "language", "topic", "tier"] as const;

export const figureRules: Record<Figure, FigureRule> = {
  "first-response": { kind: "time", traits: ofAnswers },
  "next-response": { kind: "time", traits: ofAnswers },
  resolution: { kind: "time", traits: ofAnswers },
  "end-to-end": { kind: "time", traits: ofAnswers },
  backlog: { kind: "stock", traits: ofCases },
  received: { kind: "count", traits: ["channel", "language"] },
  opened: { kind: "count", traits: ofCases },
  handled: { kind: "count", traits: ofAnswers },
  "needing-none": { kind: "share", traits: ["channel", "language"] },
  "same-channel": { kind: "share", traits: ofAnswers },
  reopened: { kind: "share", traits: ofAnswers },
  referred: { kind: "share", traits: ofAnswers },
  public: { kind: "share", traits: ofAnswers },
  occupancy: { kind: "share", traits: ["team", "agent"] },
  csat: { kind: "share", traits: ofAnswers },
  nps: { kind: "net", traits: ofAnswers },
  "ratings-answered": { kind: "share", traits: ofAnswers },
};

const times = ["hour", "day", "week", "time-of-day"] as const;

/** What there is at one moment has no course; all else has. */
export function groupingsOf(figure: Figure): readonly Grouping[] {
  const { kind, traits } = figureRules[figure];
  return ["all", ...traits, ...(kind === "stock" ? [] : times)];
}

export const mayGroup = (figure: Figure, by: Grouping): boolean => groupingsOf(figure).includes(by);

/** Timed figures have a middle, a slowest tenth and a histogram. */
export const isTimed = (figure: Figure): boolean => ["time", "stock"].includes(figureRules[figure].kind);

/** Nothing but how many. */
export const isCount = (figure: Figure): boolean => figureRules[figure].kind === "count";

/** More who would recommend us than who would not, of a hundred. */
export const isNet = (figure: Figure): boolean => figureRules[figure].kind === "net";

/** What few say says little. */
export const isRated = (figure: Figure): boolean => figure === "csat" || figure === "nps";
export const fewRatings = 30;

export const isShare = (figure: Figure): boolean => figureRules[figure].kind === "share";
