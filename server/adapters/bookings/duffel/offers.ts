/** New trips, as airlines behind Duffel offer them: only those that can be held until a link is paid. */
import type { Offer, OffersWanted, PricePart } from "../../../../contract/fares.ts";
import type { Money } from "../../../../contract/money.ts";
import type { Asked } from "../../../modules/bookings/index.ts";
import type { Line } from "./call.ts";
import { cabinClassOf, sayJourney } from "./flights.ts";
import { readMoney } from "./money.ts";
import { writeQuoteId } from "./quote-id.ts";
import { askFor, no } from "./reading.ts";
import { OffersFound, TripOffer } from "./shapes-of-offers.ts";

/** How long Duffel waits for airlines: less than we wait for Duffel. */
const supplierMs = 15_000;
const most = 100;

export async function searchTrips(
  line: Line,
  { slices, passengers, ages, cabin }: OffersWanted,
): Promise<Asked<Offer[]>> {
  const people = passengers.map((kind, n) => (kind === "adult" ? { type: "adult" } : { age: ages?.[n] ?? null }));
  if (passengers.some((kind, n) => kind !== "adult" && !isOfKind(kind, ages?.[n])))
    return no("INVALID_REQUEST", "it is not told how old children and infants are on the last flight");
  const asked = await askFor(
    line,
    {
      method: "POST",
      path: `offer_requests?return_offers=true&supplier_timeout=${supplierMs}`,
      isSlow: true,
      isLarge: true,
      content: {
        slices: slices.map(({ from, to, date }) => ({ origin: from, destination: to, departure_date: date })),
        passengers: people,
        ...(cabin && { cabin_class: cabinClassOf(cabin) }),
      },
    },
    OffersFound,
  );
  if (asked.status !== "answered") return asked;
  const read = asked.answer.offers.flatMap((one) => TripOffer.safeParse(one).data ?? []).filter((one) => !one.partial);
  const held = read.filter((one) => !one.payment_requirements.requires_instant_payment);
  if (read.length > 0 && held.length === 0) return no("NO_HOLD", "all that is offered must be paid at once");
  const offers = held
    .filter((one) => !one.passenger_identity_documents_required)
    .flatMap((one) => sayOffer(one, cabin ?? "economy") ?? []);
  if (held.length > 0 && offers.length === 0) return no("NOT_SUPPORTED", "all that is offered wants passports");
  return {
    status: "answered",
    answer: offers.toSorted((a, b) => Number(BigInt(a.total.amount) - BigInt(b.total.amount))).slice(0, most),
  };
}

/** Duffel wants ages and no kinds of whom are under 18. */
const isOfKind = (kind: "child" | "infant", age: number | null | undefined): boolean =>
  typeof age === "number" && (kind === "infant" ? age < 2 : age >= 2);

/** Null where it has no price that can be read. What an airline tells nothing of counts as not allowed. */
function sayOffer(offer: TripOffer, cabin: "first" | "business" | "premium" | "economy"): Offer | null {
  const total = readMoney(offer.total_amount, offer.total_currency);
  if (!total) return null;
  const { change_before_departure: change, refund_before_departure: refund } = offer.conditions ?? {};
  return {
    id: writeQuoteId(offer.id, total),
    expiresAt: new Date(offer.expires_at).toISOString(),
    journeys: offer.slices.map(({ segments }) => sayJourney(segments, cabin)),
    conditions: {
      isChangeable: change?.allowed ?? false,
      changeFee: readMoney(change?.penalty_amount, change?.penalty_currency),
      isRefundable: refund?.allowed ?? false,
      refundFee: readMoney(refund?.penalty_amount, refund?.penalty_currency),
    },
    total,
    parts: partsOf(offer, total),
  };
}

/** Fare and tax where they are the whole price, else the price as one. */
function partsOf(offer: TripOffer, total: Money): PricePart[] {
  const fare = readMoney(offer.base_amount, offer.base_currency);
  const tax = readMoney(offer.tax_amount, offer.tax_currency);
  const isWhole =
    fare?.currency === total.currency &&
    tax?.currency === total.currency &&
    BigInt(fare.amount) + BigInt(tax.amount) === BigInt(total.amount);
  return isWhole
    ? [
        { kind: "fare", label: "", amount: fare },
        { kind: "tax", label: "", amount: tax },
      ]
    : [{ kind: "fare", label: "", amount: total }];
}
