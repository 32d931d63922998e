import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { OfferedService, SeatMap } from "../../../../contract/aboard.ts";
import { Booking } from "../../../../contract/bookings.ts";
import { Alternative, OfferRef } from "../../../../contract/fares.ts";
import { recordings } from "../../../../test/recordings.ts";
import { zonesWith } from "./airport-zones.ts";
import { readOfferId } from "./offer-id.ts";
import { must, readFlights } from "./read-journey.ts";
import { readAlternatives, readOffers } from "./read-offers.ts";
import { readOrder } from "./read-order.ts";
import { refundIn } from "./read-refund.ts";
import { readSeats } from "./read-seats.ts";
import { readServices } from "./read-services.ts";
import { ndcWebhook } from "./webhook.ts";
import { type Element, all, first, readXml, textAt } from "./xml.ts";

const examples = join(recordings, "data", "ndc-21.3", "examples");
const isHere = existsSync(examples);
const published = (isHere ? readdirSync(examples, { recursive: true, encoding: "utf8" }) : [])
  .filter((file) => file.endsWith(".xml"))
  .toSorted();
const read = (file: string): Element => must(readXml(readFileSync(join(examples, file), "utf8")), file);
const zones = zonesWith(new Map());
const ofKind = (name: string): string[] => published.filter((file) => read(file).name === name);
const orderIn = (file: string) => readOrder(read(file), zones);

describe.skipIf(!isHere)("of the messages that an airline published for NDC 21.3", () => {
  test("each can be read as XML", () => {
    expect(published.length).toBeGreaterThan(70);
    expect(published.filter((file) => !readXml(readFileSync(join(examples, file), "utf8")))).toEqual([]);
  });

  test("each order is a booking", () => {
    const orders = ofKind("IATA_OrderViewRS");
    expect(orders).toHaveLength(18);
    for (const file of orders) {
      const { booking, references } = orderIn(file);
      expect(Booking.safeParse(booking).error, file).toBeUndefined();
      expect(booking.legs.length, file).toBeGreaterThan(0);
      expect(references.passengers.size, file).toBe(booking.passengers.length);
      expect(new Set(booking.legs.map(({ id }) => id)).size, file).toBe(booking.legs.length);
      expect(booking.total, file).not.toBeNull();
    }
  });

  test("an order with paid seats has them, its loyalty number, tickets and documents", () => {
    const { booking } = orderIn("orderretrieve/orderviewRS_paid_seats_and_ff_number.xml");
    expect(booking).toMatchObject({
      id: "VS932GW78G623",
      recordLocator: "GW78G6",
      owner: "VS",
      state: "confirmed",
      legs: [
        {
          flight: "VS302",
          departs: { local: "2024-01-26T10:50", zone: "Europe/London", at: "2024-01-26T10:50:00.000Z" },
          arrives: { local: "2024-01-27T01:10", zone: "Asia/Kolkata", at: "2024-01-26T19:40:00.000Z" },
          seats: [{ seat: "46D" }, { seat: "46F" }],
        },
      ],
      total: { amount: "129562", currency: "GBP" },
      services: [],
    });
    expect(booking.passengers[0]?.loyalty).toEqual({ programme: "VS", number: "9999999320", tier: null });
    expect(booking.tickets.map(({ kind, coupons }) => `${kind} ${coupons[0]?.status}`)).toEqual([
      "ticket open",
      "ticket open",
      "emd open",
      "emd open",
    ]);
    expect(booking.contacts.map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      "email test@virgin.com",
      "phone +44123456",
    ]);
  });

  test("an order that is held has its limit and no ticket; one that was given up is cancelled, and says what it pays back", () => {
    expect(orderIn("orderretrieve/orderviewRS_hold_booking.xml").booking).toMatchObject({
      state: "held",
      holdUntil: "2023-04-14T23:59:00.000Z",
      tickets: [],
      passengers: [{ kind: "adult" }, { kind: "child" }, { kind: "adult" }],
    });
    const given = "orderchange/OC_RFC_OrderChangeCancelRS.xml";
    expect(orderIn(given).booking.state).toBe("cancelled");
    expect(refundIn(read(given))).toEqual({ amount: "129332", currency: "GBP" });
  });

  test("a ticket of two books is one ticket for each", () => {
    const { booking } = orderIn("orderretrieve/orderviewRS_conjunction_ticket.xml");
    expect(booking.legs).toHaveLength(6);
    expect(booking.tickets).toHaveLength(6);
    expect(booking.tickets.every(({ coupons }) => coupons.every(({ legId }) => legId !== null))).toBe(true);
  });

  test("a meal that was asked for is a service, and an allowance is none", () => {
    const { booking } = orderIn("ordercreate/OrderCreateRS_Instant_Purchase_Service_Added_Order.xml");
    expect(new Set(booking.services.map(({ code, standing, isMeal }) => `${code} ${standing} ${isMeal}`))).toEqual(
      new Set(["AVML confirmed true"]),
    );
    expect(booking.services).toHaveLength(6);
  });

  test("the same order has the same version in whatever order its lists are, and another after a change", () => {
    const file = "orderretrieve/orderviewRS_paid_seats_and_ff_number.xml";
    const turned = read(file);
    for (const list of all(turned, "Response/DataLists/PaxList")) list.children.reverse();
    for (const order of all(turned, "Response/Order")) order.children.reverse();
    const { version } = orderIn(file).booking;
    expect(readOrder(turned, zones).booking.version).toBe(version);
    expect(orderIn("ordercreate/orderviewRS_free_seats.xml").booking.version).not.toBe(version);
  });

  test("other flights are told with what they cost, and what would be lost", () => {
    const answer = read("orderreshop/orderreshopRS_change_both_outbound_and_inbound_date.xml");
    const order = orderIn("orderretrieve/orderviewRS_hold_booking.xml");
    const wanted = {
      legIds: [order.booking.legs[0]?.id ?? ""],
      from: "LHR",
      to: "TLV",
      date: "2023-09-03",
      cabin: null,
    };
    const alternatives = readAlternatives(answer, { order, wanted, zones });
    expect(alternatives.map((one) => Alternative.safeParse(one).error)).toEqual([undefined, undefined]);
    expect(alternatives.map(({ difference }) => difference)).toEqual([
      { amount: "0", currency: "GBP" },
      { amount: "0", currency: "GBP" },
    ]);
    const [{ id }] = alternatives as [Alternative];
    expect(OfferRef.safeParse(id).success).toBe(true);
    expect(readOfferId(id)?.items.map(({ passengers }) => passengers)).toEqual([["ADULT_1"], ["CHILD_1"], ["YOUNG_1"]]);
  });

  test("of a quote, the offer that was asked about is told from what stands beside it", () => {
    const offers = readOffers(read("orderquote/orderreshopRS_change_itinerary_date_multipax.xml"), zones);
    expect(offers.map(({ isRequoted, due, parts }) => [isRequoted, due.amount, parts.map(({ kind }) => kind)])).toEqual(
      [
        [false, "312500", ["fare", "tax"]],
        [true, "0", []],
      ],
    );
  });

  test.each([
    ["without a fee", "OC_RFC_OrderReshopCancelRS.xml", "-129332", []],
    ["with one", "OC_NonRFC_OrderReshopCancelRS.xml", "-209632", ["25000"]],
  ])("giving up pays back %s", (_name, file, due, fees) => {
    const [offer] = readOffers(read(`orderreshop/${file}`), zones);
    expect(offer?.due).toEqual({ amount: due, currency: "GBP" });
    expect(offer?.parts.filter(({ kind }) => kind === "penalty").map(({ amount }) => amount.amount)).toEqual(fees);
  });

  test("each seat map can be shown, with prices and without the seats that are none", () => {
    for (const file of ofKind("IATA_SeatAvailabilityRS")) {
      const lists = must(first(read(file), "Response/DataLists"), "DataLists");
      const shown = new Set(all(read(file), "Response/SeatMap").map((map) => textAt(map, "PaxSegmentRefID")));
      const legs = [...readFlights(lists, zones).values()].filter(({ ref }) => shown.has(ref));
      expect(legs.length, file).toBeGreaterThan(0);
      for (const { id: legId } of legs) {
        const seats = must(readSeats(read(file), { legId, own: new Set(["46A"]), zones }), file);
        expect(SeatMap.safeParse(seats.map).error, file).toBeUndefined();
        expect(seats.map.cabins[0]?.columns, file).toEqual(["A", "B", "C", "", "D", "F", "G", "", "H", "J", "K"]);
        const all = seats.map.cabins.flatMap(({ rows }) => rows.flatMap(({ seats }) => seats));
        expect(
          all.some(({ state }) => state === "free"),
          file,
        ).toBe(true);
        expect(
          all.some(({ state }) => state !== "free"),
          file,
        ).toBe(true);
        expect(
          all.some(({ price }) => price?.currency === "GBP"),
          file,
        ).toBe(true);
      }
    }
  });

  test("each news of a change names its order, and shows no secret", () => {
    const webhook = ndcWebhook("a secret");
    const bytes = (file: string): Buffer => readFileSync(join(examples, file));
    expect(ofKind("IATA_OrderChangeNotifRQ").map((file) => webhook.read(bytes(file)))).toEqual([
      [expect.stringMatching(/^VS932\w+$/)],
      ["VS932TRUZUO25"],
    ]);
    expect(webhook.read(bytes("orderretrieve/orderviewRS_hold_booking.xml"))).toBeNull();
    expect(webhook.isGenuine({ headers: {}, body: bytes("orderchangenotif/ocn_time_change_rq.xml") })).toBe(false);
  });

  test("each list of services is said for those who may have them", () => {
    for (const file of ofKind("IATA_ServiceListRS")) {
      const passengers = all(read(file), "Response/DataLists/PaxList/Pax").map((pax) => textAt(pax, "PaxID") ?? "");
      const references = { ...orderIn("orderretrieve/orderviewRS_hold_booking.xml").references };
      const { services } = readServices(read(file), {
        references: { ...references, passengers: new Map(passengers.map((ref) => [`p-${ref}`, ref])) },
        zones,
      });
      expect(services.map(({ service }) => OfferedService.safeParse(service).error).filter(Boolean), file).toEqual([]);
      expect(
        services.map(({ service }) => `${service.code} ${service.kind}`),
        file,
      ).toEqual(expect.arrayContaining(["AVML meal", "WCHR assistance"]));
    }
  });
});
