/** What goes over the line with an airline that speaks NDC: by the messages that one published, and where a booking can't be read. */
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { BookingChange } from "../../contract/booking-operations.ts";
import type { Booking } from "../../contract/bookings.ts";
import { ndcAirline } from "../../server/adapters/bookings/ndc/index.ts";
import { type Element, readXml } from "../../server/adapters/bookings/ndc/xml.ts";
import type { Asked, Changed, Got, ReservationSystem } from "../../server/modules/bookings/index.ts";
import { startWorld, type World } from "../../world/world.ts";
import { recordings } from "../recordings.ts";
import { bookFamily, inDays, thatDay } from "./family.ts";
import { listenBetween, type NdcLine } from "./ndc-line.ts";

const examples = join(recordings, "data", "ndc-21.3", "examples");

let world: World;
let line: NdcLine;
let booking: Booking;
const connect = (zones: ReadonlyMap<string, string> = new Map()): ReservationSystem =>
  ndcAirline({
    url: line.url,
    token: world.reservations.token,
    carrier: "Q0",
    seller: { name: "Jetbridge", id: "99999999" },
    zones,
    webhookSecret: null,
  });
const answered = <T>(asked: Asked<T>): T =>
  asked.status === "answered" ? asked.answer : expect.fail(JSON.stringify(asked));

beforeAll(async () => {
  world = await startWorld({ seed: 3 });
  line = await listenBetween(world.reservations.ndcUrl);
});
afterAll(async () => {
  await line.close();
  await world.close();
});
beforeEach(async () => {
  line.alter = (answer) => answer;
  booking = await book();
});

async function book(): Promise<Booking> {
  return here(await connect().get(bookFamily(world)));
}

describe("an airport whose time zone is not known", () => {
  beforeEach(() => {
    line.alter = (answer) => answer.replaceAll(">LHR<", ">XXQ<");
  });

  test("makes its bookings unreadable, and no others, with a reason that names it", async () => {
    const got = await connect().get(booking.id);
    expect(got).toEqual({ status: "away", why: expect.stringContaining("XXQ"), isThisAlone: true });
  });

  test("is known once it is set", async () => {
    const got = await connect(new Map([["XXQ", "Europe/London"]])).get(booking.id);
    expect(got).toMatchObject({
      status: "here",
      booking: { legs: [{ from: "XXQ", departs: { zone: "Europe/London", at: booking.legs[0]?.departs.at } }] },
    });
  });
});

/** Where something stands in which message: `IATA_OrderViewRS/Response/Order/OrderID`, attributes with `@`. */
function pathsOf({ name, attributes, children }: Element, above = ""): string[] {
  const here = `${above}${name}`;
  const told = Object.keys(attributes).filter((key) => !key.startsWith("xmlns") && !key.startsWith("xsi:"));
  return [here, ...told.map((key) => `${here}@${key}`), ...children.flatMap((child) => pathsOf(child, `${here}/`))];
}
const pathsIn = (message: string): string[] => pathsOf(readXml(message) ?? expect.fail("no message"));

/** In no published message, and why it is said all the same. */
const ours: readonly [where: RegExp, why: string][] = [
  [/^IATA_\w+RS\/Error(\/(Code|DescText|LangCode|TypeCode))?$/, "errors are described, and none is among the messages"],
  [
    /^IATA_OrderChangeRQ\/.*\/PaymentMethod\/SettlementPlan(\/(IATA_Number|PaymentTypeCode))?$/,
    "the payments that are sent are by card, which never goes over this line; an order's history shows cash so",
  ],
  [/^IATA_OrderCreateRQ\/.*\/Individual\/TitleName$/, "the schema has it, and no published order says one"],
  [/^IATA_AirShoppingR[QS]($|[/@])/, "none of these is among the messages at hand"],
];

describe.skipIf(!existsSync(examples))("by the messages that an airline published", () => {
  test("nothing stands where it stands in none of them, on either side of the line", async () => {
    const published = new Set(
      readdirSync(examples, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".xml"))
        .flatMap((file) => pathsIn(readFileSync(join(examples, file), "utf8"))),
    );
    line.messages.length = 0;
    await sayEverything();
    const said = new Set(line.messages.flatMap(pathsIn));
    const kinds = new Set([...said].map((path) => path.split("/", 1)[0]));
    expect([...kinds].toSorted()).toEqual([
      "IATA_AirShoppingRQ",
      "IATA_AirShoppingRS",
      "IATA_OfferPriceRQ",
      "IATA_OfferPriceRS",
      "IATA_OrderChangeNotifRQ",
      "IATA_OrderChangeRQ",
      "IATA_OrderCreateRQ",
      "IATA_OrderListRQ",
      "IATA_OrderListRS",
      "IATA_OrderQuoteRQ",
      "IATA_OrderReshopRQ",
      "IATA_OrderReshopRS",
      "IATA_OrderRetrieveRQ",
      "IATA_OrderViewRS",
      "IATA_SeatAvailabilityRQ",
      "IATA_SeatAvailabilityRS",
      "IATA_ServiceListRQ",
      "IATA_ServiceListRS",
    ]);
    const unheard = [...said].filter((path) => !published.has(path));
    expect(unheard.filter((path) => !ours.some(([where]) => where.test(path)))).toEqual([]);
    // What is no longer said needs no reason.
    expect(ours.filter(([where]) => !unheard.some((path) => where.test(path)))).toEqual([]);
  });
});

const here = (got: Got): Booking => (got.status === "here" ? got.booking : expect.fail(JSON.stringify(got)));
const soldIn = (sold: Changed): string =>
  sold.status === "settled" && sold.settled.bookingId ? sold.settled.bookingId : expect.fail(JSON.stringify(sold));

/** Every message there is, over bookings in every standing. */
async function sayEverything(): Promise<void> {
  const system = connect();
  const leg = () => booking.legs[0]?.id ?? "";
  const passenger = () => booking.passengers[0]?.id ?? "";
  const asked = () => ({ id: randomUUID(), actor: { kind: "agent" as const, id: "1" }, why: "they asked" });
  const change = async (wanted: BookingChange, due = "0"): Promise<void> => {
    const changed: Changed = await system.change({
      ...asked(),
      bookingId: booking.id,
      expectedVersion: booking.version,
      change: wanted,
      payment: /^[1-9]/.test(due)
        ? { reference: "pi_1", provider: "Stripe", amount: { amount: due, currency: "EUR" }, paidAt: new Date() }
        : null,
    });
    expect(changed).toMatchObject({ status: "settled", settled: { outcome: "done" } });
    booking = await book();
  };
  for (const { id } of world.reservations.bookings())
    expect(await system.get(id)).not.toMatchObject({ status: "away" });
  await system.find({ by: "record-locator", recordLocator: booking.recordLocator, surname: "Bakker" });
  await system.find({ by: "record-locator", recordLocator: "ZZZZZZ", surname: "Bakker" });
  await system.eventsSince(null);

  const wanted = { legIds: [leg()], from: "LHR", to: "AMS", date: inDays(6), cabin: "economy" as const };
  const [alternative] = answered(await system.alternatives(booking.id, wanted));
  const asking = { kind: "rebook" as const, alternativeId: alternative?.id ?? "" };
  const firm = answered(await system.quote(booking.id, { expectedVersion: booking.version, change: asking }));
  await change({ kind: "rebook", quoteId: firm.id, isWaived: false }, firm.due.amount);

  const map = answered(await system.seatMap(booking.id, leg()));
  const paid = map.cabins
    .flatMap(({ rows }) => rows.flatMap(({ number, seats }) => seats.map((seat) => ({ ...seat, number }))))
    .find(({ state, price, closedTo }) => state === "free" && price !== null && closedTo.length === 0);
  const items = [{ passengerId: passenger(), legId: leg(), seat: `${paid?.number}${paid?.column}` }];
  const seat = { kind: "seats" as const, items };
  const price = answered(await system.quote(booking.id, { expectedVersion: booking.version, change: seat }));
  await change({ ...seat, quoteId: price.id }, price.due.amount);

  answered(await system.offeredServices(booking.id));
  const meal = { passengerId: booking.passengers[1]?.id ?? "", legId: leg(), code: "VLML", text: null };
  await change({ kind: "add-services", items: [meal], quoteId: null });

  const slices = [{ from: "LHR", to: "LIS", date: inDays(9) }];
  const offers = answered(await system.search({ slices, passengers: ["adult", "child"], cabin: "economy" }));
  await system.search({ slices, passengers: ["adult"], cabin: null });
  const told = { birthDate: "2019-06-23", title: "ms", gender: "female", loyalty: null } as const;
  const trip = {
    kind: "sell" as const,
    offerId: offers[0]?.id ?? "",
    passengers: [
      {
        ...told,
        kind: "adult" as const,
        surname: "Zoë",
        givenName: "Anna",
        loyalty: { programme: "Q0", number: "206123456" },
      },
      { ...told, kind: "child" as const, surname: "Zoë", givenName: "Bo" },
    ],
    contacts: [
      { kind: "email" as const, value: "zoe@mail.invalid", language: null },
      { kind: "phone" as const, value: "+31612345678", language: null },
    ],
  };
  const sold = await system.change({ ...asked(), bookingId: null, expectedVersion: null, change: trip, payment: null });
  const soldId = soldIn(sold);
  booking = here(await system.get(soldId));
  const lost = { id: "1", since: new Date(), sentAt: new Date(), notThese: [] };
  expect(await system.whatBecameOf({ ...lost, change: trip })).toMatchObject({ settled: { bookingId: soldId } });
  await change({ kind: "issue" }, booking.total?.amount);

  const back = answered(
    await system.quote(booking.id, { expectedVersion: booking.version, change: { kind: "cancel" } }),
  );
  await change({ kind: "cancel", quoteId: back.id });

  const { notices } = world.reservations;
  notices.tellTo({ url: line.told, secret: "a secret" });
  const flight = { flight: "Q0940", date: thatDay };
  world.reservations.changeFlight({ ...flight, kind: "retimed", departs: "18:10" });
  world.reservations.changeFlight({ ...flight, kind: "cancelled" });
  world.reservations.purge(booking.id);
  await notices.release();
  notices.tellTo(null);
}
