/** What is done about payments, and those that wait for somebody. What was not answered can be asked again: it is the same. */
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import * as contract from "../../../contract/payments.ts";
import { type Answer, call, type Input } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import { Refused } from "../../kit/problem.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import type { Deed } from "./use-payments.ts";

export type Waiting = Answer<typeof contract.listWaitingPayments>["items"][number];
type Asked = Omit<Input<typeof contract.askForPayment>["body"], "id">;

export const useWaiting = (waits: "approval" | "trouble") =>
  useInfiniteQuery({
    queryKey: ["payments", waits],
    queryFn: ({ pageParam, signal }) =>
      call(contract.listWaitingPayments, {
        query: { waits, limit: "50", ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Why it was refused, in the reader's words. */
function useTrouble() {
  const words = useAllWords();
  return (error: unknown): string => {
    const own = error instanceof Refused ? words.paying.refusals[error.code] : undefined;
    if (own) return own;
    const { happened, safe } = explain(error, words);
    return `${happened} ${safe}`.trim();
  };
}

export function useAsking(caseId: string) {
  const queries = useQueryClient();
  const say = useTrouble();
  // Sent again after no answer it is the same request.
  const [id] = useState(() => crypto.randomUUID());
  const asking = useMutation({
    mutationFn: (asked: Asked) => call(contract.askForPayment, { params: { caseId }, body: { id, ...asked } }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["case", caseId, "payments"] }),
  });
  return { asking, trouble: asking.error ? say(asking.error) : null };
}

interface Doing {
  deed: Deed;
  paymentId: string;
  amount?: string;
  reason?: string;
}

export function useDeeds(onDone: () => void) {
  const queries = useQueryClient();
  const say = useTrouble();
  const [id] = useState(() => crypto.randomUUID());
  const doing = useMutation({
    mutationFn: ({ deed, paymentId, amount, reason = "" }: Doing): Promise<unknown> => {
      const params = { paymentId };
      if (deed === "approve") return call(contract.approvePayment, { params });
      if (deed === "cancel") return call(contract.cancelPayment, { params });
      return call(contract.refundPayment, { params, body: { id, reason, ...(amount !== undefined && { amount }) } });
    },
    onSuccess: onDone,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["payments"] }),
        queries.invalidateQueries({ queryKey: ["case"], predicate: ({ queryKey }) => queryKey[2] === "payments" }),
      ]),
  });
  return { doing, trouble: doing.error ? say(doing.error) : null };
}
