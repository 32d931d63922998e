/** The queue as it was fetched in spans: put together in its order, each span as new as its last fetch. Pure. */
import type { Case } from "../../kit/wire.ts";

type Placed = Pick<Case, "id" | "urgency" | "waitingSince">;

/** Times as they travel are all of one form, so that their order is that of their letters. */
const since = ({ waitingSince }: Placed): string => waitingSince ?? "";

const order = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** Less than nothing where `one` should be worked before `other`: urgency first, then the longest waiting. */
export const inOrderOfWork = (one: Placed, other: Placed): number =>
  other.urgency - one.urgency || order(since(one), since(other)) || order(one.id, other.id);

/** Times travel in milliseconds, the server's order is finer: within one millisecond nobody is before anybody. */
const isSurelyBefore = (one: Placed, other: Placed): boolean =>
  one.urgency > other.urgency || (one.urgency === other.urgency && since(one) < since(other));

/** A span as it was fetched: all cases after `after`, until the last one given; until the end where `isEnd`. */
export interface Span<One extends Placed> {
  after: Placed | null;
  cases: readonly One[];
  isEnd: boolean;
}

/** What is known after a span was fetched again: what stood within it and does so no more is gone. */
export function withSpan<One extends Placed>(
  known: readonly One[],
  { after, cases, isEnd }: Span<One>,
): readonly One[] {
  const fetched = new Set(cases.map(({ id }) => id));
  const last = cases.at(-1);
  const isWithin = (one: One): boolean =>
    (after === null || isSurelyBefore(after, one)) && (isEnd || (last !== undefined && isSurelyBefore(one, last)));
  const kept = known.filter((one) => !fetched.has(one.id) && !isWithin(one));
  return [...kept, ...cases].toSorted(inOrderOfWork);
}
