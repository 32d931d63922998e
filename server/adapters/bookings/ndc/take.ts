/** Seats and services as items of an offer to take. Asked anew each time: an offer is good once, and only for a while. */
import type { PricePart, QuoteWanted } from "../../../../contract/fares.ts";
import type { Money } from "../../../../contract/money.ts";
import { type Asked, sumOf } from "../../../modules/bookings/index.ts";
import type { TakenItem } from "./messages.ts";
import { askFor, type Line } from "./reading.ts";
import type { ReadOrder } from "./read-order.ts";
import { readSeats, type SeatsRead } from "./read-seats.ts";
import { type ALaCarte, readServices } from "./read-services.ts";

type ItemsOf<Kind> = Extract<QuoteWanted["change"], { kind: Kind }> extends { items: infer Items } ? Items : never;

export interface Taken {
  kind: "seats" | "services";
  offerId: string;
  items: TakenItem[];
  /** Null: all of it is included. */
  total: Money | null;
  expiresAt: string | null;
  parts: PricePart[];
}

interface Chosen {
  item: TakenItem;
  price: Money | null;
  label: string;
}

export async function seatsTaken(line: Line, order: ReadOrder, items: ItemsOf<"seats">): Promise<Asked<Taken>> {
  const asked = await askFor(line, line.messages.seats(order.references), {
    read: (answer) =>
      new Map(
        [...new Set(items.map(({ legId }) => legId))].map((legId): [string, SeatsRead | null] => [
          legId,
          readSeats(answer, { legId, own: new Set(), zones: line.zones }),
        ]),
      ),
  });
  if (asked.status !== "answered") return asked;
  const chosen: Chosen[] = [];
  let offer: ALaCarte | null = null;
  for (const { passengerId, legId, seat } of items) {
    const seats = asked.answer.get(legId) ?? null;
    const passenger = order.references.passengers.get(passengerId);
    if (!seats || passenger === undefined)
      return { status: "refused", code: "NOT_ELIGIBLE", why: "not on this flight" };
    const itemId = seats.itemOf.get(seat);
    const [, row = "", column = ""] = /^(\d+)([A-Z])$/.exec(seat) ?? [];
    const place = seats.map.cabins
      .flatMap(({ rows }) => rows)
      .find(({ number }) => String(number) === row)
      ?.seats.find((one) => one.column === column);
    if (!place) return { status: "refused", code: "INVALID_SEAT", why: "there is no such seat" };
    if (place.state !== "free" || itemId === undefined)
      return { status: "refused", code: "SEAT_UNAVAILABLE", why: "the seat is not free" };
    offer ??= seats.offer;
    chosen.push({ item: { itemId, passenger, seat: { row, column } }, price: place.price, label: seat });
  }
  return takenOf("seats", offer, chosen);
}

export async function servicesTaken(line: Line, order: ReadOrder, items: ItemsOf<"services">): Promise<Asked<Taken>> {
  if (items.some(({ text }) => text !== null))
    return { status: "refused", code: "NOT_SUPPORTED", why: "NDC carries no words with a service" };
  const { references } = order;
  const asked = await askFor(line, line.messages.services(references), {
    read: (answer) => readServices(answer, { references, zones: line.zones }),
  });
  if (asked.status !== "answered") return asked;
  const { offer, services } = asked.answer;
  const chosen = items.map(({ passengerId, legId, code }): Chosen | null => {
    const found = services.find(
      ({ service }) => service.code === code && service.legId === legId && service.passengerId === passengerId,
    );
    const passenger = references.passengers.get(passengerId);
    if (!found || passenger === undefined) return null;
    return {
      item: { itemId: found.itemId, passenger, segments: [found.segment] },
      price: found.service.price,
      label: code,
    };
  });
  const known = chosen.filter((one) => one !== null);
  if (known.length < chosen.length)
    return { status: "refused", code: "NOT_ELIGIBLE", why: "the service is not offered on this flight" };
  return takenOf("services", offer, known);
}

function takenOf(kind: Taken["kind"], offer: ALaCarte | null, chosen: readonly Chosen[]): Asked<Taken> {
  if (!offer) return { status: "refused", code: "NOT_ELIGIBLE", why: "nothing is offered" };
  const priced = chosen.filter(({ price }) => price !== null);
  const total = sumOf(priced.map(({ price }) => price));
  const parts = priced.flatMap(({ price, label }): PricePart[] =>
    price ? [{ kind: kind === "seats" ? "seat" : "service", label, amount: price }] : [],
  );
  return {
    status: "answered",
    answer: {
      kind,
      offerId: offer.offerId,
      items: chosen.map(({ item }) => item),
      total,
      expiresAt: offer.expiresAt,
      parts,
    },
  };
}
