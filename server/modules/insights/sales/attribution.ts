/** Where a sale came from: which channels had a part in it, and whether it would have been without us. Pure; written down in decision 0100. */

/** What an airline's own system saw of the customer. */
export interface Step {
  at: Date;
  kind: string;
  outcome: string;
  /** `app`, `site`; null where the system does not say. */
  channel: string | null;
  isTrouble: boolean;
}

/** When a customer wrote on a channel, at first and at last. */
export interface Touch {
  channel: string;
  firstAt: Date;
  lastAt: Date;
}

export type Effect = "made" | "helped" | "anyway";
export type Reason = "sold-by-agent" | "booking-open" | "about-to-buy" | "by-themselves";

/** How long before a sale what a customer did belongs to it. */
export const windowDays = 7;
/** How shortly before somebody was buying by themselves. */
const justBeforeMs = 3_600_000;

const bySelf = /^(app|site|web|website|mobile|mobile-(app|web|site))$/;
const buying =
  /^(flight-)?(search|offers?|fares?|book(ing)?|cart|basket|checkout|payment|seats?|bags?|extras?|change|rebook(ing)?)\b/;
const looking = /^(flight-)?(search|offers?|fares?)\b/;
const begun = /(^|-)(begun|started|opened|open|pending)$/;

const isOpen = ({ kind, outcome, isTrouble }: Step): boolean => isTrouble || begun.test(kind) || begun.test(outcome);

interface Sold {
  /** When it was asked of the reservation system. */
  at: Date;
  byAgent: boolean;
  steps: readonly Step[];
  /** When we wrote to them. */
  answers: readonly Date[];
}

/** What they finished by themselves an hour before, with no word of ours since, they would have bought; what they had begun we helped with; the rest we made. */
export function judgeEffect({ at, byAgent, steps, answers }: Sold): { effect: Effect; reason: Reason } {
  const theirs = steps.filter(
    (step) => step.at <= at && buying.test(step.kind) && (step.channel === null || bySelf.test(step.channel)),
  );
  const isUntouched = (since: Date): boolean => !answers.some((answer) => answer > since && answer <= at);
  const justBefore = new Date(at.getTime() - justBeforeMs);
  if (theirs.some((step) => !isOpen(step) && step.at >= justBefore && isUntouched(step.at)))
    return { effect: "anyway", reason: "about-to-buy" };
  const since = new Date(at.getTime() - windowDays * 86_400_000);
  const last = theirs
    .filter((step) => step.at >= since && !looking.test(step.kind))
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
  if (last && isOpen(last)) return { effect: "helped", reason: "booking-open" };
  return byAgent ? { effect: "made", reason: "sold-by-agent" } : { effect: "anyway", reason: "by-themselves" };
}

export interface Part {
  first: string | null;
  assisting: string[];
  last: string | null;
}

/** The last is where it was asked, the first where they wrote first within the window; whatever else they wrote on assists. */
export function partsOf(touches: readonly Touch[], askedOn: string | null): Part {
  const inOrder = touches.toSorted(
    (a, b) => a.firstAt.getTime() - b.firstAt.getTime() || (a.channel < b.channel ? -1 : 1),
  );
  const first = inOrder[0]?.channel ?? askedOn;
  const last = askedOn ?? touches.toSorted((a, b) => b.lastAt.getTime() - a.lastAt.getTime())[0]?.channel ?? null;
  const assisting = inOrder.map(({ channel }) => channel).filter((channel) => channel !== first && channel !== last);
  return { first, assisting: [...new Set(assisting)], last };
}
