/** The documents of a case, and sending them. What was not answered can be sent again: it is the same sending. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { listDocuments, printDocument, revokeTripLinks, sendDocument } from "../../../contract/documents.ts";
import { type Answer, addressOf, call } from "../../kit/call.ts";

export type Listed = Answer<typeof listDocuments>;
export type Item = Listed["items"][number];
export type Place = Listed["places"][number];

const keyOf = (caseId: string) => ["case", caseId, "documents"];

export const useDocuments = (caseId: string) =>
  useQuery({
    queryKey: keyOf(caseId),
    queryFn: ({ signal }) => call(listDocuments, { params: { caseId }, signal }),
  });

export function useDocumentDeeds(caseId: string) {
  const queries = useQueryClient();
  const last = useRef({ id: "", words: "" });
  const onSuccess = () => void queries.invalidateQueries({ queryKey: keyOf(caseId) });
  const send = useMutation({
    mutationFn: ({ item, places }: { item: Item; places: readonly Place[] }) => {
      const { kind, bookingId, legId, passengerIds } = item;
      const to = places.map(({ threadId, channelAccountId }) => ({ threadId, channelAccountId }));
      const words = JSON.stringify([kind, bookingId, legId, passengerIds, to]);
      if (last.current.words !== words) last.current = { id: crypto.randomUUID(), words };
      return call(sendDocument, {
        params: { caseId },
        body: { id: last.current.id, kind, bookingId, legId, passengerIds, to },
      });
    },
    onSuccess: () => {
      last.current = { id: "", words: "" };
      onSuccess();
    },
  });
  const revoke = useMutation({ mutationFn: () => call(revokeTripLinks, { params: { caseId } }), onSuccess });
  return { send, revoke };
}

export const printAddress = (caseId: string, { kind, bookingId, legId, passengerIds }: Item): string =>
  addressOf(
    printDocument.path,
    { caseId, kind },
    { bookingId, ...(legId !== null && { legId }), passengerId: passengerIds.join(",") },
  );

/** The same document, whether it was made yet or not. */
export const nameOf = ({ id, kind, bookingId, legId, passengerIds }: Item): string =>
  id ?? [kind, bookingId, legId, ...passengerIds].join(" ");
