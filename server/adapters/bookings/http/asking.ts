/** The calls of the reservation API that ask what could be done, and change nothing. */
import {
  BoardingPassesAnswer,
  PassengerListAnswer,
  ServicesAnswer,
  WireSeatMap,
} from "../../../../contract/reservation-api/aboard.ts";
import { RefusedChange } from "../../../../contract/reservation-api/changes.ts";
import { AlternativesAnswer, SearchAnswer, WireQuote } from "../../../../contract/reservation-api/offers.ts";
import { CapabilitiesAnswer } from "../../../../contract/reservation-api/parts.ts";
import { noSaleNeeds } from "../../../../contract/travellers.ts";
import type { z } from "zod";
import type { Asked, ReservationQuestions } from "../../../modules/bookings/index.ts";
import { call, type Server } from "./call.ts";
import { sayAbilities } from "./say-abilities.ts";
import { sayAboard, sayBoardingPass, sayOfferedService, saySeatMap } from "./say-aboard.ts";
import { sayAlternative, sayOffer, sayQuote } from "./say-fares.ts";
import { understanding } from "./understand.ts";

export function askReservations(server: Server): ReservationQuestions {
  const understand = understanding(server.name);

  async function ask<T extends object, A>(
    path: string,
    shape: z.ZodType<T>,
    say: (read: T) => A,
    body?: unknown,
  ): Promise<Asked<A>> {
    const answer = await call(server, path, body);
    if (answer.kind === "answered" && answer.status === 404) return { status: "gone" };
    if (answer.kind === "answered" && answer.status === 422) {
      const read = understand(answer, RefusedChange, [422]);
      return "why" in read ? read : { status: "refused", code: read.refusal.code, why: read.refusal.message };
    }
    const read = understand(answer, shape);
    return "why" in read ? read : { status: "answered", answer: say(read) };
  }

  return {
    async abilities() {
      const asked = await ask("/capabilities", CapabilitiesAnswer, sayAbilities);
      return asked.status === "gone" ? { status: "answered", answer: { capabilities: [], sale: noSaleNeeds } } : asked;
    },
    search: ({ ages: _ages, ...wanted }) =>
      ask("/offers/search", SearchAnswer, (read) => read.offers.map(sayOffer), wanted),
    alternatives: (bookingId, { legIds, ...wanted }) =>
      ask(
        `${bookingPath(bookingId)}/alternatives`,
        AlternativesAnswer,
        (read) => read.alternatives.map(sayAlternative),
        { ...wanted, segmentIds: legIds },
      ),
    quote: (bookingId, { expectedVersion, change }) =>
      ask(`${bookingPath(bookingId)}/quotes`, WireQuote, sayQuote, {
        expectedVersion,
        change:
          "items" in change
            ? { ...change, items: change.items.map(({ legId, ...item }) => ({ ...item, segmentId: legId })) }
            : change,
      }),
    seatMap: (bookingId, legId) =>
      ask(`${bookingPath(bookingId)}/seat-maps/${encodeURIComponent(legId)}`, WireSeatMap, saySeatMap),
    offeredServices: (bookingId) =>
      ask(`${bookingPath(bookingId)}/offered-services`, ServicesAnswer, (read) => read.services.map(sayOfferedService)),
    boardingPasses: (bookingId) =>
      ask(`${bookingPath(bookingId)}/boarding-passes`, BoardingPassesAnswer, (read) =>
        read.boardingPasses.map(sayBoardingPass),
      ),
    passengerList: (flight, date) =>
      ask(`/flights/${encodeURIComponent(flight)}/${date}/passengers`, PassengerListAnswer, (read) =>
        read.passengers.map(sayAboard),
      ),
  };
}

const bookingPath = (id: string): string => `/bookings/${encodeURIComponent(id)}`;
