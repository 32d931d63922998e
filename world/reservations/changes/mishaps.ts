/** What can go wrong within a change on demand. */
import { type Outcome, refusedItem } from "./outcome.ts";
import type { Change } from "./wire.ts";

/** Whether it is about a price that may be another one meanwhile. */
export const isPriced = (change: Change): boolean =>
  change.kind === "sell" || ("quoteId" in change && change.quoteId !== null && change.quoteId !== undefined);

/** Of several items that were asked for at no price the last one comes to nothing. */
export function withFault(fault: string | null, change: Change, work: (change: Change) => Outcome): Outcome {
  if (fault !== "partial" || !("items" in change) || change.items.length < 2 || isPriced(change)) return work(change);
  const last = change.items.length - 1;
  const outcome = work({ ...change, items: change.items.slice(0, last) } as Change);
  const refusal = { code: "SEAT_UNAVAILABLE", message: "This one could not be done." } as const;
  return { ...outcome, items: [...(outcome.items ?? []), refusedItem(last, refusal)] };
}
