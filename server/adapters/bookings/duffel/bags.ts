/** Bags that can be added to an order: the only service Duffel sells after the order is made. */
import type { OfferedService } from "../../../../contract/aboard.ts";
import type { Booking } from "../../../../contract/bookings.ts";
import type { PricePart, QuoteWanted } from "../../../../contract/fares.ts";
import type { Money } from "../../../../contract/money.ts";
import { type Asked, sumOf } from "../../../modules/bookings/index.ts";
import { codeOfBag, kilogramsOf } from "./bag-codes.ts";
import type { Line } from "./call.ts";
import { readMoney } from "./money.ts";
import { askFor, no } from "./reading.ts";
import type { ReadOrder } from "./read-order.ts";
import { type AvailableService, AvailableServices } from "./shapes.ts";

type Items = Extract<QuoteWanted["change"], { kind: "services" }>["items"];

interface Bag {
  /** Duffel's, for a while. */
  id: string;
  price: Money;
  service: OfferedService & { passengerId: string };
}

export async function findBags(line: Line, { booking }: ReadOrder): Promise<Asked<Bag[]>> {
  const path = `orders/${encodeURIComponent(booking.id)}/available_services`;
  const asked = await askFor(line, { method: "GET", path, isSlow: true }, AvailableServices);
  return asked.status === "answered" ? { status: "answered", answer: readBags(asked.answer, booking) } : asked;
}

/** Of several of one kind and weight the cheapest: nobody could tell them apart. */
export function readBags(services: readonly AvailableService[], booking: Booking): Bag[] {
  const bags = services.flatMap((service) => readBag(service, booking));
  const cheapest = new Map<string, Bag>();
  for (const bag of bags) {
    const { passengerId, legId, code, kilograms } = bag.service;
    const key = `${passengerId} ${legId} ${code} ${kilograms}`;
    const known = cheapest.get(key);
    if (!known || BigInt(bag.price.amount) < BigInt(known.price.amount)) cheapest.set(key, bag);
  }
  return [...cheapest.values()];
}

/** A bag for a whole journey stands at its first flight. One for several people at once can't be asked for by one of them. */
function readBag(
  { id, type, metadata, passenger_ids: passengers, segment_ids: segments, ...cost }: AvailableService,
  booking: Booking,
): Bag[] {
  const [passengerId, ...others] = passengers;
  const code = type === "baggage" ? codeOfBag(metadata?.type) : null;
  const price = readMoney(cost.total_amount, cost.total_currency);
  const leg = booking.legs.find((one) => segments.includes(one.id));
  if (!code || !price || !leg || passengerId === undefined || others.length > 0) return [];
  // Whether a second one came could not be told from the first after an answer that was lost.
  const kilograms = kilogramsOf(metadata);
  const hasOne = booking.services.some(
    (one) =>
      one.code === code &&
      one.passengerId === passengerId &&
      segments.includes(one.legId ?? "") &&
      (!kilograms || !one.kilograms || one.kilograms === kilograms),
  );
  const service: Bag["service"] = {
    code,
    kilograms,
    kind: "bag",
    legId: leg.id,
    passengerId,
    deadline: null,
    price: price.amount === "0" ? null : price,
    isOpen: !hasOne,
    whyClosed: hasOne ? "quota" : null,
    needsText: false,
  };
  return [{ id, price, service }];
}

export interface BagsTaken {
  add: { id: string; quantity: number }[];
  total: Money;
  parts: PricePart[];
}

/** Looked up anew each time: offers live for minutes, and a payment by a link takes longer. */
export async function bagsTaken(line: Line, order: ReadOrder, items: Items): Promise<Asked<BagsTaken>> {
  if (items.some(({ text }) => text !== null)) return no("NOT_SUPPORTED", "Duffel carries no words with a bag");
  if (new Set(items.map((one) => `${one.passengerId} ${one.legId} ${one.code} ${one.kilograms}`)).size < items.length)
    return no("SERVICE_QUOTA", "one bag of a kind at a time");
  const asked = await findBags(line, order);
  if (asked.status !== "answered") return asked;
  const chosen: Bag[] = [];
  for (const item of items) {
    const [bag, ...others] = asked.answer.filter(
      ({ service }) =>
        service.code === item.code &&
        service.passengerId === item.passengerId &&
        service.legId === item.legId &&
        (!item.kilograms || service.kilograms === item.kilograms),
    );
    if (others.length > 0) return no("INVALID_REQUEST", "there are several bags: which one is told by its weight");
    if (!bag) return no("NOT_ELIGIBLE", "the bag is not offered on this flight");
    if (!bag.service.isOpen) return no("SERVICE_QUOTA", "they have such a bag already");
    chosen.push(bag);
  }
  const total = sumOf(chosen.map(({ price }) => price));
  if (!total) return no("NOT_ELIGIBLE", "the bags are sold in several currencies");
  return {
    status: "answered",
    answer: {
      add: chosen.map(({ id }) => ({ id, quantity: 1 })),
      total,
      parts: chosen
        .filter(({ price }) => price.amount !== "0")
        .map(({ price, service }) => ({ kind: "service", label: service.code, amount: price })),
    },
  };
}
