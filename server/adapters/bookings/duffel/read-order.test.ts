import { describe, expect, test } from "vitest";
import { readBags } from "./bags.ts";
import { sayOrder } from "./read-order.ts";
import { AvailableServices, Order } from "./shapes.ts";

const airport = (code: string, zone: string) => ({ iata_code: code, time_zone: zone, name: code });
const segment = (id: string, more: object = {}) => ({
  id,
  marketing_carrier: { iata_code: "Q0" },
  marketing_carrier_flight_number: "940",
  operating_carrier: { iata_code: "Q1" },
  origin: airport("LHR", "Europe/London"),
  destination: airport("AMS", "Europe/Amsterdam"),
  departing_at: "2027-07-01T09:45:00",
  arriving_at: "2027-07-01T12:05:00",
  origin_terminal: "4",
  aircraft: null,
  passengers: [{ passenger_id: "pas_1", cabin_class: "premium_economy", seat: { designator: "14C" } }],
  ...more,
});
const order = {
  id: "ord_1",
  booking_reference: "K7QPLM",
  owner: { iata_code: "Q0" },
  created_at: "2027-01-02T03:04:05.123456Z",
  cancelled_at: null,
  synced_at: "2027-01-02T03:04:06Z",
  total_amount: "90.80",
  total_currency: "GBP",
  payment_status: { awaiting_payment: false, paid_at: "2027-01-02T03:05:00Z" },
  available_actions: ["cancel", "change"],
  passengers: [
    {
      id: "pas_1",
      given_name: "Noor",
      family_name: "Halvorsen",
      type: "adult",
      email: "Noor@mail.invalid",
      phone_number: "+31612345678",
      loyalty_programme_accounts: [{ airline_iata_code: "Q0", account_number: "206123456" }],
    },
    {
      id: "pas_2",
      given_name: "Bo",
      family_name: "Halvorsen",
      type: "infant_without_seat",
      email: "",
      phone_number: null,
    },
  ],
  slices: [{ id: "sli_1", segments: [segment("seg_1")] }],
  services: [
    {
      id: "ser_1",
      type: "baggage",
      passenger_ids: ["pas_1"],
      segment_ids: ["seg_1"],
      metadata: { type: "checked", maximum_weight_kg: 23 },
    },
    { id: "ser_2", type: "seat", passenger_ids: ["pas_1"], segment_ids: ["seg_1"], metadata: { designator: "14C" } },
  ],
  documents: [
    { type: "electronic_ticket", unique_identifier: "9991234567890", passenger_ids: ["pas_1"] },
    {
      type: "electronic_miscellaneous_document_associated",
      unique_identifier: "9991234567891",
      passenger_ids: ["pas_1"],
    },
  ],
  airline_initiated_changes: [],
};
const said = (more: object = {}) => sayOrder(Order.parse({ ...order, ...more })).booking;

describe("an order", () => {
  test("is a booking with its people, flights, bags, tickets and contacts", () => {
    expect(said()).toMatchObject({
      id: "ord_1",
      recordLocator: "K7QPLM",
      owner: "Q0",
      state: "confirmed",
      madeAt: "2027-01-02T03:04:05.123Z",
      passengers: [
        { id: "pas_1", surname: "Halvorsen", kind: "adult", loyalty: { programme: "Q0", number: "206123456" } },
        { id: "pas_2", kind: "infant", loyalty: null },
      ],
      legs: [
        {
          id: "seg_1",
          flight: "Q0940",
          operatedBy: "Q1",
          departs: { local: "2027-07-01T09:45", zone: "Europe/London", at: "2027-07-01T08:45:00.000Z" },
          arrives: { at: "2027-07-01T10:05:00.000Z" },
          cabin: "premium",
          terminal: "4",
          standing: "confirmed",
          seats: [{ passengerId: "pas_1", seat: "14C" }],
        },
      ],
      services: [{ code: "XBAG", passengerId: "pas_1", legId: "seg_1", isMeal: false }],
      tickets: [
        { number: "9991234567890", kind: "ticket", coupons: [] },
        { number: "9991234567891", kind: "emd" },
      ],
      contacts: [
        { kind: "email", value: "noor@mail.invalid", passengerId: "pas_1" },
        { kind: "phone", value: "+31612345678" },
      ],
      total: { amount: "9080", currency: "GBP" },
      paid: { amount: "9080", currency: "GBP" },
    });
  });

  test("has one version whenever it was read and however its lists are sorted, and another once it is another", () => {
    const { version } = said();
    expect(said({ synced_at: "2027-02-02T03:04:06Z", passengers: order.passengers.toReversed() }).version).toBe(
      version,
    );
    expect(said({ available_actions: [] }).version).toBe(version);
    expect(
      said({ slices: [{ id: "sli_1", segments: [segment("seg_1", { origin_terminal: "5" })] }] }).version,
    ).not.toBe(version);
  });

  test.each([
    [
      "held until it is paid",
      { awaiting_payment: true, payment_required_by: "2027-01-03T00:00:00Z", paid_at: null },
      "held",
    ],
    [
      "cancelled when its hold ran out",
      { awaiting_payment: false, payment_required_by: "2027-01-03T00:00:00Z", paid_at: null },
      "cancelled",
    ],
    [
      "confirmed when it was paid in time",
      { awaiting_payment: false, payment_required_by: "2027-01-03T00:00:00Z", paid_at: "2027-01-02T09:00:00Z" },
      "confirmed",
    ],
  ])("is %s", (_, payment, state) => {
    const booking = said({ payment_status: payment, documents: [] });
    expect(booking.state).toBe(state);
    expect(booking.holdUntil).toBe(state === "held" ? "2027-01-03T00:00:00.000Z" : null);
    expect(booking.legs[0]?.standing).toBe(state === "cancelled" ? "cancelled" : "confirmed");
  });

  test("shows a flight that the airline moved as changed, until somebody agreed", () => {
    const moved = (action: string | null) =>
      said({ airline_initiated_changes: [{ action_taken: action, added: order.slices, removed: [] }] });
    expect(moved(null).legs[0]?.standing).toBe("changed");
    expect(moved("accepted").legs[0]?.standing).toBe("confirmed");
  });

  test("without the zone of an airport is none: a wrong moment would be worse", () => {
    const nowhere = { slices: [{ id: "s", segments: [segment("seg_1", { origin: { iata_code: "LHR" } })] }] };
    expect(Order.safeParse({ ...order, ...nowhere }).error?.issues[0]?.path.join(".")).toBe(
      "slices.0.segments.0.origin.time_zone",
    );
  });
});

describe("bags", () => {
  const bag = (id: string, more: object = {}) => ({
    id,
    type: "baggage",
    passenger_ids: ["pas_1"],
    segment_ids: ["seg_1"],
    metadata: { type: "checked" },
    total_amount: "30.00",
    total_currency: "GBP",
    ...more,
  });
  const read = (...services: object[]) => readBags(AvailableServices.parse(services), said({ services: [] }));

  test("are offered to each passenger on the first flight of what they are for, the cheapest of a kind", () => {
    const bags = read(
      bag("ase_1"),
      bag("ase_2", { total_amount: "25.50" }),
      bag("ase_3", { passenger_ids: ["pas_2"], segment_ids: ["seg_9", "seg_1"] }),
    );
    expect(bags.map(({ id, service }) => [id, service.code, service.passengerId, service.legId])).toEqual([
      ["ase_2", "XBAG", "pas_1", "seg_1"],
      ["ase_3", "XBAG", "pas_2", "seg_1"],
    ]);
    expect(bags[0]?.service).toMatchObject({ kind: "bag", price: { amount: "2550", currency: "GBP" }, isOpen: true });
    const weighed = read(
      bag("ase_4", { metadata: { type: "checked", maximum_weight_kg: 23 } }),
      bag("ase_5", { metadata: { type: "checked", maximum_weight_kg: 32.5 }, total_amount: "60.00" }),
    );
    expect(weighed.map(({ service }) => service.kilograms)).toEqual([23, 32]);
  });

  test("are closed to who has one of the kind", () =>
    expect(readBags(AvailableServices.parse([bag("ase_1")]), said())[0]?.service).toMatchObject({
      isOpen: false,
      whyClosed: "quota",
    }));

  test.each([
    ["for several people at once", { passenger_ids: ["pas_1", "pas_2"] }],
    ["to carry aboard", { metadata: { type: "carry_on" } }],
    ["that are none", { type: "cancel_for_any_reason", metadata: {} }],
    ["for a flight that is not theirs", { segment_ids: ["seg_9"] }],
    ["without a price that can be read", { total_amount: "free" }],
  ])("%s are left out", (_, more) => expect(read(bag("ase_1", more))).toEqual([]));
});
