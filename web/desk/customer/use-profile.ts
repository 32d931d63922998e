/** What the page holds of the customer beside a case. Told under each of their ids, so that a join or its undoing is seen at once. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { listBagFiles } from "../../../contract/baggage.ts";
import { listBookings } from "../../../contract/bookings.ts";
import {
  getCustomer,
  getIdentityHistory,
  getSuggestions,
  getTimeline,
  keepApart,
  mergeCustomers,
  takeBack,
} from "../../../contract/customers.ts";
import type { TimelineGroup } from "../../../contract/customers.ts";
import { getProfile } from "../../../contract/profile.ts";
import { type Answer, call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { useCaseWords } from "../../kit/words/words.tsx";

export type Suggestion = Answer<typeof getSuggestions>["items"][number];

/** Where somebody is on their journey moves with the clock. */
const everyMinute = 60_000;

const of = (ids: readonly string[], what: string, ...more: unknown[]) => ["customer", ids, what, ...more] as const;
const first = (ids: readonly string[]) => ({ customerId: ids[0] ?? "" });

/** What is shown plainly of a customer follows from the case they are looked at in. */
interface InCase {
  ids: readonly string[];
  caseId: string;
}

export const useProfile = ({ ids, caseId }: InCase, may: boolean) =>
  useQuery({
    queryKey: of(ids, "profile", caseId),
    queryFn: ({ signal }) => call(getProfile, { params: first(ids), query: { caseId }, signal }),
    refetchInterval: everyMinute,
    enabled: may,
  });

export const useSuggestions = (ids: readonly string[]) =>
  useQuery({
    queryKey: of(ids, "suggestions"),
    queryFn: ({ signal }) => call(getSuggestions, { params: first(ids), query: { limit: 3 }, signal }),
  });

export const useCustomer = (id: string) =>
  useQuery({
    queryKey: of([id], "short"),
    queryFn: ({ signal }) => call(getCustomer, { params: { customerId: id }, signal }),
  });

export const useHistory = (ids: readonly string[]) =>
  useQuery({
    queryKey: of(ids, "history"),
    queryFn: ({ signal }) => call(getIdentityHistory, { params: first(ids), query: { limit: 100 }, signal }),
  });

export const useAllBookings = ({ ids, caseId }: InCase, wanted: boolean) =>
  useQuery({
    queryKey: of(ids, "bookings", caseId),
    queryFn: ({ signal }) => call(listBookings, { params: first(ids), query: { caseId, limit: 200 }, signal }),
    enabled: wanted,
  });

export const useAllBags = ({ ids, caseId }: InCase, wanted: boolean) =>
  useQuery({
    queryKey: of(ids, "bags", caseId),
    queryFn: ({ signal }) => call(listBagFiles, { params: first(ids), query: { caseId }, signal }),
    enabled: wanted,
  });

export const useTimeline = ({ ids, caseId }: InCase, only: TimelineGroup | "all") =>
  useInfiniteQuery({
    queryKey: of(ids, "timeline", caseId, only),
    queryFn: ({ pageParam, signal }) =>
      call(getTimeline, {
        params: first(ids),
        query: {
          caseId,
          limit: pageParam === "" ? 20 : 50,
          ...(only !== "all" && { only }),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
  });

/** Ways to say who is whom; the case page and all about the customer are looked at anew. */
export function useIdentityMoves(ids: readonly string[], caseId: string) {
  const words = useCaseWords();
  const queries = useQueryClient();
  const look = () => {
    void queries.invalidateQueries({ queryKey: ["case", caseId] });
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === "customer" });
  };
  const options = (said: string) => ({
    onSuccess: () => {
      tell(said);
      look();
    },
    onError: (error: unknown) => {
      tellTrouble(error, words);
      look();
    },
  });
  const params = first(ids);
  const join = useMutation({
    mutationFn: (body: { otherId: string; reason: string }) => call(mergeCustomers, { params, body }),
    ...options(words.profile.joined),
  });
  const part = useMutation({
    mutationFn: (body: { otherId: string; reason: string }) => call(keepApart, { params, body }),
    ...options(words.profile.keptApart),
  });
  const undo = useMutation({
    mutationFn: ({ eventId, reason }: { eventId: string; reason: string }) =>
      call(takeBack, { params: { ...params, eventId }, body: { reason } }),
    ...options(words.profile.parted),
  });
  return { join, part, undo, isPending: join.isPending || part.isPending || undo.isPending };
}
