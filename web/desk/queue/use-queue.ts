/** The whole queue as far as it was scrolled: the first hundred come with the desk, more are fetched as they are needed, and what is looked at stays fresh. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { listCases } from "../../../contract/cases.ts";
import { call } from "../../kit/call.ts";
import type { Case, CaseKind } from "../../kit/wire.ts";
import type { Desk } from "./desk-query.ts";
import { type Filter, queryOf } from "./filter.ts";
import { withSpan } from "./spans.ts";

/** Where a further page begins: the server's cursor, and the case it follows. */
interface Border {
  cursor: string;
  after: Case;
  /** When what follows was fetched last. */
  fetchedAt: number;
}

interface Known {
  cases: readonly Case[];
  borders: readonly Border[];
  /** Where the next page begins; null at the end of the queue. */
  next: Pick<Border, "cursor" | "after"> | null;
}

export interface Queue {
  cases: readonly Case[];
  hasMore: boolean;
  isFetching: boolean;
  failed: boolean;
  /** Fetches the next page. */
  more: () => void;
  /** Says which case is looked at, so that those around it are fetched again when the queue has changed. */
  lookAt: (one: Case | undefined) => void;
}

const pageLength = 200;
/** What is looked at is fetched again at most so often, in milliseconds. */
const often = 1500;

interface Asked {
  desk: Desk | undefined;
  /** When the desk was fetched last. */
  changedAt: number;
  filter: Filter;
  kind: CaseKind;
}

export function useQueue({ desk, changedAt, filter, kind }: Asked): Queue {
  const key = JSON.stringify([kind, filter]);
  const [held, setHeld] = useState<Known & { key: string }>({ key, cases: [], borders: [], next: null });
  const [fetching, setFetching] = useState<"nothing" | "more" | "failed">("nothing");
  const looked = useRef<Case>(undefined);
  const busy = useRef(false);
  const known = useMemo(() => (desk ? joined(held.key === key ? held : nothing, desk) : nothing), [desk, held, key]);

  const fetchAt = useCallback(
    async ({ cursor, after }: Pick<Border, "cursor" | "after">, isNext: boolean) => {
      if (busy.current) return;
      busy.current = true;
      if (isNext) setFetching("more");
      try {
        const page = await call(listCases, {
          query: { state: "open", answering: "false", limit: pageLength, cursor, kind, ...queryOf(filter) },
        });
        setHeld((now) => added(now.key === key ? now : { ...nothing, key }, { cursor, after }, page, isNext));
        setFetching("nothing");
      } catch {
        // The first hundred stand; scrolling on tries again.
        if (isNext) setFetching("failed");
      } finally {
        busy.current = false;
      }
    },
    // oxlint-disable-next-line react/exhaustive-deps -- the key is the filter
    [key],
  );

  useEffect(() => {
    const timer = setInterval(() => {
      const at = looked.current;
      const border = at && bordersBefore(known.borders, at);
      if (border && border.fetchedAt < changedAt) void fetchAt(border, false);
    }, often);
    return () => clearInterval(timer);
  });

  const { next } = known;
  return {
    cases: known.cases,
    hasMore: next !== null,
    isFetching: fetching === "more",
    failed: fetching === "failed",
    more: () => next && void fetchAt(next, true),
    lookAt: (one) => {
      looked.current = one;
    },
  };
}

const nothing: Known = { cases: [], borders: [], next: null };

/** What was known, under the newest first hundred. */
function joined(known: Known, { queue, nextCursor }: Pick<Desk, "queue" | "nextCursor">): Known {
  const after = queue.at(-1);
  if (nextCursor === null || !after) return { cases: queue, borders: [], next: null };
  if (known.borders.length === 0) return { cases: queue, borders: [], next: { cursor: nextCursor, after } };
  return { ...known, cases: withSpan(known.cases, { after: null, cases: queue, isEnd: false }) };
}

function added<Held extends Known>(
  known: Held,
  at: Pick<Border, "cursor" | "after">,
  page: { items: Case[]; nextCursor: string | null },
  isNext: boolean,
): Held {
  const last = page.items.at(-1);
  const next = page.nextCursor !== null && last ? { cursor: page.nextCursor, after: last } : null;
  const border: Border = { ...at, fetchedAt: Date.now() };
  const cases = withSpan(known.cases, { after: at.after, cases: page.items, isEnd: page.nextCursor === null });
  return {
    ...known,
    cases,
    borders: [...known.borders.filter(({ cursor }) => cursor !== at.cursor), border],
    next: isNext ? next : page.nextCursor === null ? null : known.next,
  };
}

/** The last border that stands before a case; none for the first hundred, which come with the desk. */
const bordersBefore = (borders: readonly Border[], one: Case): Border | undefined =>
  borders.findLast(
    ({ after }) => after.urgency > one.urgency || (after.urgency === one.urgency && isNotLater(after, one)),
  );

const isNotLater = (one: Case, other: Case): boolean => (one.waitingSince ?? "") <= (other.waitingSince ?? "");
