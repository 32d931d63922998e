/** What can be done with a booking or without one, and what it would cost. Changes nothing. */
import { z } from "zod";
import { readBody } from "../../x/reading.ts";
import { bookingById } from "../bookings.ts";
import { boardingPasses, passengerList } from "../check-in/passes.ts";
import type { Desk } from "../desk.ts";
import { hasPlaces, type HeldBooking } from "../held-booking.ts";
import { quote, QuoteRequest } from "../quotes/quote.ts";
import { Refused } from "../refused.ts";
import { findFlight } from "../schedule/schedule.ts";
import { alternativesOf } from "../search/alternatives.ts";
import { searchOffers } from "../search/offers.ts";
import { seatMapOf } from "../seats/seat-map.ts";
import { offeredByWeight } from "../services/offered.ts";
import { type Answer, reading, type Route } from "./door.ts";

const capabilities = [
  "sell",
  "rebook",
  "waivers",
  "cancel",
  "refund",
  "seats",
  "services",
  "bags",
  "names",
  "contacts",
  "remarks",
  "check-in",
  "boarding-passes",
  "move",
  "overselling",
  "passenger-list",
];

/** Children and infants are known by their day of birth. */
const sale = { travellers: { adult: [], child: ["birth-date"], infant: ["birth-date"] } };

const AirportCode = z.string().regex(/^[A-Z]{3}$/);
const CabinName = z.enum(["first", "business", "premium", "economy"]);
const Slice = z.object({ from: AirportCode, to: AirportCode, date: z.iso.date() });
const Search = z.object({
  slices: z.array(Slice).min(1).max(4),
  passengers: z
    .array(z.enum(["adult", "child", "infant"]))
    .min(1)
    .max(9),
  cabin: CabinName.nullish(),
});
const Alternatives = Slice.extend({
  segmentIds: z.array(z.string().max(100)).min(1).max(8),
  cabin: CabinName.nullish(),
});

/** There is no first class here. */
const isFirst = (cabin: string | null | undefined): boolean => cabin === "first";

export function askingRoutes(desk: Desk): Route[] {
  const { db, now } = desk;
  const get = (path: string, work: Route["work"]): Route => ({ method: "GET", path, call: reading, work });
  const post = (path: string, work: Route["work"]): Route => ({ method: "POST", path, call: reading, work });
  /** Those about one booking. */
  const about =
    (work: (booking: HeldBooking, request: Parameters<Route["work"]>[0]) => object): Route["work"] =>
    (request): Answer => {
      const booking = bookingById(db, (request.params as { id: string }).id);
      if (!booking) throw new Refused("NOT_FOUND", "There is no such booking.");
      return { body: work(booking, request) };
    };
  return [
    get("/capabilities", () => ({ body: { capabilities, sale } })),
    post("/offers/search", (request) => {
      const { cabin, ...wanted } = readBody(Search, request.body);
      if (isFirst(cabin)) return { body: { offers: [] } };
      return { body: searchOffers(desk, { ...wanted, cabin: cabinOf(cabin) }) };
    }),
    post(
      "/bookings/:id/alternatives",
      about((booking, request) => {
        const { cabin, ...wanted } = readBody(Alternatives, request.body);
        if (isFirst(cabin)) return { alternatives: [] };
        return alternativesOf(desk, booking, { ...wanted, cabin: cabinOf(cabin) });
      }),
    ),
    post(
      "/bookings/:id/quotes",
      about((booking, request) => quote(desk, booking, readBody(QuoteRequest, request.body))),
    ),
    get(
      "/bookings/:id/seat-maps/:segmentId",
      about((booking, request) => {
        const { segmentId } = request.params as { segmentId: string };
        const segment = booking.segments.find(({ id }) => id === segmentId);
        if (!segment) throw new Refused("NOT_FOUND", "There is no such segment.");
        if (!hasPlaces(segment)) throw new Refused("NOT_ELIGIBLE", "There is no place on this flight.");
        return seatMapOf(db, segment, booking.id);
      }),
    ),
    get(
      "/bookings/:id/offered-services",
      about((booking) => offeredByWeight(db, booking, now())),
    ),
    get("/bookings/:id/boarding-passes", about(boardingPasses)),
    get("/flights/:flight/:date/passengers", (request) => {
      const { flight, date } = readBody(z.object({ flight: z.string(), date: z.iso.date() }), request.params);
      if (!findFlight(flight)) return { status: 404, body: { error: "No such flight." } };
      return { body: passengerList(db, flight, date) };
    }),
  ];
}

const cabinOf = (cabin: "first" | "business" | "premium" | "economy" | null | undefined) =>
  cabin === "first" || cabin === null ? undefined : cabin;
