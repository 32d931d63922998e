/** A trip is sold: its price is asked once more, then one order is made, which is held until it is paid. */
import type { BookingChange } from "../../../../contract/booking-operations.ts";
import { type Asked, type Changed, latin, refused } from "../../../modules/bookings/index.ts";
import { sendOnce } from "./exchange.ts";
import { askFor, type Line, understood } from "./reading.ts";
import { readOrder } from "./read-order.ts";
import { readPriced, type TripPriced } from "./read-trips.ts";
import { changedBy, troubleIn } from "./refusals.ts";
import { readTripId, type TripOffered } from "./trip-id.ts";
import { namePassengers } from "./trip-messages.ts";
import { first } from "./xml.ts";

export type Sale = Extract<BookingChange, { kind: "sell" }>;

export async function sellTrip(line: Line, sale: Sale): Promise<Changed> {
  const agreed = readTripId(sale.offerId);
  if (!agreed) return refused("OFFER_EXPIRED", "there is no such offer");
  const wrong = whatIsWrong(sale, agreed);
  if (wrong !== null) return refused("INVALID_REQUEST", wrong);
  const priced = await priceNow(line, agreed, sale);
  if (priced.status === "away") return priced;
  if (priced.status === "gone") return refused("NO_SPACE", "nothing is left at any price");
  if (priced.status === "refused") return refused(priced.code, priced.why);
  const { total, legIds } = priced.answer;
  if (legIds.join() !== agreed.legIds.join()) return refused("OFFER_EXPIRED", "the flights are others now");
  if (total.amount !== agreed.total.amount || total.currency !== agreed.total.currency)
    return refused("PRICE_CHANGED", "the price is another now", total);
  return makeOrder(line, priced.answer, sale);
}

/** Null: it can be asked for as it is. Airlines take names in letters of A to Z alone, and offers for whom they were asked. */
function whatIsWrong({ passengers }: Sale, { offer }: TripOffered): string | null {
  const told = namePassengers(passengers.map(({ kind }) => kind)).map(({ ref }) => ref);
  const offered = new Set(offer.items.flatMap((item) => item.passengers));
  if (told.length !== offered.size || told.some((ref) => !offered.has(ref))) return "the offer is for other passengers";
  if (passengers.some(({ surname, givenName }) => latin(surname) === "" || latin(givenName) === ""))
    return "a name has no letters that an airline can write";
  return null;
}

/** `gone`: it is sold out. */
const priceNow = (line: Line, { offer }: TripOffered, { passengers }: Sale): Promise<Asked<TripPriced>> =>
  askFor(
    line,
    line.messages.price(
      offer,
      passengers.map(({ kind }) => kind),
    ),
    { read: (answer) => readPriced(answer, line.zones) },
  );

async function makeOrder({ airline, messages, zones }: Line, trip: TripPriced, sale: Sale): Promise<Changed> {
  const exchanged = await sendOnce(airline, messages.create(trip.offer, trip.total, sale));
  if (exchanged.kind === "away") return { status: exchanged.mayHaveCome ? "unknown" : "away", why: exchanged.why };
  // What stands beside an order is a warning, whatever it is called.
  const trouble = first(exchanged.answer, "Response/Order") ? null : troubleIn(exchanged.answer);
  const failed = changedBy(trouble, refused("NO_SPACE", "nothing is left"));
  if (failed) return failed;
  const order = understood(() => readOrder(exchanged.answer, zones));
  if ("status" in order) return { status: "unknown", why: order.why };
  const { id, version } = order.booking;
  return {
    status: "settled",
    settled: { outcome: "done", bookingId: id, version, items: [], refusal: null, refund: null },
  };
}
