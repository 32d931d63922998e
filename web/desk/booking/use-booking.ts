/** What the page asks about changing bookings. Prices and seats are never kept: they are asked for when they are looked at. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getSeatMap, listOfferedServices } from "../../../contract/aboard.ts";
import { getBookingCapabilities } from "../../../contract/booking-capabilities.ts";
import * as operations from "../../../contract/booking-operations.ts";
import { finishBookingTask, listBookingTasks } from "../../../contract/booking-tasks.ts";
import { askForPayment } from "../../../contract/payments.ts";
import { findAlternatives, quoteChange, searchOffers } from "../../../contract/fares.ts";
import { type Answer, call, type Input } from "../../kit/call.ts";
import { tellTrouble } from "../../kit/notices.ts";
import type { CaseDetail } from "../../kit/wire.ts";
import { useWords } from "../../kit/words/words.tsx";

export type Operation = Answer<typeof operations.changeBooking>;
export type Change = Input<typeof operations.changeBooking>["body"]["change"];
export type Alternative = Answer<typeof findAlternatives>["items"][number];
export type Offer = Answer<typeof searchOffers>["items"][number];
export type Journey = Alternative["journey"];
export type Quote = Answer<typeof quoteChange>;
export type SeatMap = Answer<typeof getSeatMap>;
export type OfferedService = Answer<typeof listOfferedServices>["items"][number];
export type QuoteWanted = Input<typeof quoteChange>["body"];

const inCase = ({ id: caseId, customer }: CaseDetail) => ({ caseId, customerId: customer.id });

const tenMinutes = 600_000;

export const useCapabilities = () =>
  useQuery({
    queryKey: ["booking-capabilities"],
    queryFn: ({ signal }) => call(getBookingCapabilities, { signal }),
    staleTime: tenMinutes,
  });

export const useAlternatives = (of: CaseDetail, bookingId: string) =>
  useMutation({
    mutationFn: (body: Input<typeof findAlternatives>["body"]) =>
      call(findAlternatives, { params: { bookingId }, query: inCase(of), body }),
  });

export const useOffers = () =>
  useMutation({ mutationFn: (body: Input<typeof searchOffers>["body"]) => call(searchOffers, { body }) });

export const useQuote = (of: CaseDetail, bookingId: string) =>
  useMutation({
    mutationFn: (body: QuoteWanted) => call(quoteChange, { params: { bookingId }, query: inCase(of), body }),
  });

export const useSeatMap = (of: CaseDetail, booking: { id: string; version: string }, legId: string) =>
  useQuery({
    queryKey: ["seat-map", booking.id, legId, booking.version],
    queryFn: ({ signal }) => call(getSeatMap, { params: { bookingId: booking.id, legId }, query: inCase(of), signal }),
    gcTime: 0,
  });

export const useOfferedServices = (of: CaseDetail, booking: { id: string; version: string }) =>
  useQuery({
    queryKey: ["offered-services", booking.id, booking.version],
    queryFn: ({ signal }) =>
      call(listOfferedServices, { params: { bookingId: booking.id }, query: inCase(of), signal }),
    gcTime: 0,
  });

/** Told with the case: what another colleague, or the machine, does is seen at once. */
export const useOperations = (caseId: string) =>
  useQuery({
    queryKey: ["case", caseId, "operations"],
    queryFn: ({ signal }) => call(operations.listBookingOperations, { query: { caseId, limit: 20 }, signal }),
  });

export const useTasks = (caseId: string) =>
  useQuery({
    queryKey: ["case", caseId, "booking-tasks"],
    queryFn: ({ signal }) => call(listBookingTasks, { query: { caseId }, signal }),
  });

/** What was asked last and is not known yet: a double click, or asking again after a lost answer, is the same operation. */
let open = { content: "", id: "" };

function idOf(content: string): string {
  if (open.content !== content) open = { content, id: crypto.randomUUID() };
  return open.id;
}

export function useChange(of: CaseDetail) {
  const words = useWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: { bookingId: string | null; expectedVersion: string | null; why: string; change: Change }) =>
      call(operations.changeBooking, { body: { ...wanted, ...inCase(of), id: idOf(JSON.stringify(wanted)) } }),
    onSuccess: ({ id, outcome }) => {
      // What is known is another operation when it is asked for once more: a seat that was taken may be free again.
      if (open.id === id && outcome !== null) open = { content: "", id: "" };
      lookAgain(queries, of);
    },
    onError: (error: unknown) => tellTrouble(error, words),
  });
}

/** The draft of what to tell them. */
export function useTelling(of: CaseDetail, onSay: (text: string) => void) {
  const words = useWords();
  return useMutation({
    mutationFn: (operationId: string) =>
      call(operations.getWordsOfOperation, { params: { operationId }, query: inCase(of) }),
    onSuccess: ({ text }) => onSay(text),
    onError: (error: unknown) => tellTrouble(error, words),
  });
}

/** What an operation that waits for its payment is called among payments. */
const purposes: Partial<Record<Operation["kind"], "issue" | "rebook" | "seats" | "services">> = {
  issue: "issue",
  rebook: "rebook",
  seats: "seats",
  "add-services": "services",
};

/** An hour is time enough to pay. */
const minutesToPay = 60;

/** Asks for what is due by a link, in the private talk. One request is open for an operation: a second click is refused. */
export function useAskForPayment(of: CaseDetail) {
  const words = useWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, kind, due }: Operation) =>
      call(askForPayment, {
        params: { caseId: of.id },
        body: {
          id: crypto.randomUUID(),
          money: due ?? { amount: "0", currency: "EUR" },
          purpose: { kind: purposes[kind] ?? "other", reference: id },
          about: null,
          minutes: minutesToPay,
        },
      }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["case", of.id] }),
    onError: (error: unknown) => tellTrouble(error, words),
  });
}

export function useDeeds(of: CaseDetail) {
  const words = useWords();
  const queries = useQueryClient();
  const options = {
    onSuccess: () => lookAgain(queries, of),
    onError: (error: unknown) => tellTrouble(error, words),
  };
  return {
    approve: useMutation({
      mutationFn: (operationId: string) => call(operations.approveBookingOperation, { params: { operationId } }),
      ...options,
    }),
    withdraw: useMutation({
      mutationFn: (operationId: string) => call(operations.withdrawBookingOperation, { params: { operationId } }),
      ...options,
    }),
    lookAgain: useMutation({
      mutationFn: (operationId: string) => call(operations.lookAgainAtOperation, { params: { operationId } }),
      ...options,
    }),
    settle: useMutation({
      mutationFn: ({ operationId, ...body }: { operationId: string; wasDone: boolean; why: string }) =>
        call(operations.settleBookingOperation, { params: { operationId }, body }),
      ...options,
    }),
    finish: useMutation({
      mutationFn: (taskId: string) => call(finishBookingTask, { params: { taskId } }),
      ...options,
    }),
  };
}

function lookAgain(queries: ReturnType<typeof useQueryClient>, of: CaseDetail): void {
  void queries.invalidateQueries({ queryKey: ["case", of.id, "operations"] });
  void queries.invalidateQueries({ queryKey: ["case", of.id, "booking-tasks"] });
  void queries.invalidateQueries({ queryKey: ["customer", of.customer.ids] });
}
