/** What the left side shows: the queue, its counts and one's own cases. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getDesk } from "../../../contract/screens.ts";
import { type Answer, call } from "../../kit/call.ts";
import { setClock } from "../../kit/time/clock.ts";
import type { Case, CaseKind } from "../../kit/wire.ts";
import { type Filter, queryOf } from "./filter.ts";

export type Desk = Answer<typeof getDesk>;

/** The desk of questions or of words, of some cases or of all; the old one stays while another loads. */
export function useDesk(filter: Filter, kind: CaseKind = "question") {
  const query = { ...queryOf(filter), kind };
  return useQuery({
    queryKey: ["desk", query],
    queryFn: async ({ signal }) => {
      const desk = await call(getDesk, { query, signal });
      setClock(desk.now);
      return desk;
    },
    placeholderData: keepPreviousData,
    // Should the live line say nothing at all, the queue still moves.
    refetchInterval: 60_000,
  });
}

/** The cases in the order they stand on the desk: one's own first, none twice. */
export function inOrder({ mine, queue }: { mine: readonly Case[]; queue: readonly Case[] }): readonly Case[] {
  const own = new Set(mine.map(({ id }) => id));
  return [...mine, ...queue.filter(({ id }) => !own.has(id))];
}

/** The case beside another in that order; the first where the other isn't there. */
export function beside(order: readonly Case[], caseId: string | null, step: 1 | -1): Case | null {
  const at = order.findIndex(({ id }) => id === caseId);
  if (at === -1) return order[step === 1 ? 0 : order.length - 1] ?? null;
  return order[at + step] ?? null;
}
