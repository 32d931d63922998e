/**
 * The Jetbridge reservation API, version 1: what an airline puts in front of its reservation system so that Jetbridge can read and
 * change bookings. Jetbridge is the client. `docs/reservation-api/openapi.json` is printed from this.
 */
import { Capability } from "../booking-capabilities.ts";
import { BoardingPassesAnswer, PassengerListAnswer, ServicesAnswer, WireSeatMap } from "./aboard.ts";
import { EventsAnswer, FindAnswer, FindRequest, TooLateAnswer, WireBooking } from "./bookings.ts";
import { ChangeAnswer, ChangeRequest, MoveAnswer, MoveRequest, RefusedChange } from "./changes.ts";
import {
  AlternativesAnswer,
  AlternativesRequest,
  QuoteRequest,
  SearchAnswer,
  SearchRequest,
  WireQuote,
} from "./offers.ts";
import { type ApiCall, bookingInPath, CapabilitiesAnswer } from "./parts.ts";

const notThere = { description: "There is no such booking any more." };
const segmentInPath = {
  name: "segmentId",
  in: "path",
  required: true,
  description: "One of the booking's segments.",
} as const;

const reading: readonly ApiCall[] = [
  {
    method: "post",
    path: "/bookings/find",
    summary: "Find bookings that are not over.",
    description:
      "A POST, so that names and contacts stand in no address and no log of addresses. By record locator the surname is what the passenger wrote: compare it as leniently as you like or not at all, Jetbridge compares again. An unknown locator and a wrong name are both an empty list. Contacts: mail addresses in lower case, phones as +31612345678; find them in contacts and in CTCE and CTCM alike.",
    parameters: [],
    body: FindRequest,
    answers: { 200: { description: "The bookings, 50 at most.", body: FindAnswer } },
  },
  {
    method: "get",
    path: "/bookings/{id}",
    summary: "One booking, as it is now.",
    description: "Never from a copy that is older than the last event you told of.",
    parameters: [bookingInPath],
    answers: {
      200: { description: "The booking.", body: WireBooking },
      404: notThere,
    },
  },
  {
    method: "get",
    path: "/events",
    summary: "To which bookings something happened, oldest first.",
    description:
      "Asked about once a second. An event is told only after it can be read. The same one twice does no harm, one that is missing does. Keep them for seven days or more.",
    parameters: [
      {
        name: "after",
        in: "query",
        required: false,
        description: "The cursor of the answer before; without it, from the beginning of what you keep.",
      },
    ],
    answers: {
      200: { description: "Up to 1000 events.", body: EventsAnswer },
      410: {
        description:
          "You keep no events since then. Jetbridge reads anew what it knows and goes on at `cursor`, the present.",
        body: TooLateAnswer,
      },
    },
  },
];

const refused = { description: "Not possible: the code says why.", body: RefusedChange };

const asking: readonly ApiCall[] = [
  {
    method: "get",
    path: "/capabilities",
    summary: "What your system can do.",
    description: `Asked every ten minutes. What is not listed is not offered to anybody. Without this call, bookings can be read and no more. The capabilities: ${Capability.options.join(", ")}.`,
    parameters: [],
    answers: { 200: { description: "The capabilities.", body: CapabilitiesAnswer } },
  },
  {
    method: "post",
    path: "/offers/search",
    summary: "What can be flown, and for how much.",
    description: "For all passengers together. Only offers of which there are places.",
    parameters: [],
    body: SearchRequest,
    answers: { 200: { description: "Offers, 200 at most.", body: SearchAnswer }, 422: refused },
  },
  {
    method: "post",
    path: "/bookings/{id}/alternatives",
    summary: "What could be flown instead of some segments.",
    description:
      "For all passengers of the booking together. `carried` says which seats and services would come along.",
    parameters: [bookingInPath],
    body: AlternativesRequest,
    answers: {
      200: { description: "Alternatives, 200 at most.", body: AlternativesAnswer },
      404: notThere,
      422: refused,
    },
  },
  {
    method: "post",
    path: "/bookings/{id}/quotes",
    summary: "The firm price of a change.",
    description: "Firm until `expiresAt` as long as the booking stays as it is. 0 is a price too. Nothing is held yet.",
    parameters: [bookingInPath],
    body: QuoteRequest,
    answers: { 200: { description: "The quote.", body: WireQuote }, 404: notThere, 422: refused },
  },
  {
    method: "get",
    path: "/bookings/{id}/seat-maps/{segmentId}",
    summary: "The seats of one flight, as this booking may take them.",
    description: "A seat that this booking holds already is `free`.",
    parameters: [bookingInPath, segmentInPath],
    answers: { 200: { description: "The seat map.", body: WireSeatMap }, 404: notThere, 422: refused },
  },
  {
    method: "get",
    path: "/bookings/{id}/offered-services",
    summary: "Meals, assistance, bags and more that can be asked for, with deadlines and prices.",
    description: "Also those whose time is over, closed and with the reason, so that a passenger can be told why.",
    parameters: [bookingInPath],
    answers: { 200: { description: "The services.", body: ServicesAnswer }, 404: notThere },
  },
  {
    method: "get",
    path: "/bookings/{id}/boarding-passes",
    summary: "What lets the checked-in passengers aboard.",
    description: "One for each passenger who is checked in on a segment that is not flown.",
    parameters: [bookingInPath],
    answers: { 200: { description: "The boarding passes.", body: BoardingPassesAnswer }, 404: notThere },
  },
  {
    method: "get",
    path: "/flights/{flight}/{date}/passengers",
    summary: "Who is booked on one flight.",
    description: "`date` is the day of departure as the schedule has it, on the clocks there.",
    parameters: [
      { name: "flight", in: "path", required: true, description: "`KL1234`" },
      { name: "date", in: "path", required: true, description: "`2026-12-24`" },
    ],
    answers: {
      200: { description: "The passengers.", body: PassengerListAnswer },
      404: { description: "There is no such flight." },
    },
  },
];

const changing: readonly ApiCall[] = [
  {
    method: "post",
    path: "/changes",
    summary: "Change a booking, or sell a new one.",
    description:
      "Done when it is answered, or refused; never half, but where it is `partial`. Jetbridge sends the same id again only after it has read that nothing was done. A refusal is an answer too: 200 with `state: refused`.",
    parameters: [],
    body: ChangeRequest,
    answers: {
      200: { description: "What became of it.", body: ChangeAnswer },
      409: { description: "This id was another change." },
    },
  },
  {
    method: "get",
    path: "/changes/{changeId}",
    summary: "What became of a change.",
    description: "Asked after a time-out. Keep them for seven days or more.",
    parameters: [{ name: "changeId", in: "path", required: true, description: "The id of the change." }],
    answers: {
      200: { description: "What became of it.", body: ChangeAnswer },
      404: { description: "It never came, and nothing was done." },
    },
  },
  {
    method: "post",
    path: "/moves",
    summary: "Move many bookings from one flight to others, at the airline's cost.",
    description: "Each booking by itself: what fails for one stops no other. The same id again is answered the same.",
    parameters: [],
    body: MoveRequest,
    answers: {
      200: { description: "What became of each.", body: MoveAnswer },
      409: { description: "This id was another move." },
    },
  },
];

export const reservationCalls: readonly ApiCall[] = [...reading, ...asking, ...changing];
