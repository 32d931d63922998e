import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Booking, Leg } from "../../../contract/bookings.ts";
import { findOddities } from "./oddities.ts";

const now = new Date("2026-11-22T08:00:00Z");
const rules = { minimumMinutesAt: { AMS: 40 }, minimumMinutes: 30 };
const at = (time: string) => ({ local: time, zone: "UTC", at: `2026-11-${time}:00Z` });

const leg = (id: string, from: string, to: string, times: [string, string], more: Partial<Leg> = {}): Leg => ({
  id,
  flight: `Q0${id}`,
  operatedBy: null,
  from,
  to,
  departs: at(times[0]),
  arrives: at(times[1]),
  cabin: "economy",
  bookingClass: null,
  terminal: null,
  gate: null,
  standing: "confirmed",
  seats: [],
  ...more,
});

const out = leg("1", "LHR", "AMS", ["25T09:00", "25T10:10"]);
const on = leg("2", "AMS", "OSL", ["25T11:00", "25T12:40"]);
const passenger: Booking["passengers"][number] = {
  id: "P1",
  surname: "QUILLFEATHER",
  givenName: "TABITHA",
  isNameCut: false,
  kind: "adult",
  loyalty: null,
};

const booking = (more: Partial<Booking> = {}): Booking => ({
  id: "b",
  recordLocator: "V9MXSA",
  owner: "Q0",
  version: "1",
  state: "confirmed",
  madeAt: "2026-11-01T00:00:00Z",
  holdUntil: null,
  agency: null,
  passengers: [passenger],
  legs: [out, on],
  services: [],
  tickets: [{ number: "9990000000001", passengerId: "P1", surname: null, kind: "ticket", issuedAt: null, coupons: [] }],
  checkIns: [],
  remarks: [],
  total: null,
  paid: null,
  contacts: [{ kind: "email", value: "t@example.com", passengerId: null, language: null, isAgencys: false }],
  wantNoContact: [],
  ...more,
});

const service = (more: Partial<Booking["services"][number]>): Booking["services"][number] => ({
  id: "S1",
  code: "VGML",
  passengerId: "P1",
  legId: "1",
  standing: "confirmed",
  isMeal: true,
  ...more,
});

const kinds = (one: Booking): string[] => findOddities(one, { now, rules }).map(({ kind }) => kind);

describe("a booking in which all is well", () => {
  test.each([
    ["that connects in time", booking()],
    ["that is cancelled, whatever else", booking({ state: "cancelled", tickets: [], contacts: [] })],
    ["that is over", booking({ legs: [leg("1", "LHR", "AMS", ["20T09:00", "20T10:00"])], tickets: [] })],
    ["that is held and needs its ticket only days from now", booking({ state: "held", tickets: [] })],
    ["that stays a night on the way", booking({ legs: [out, leg("2", "RTM", "OSL", ["27T11:00", "27T12:40"])] })],
    ["whose meal is confirmed", booking({ services: [service({})] })],
    ["whose meal was cancelled", booking({ services: [service({ standing: "cancelled" })] })],
    ["whose passengers want no contact", booking({ contacts: [], wantNoContact: [null] })],
    [
      "of a child that is looked after",
      booking({ passengers: [{ ...passenger, kind: "child" }], services: [service({ code: "UMNR", isMeal: false })] }),
    ],
    [
      "whose ticket has the name in full",
      booking({
        passengers: [{ ...passenger, surname: "QUILLFEA", isNameCut: true }],
        tickets: [
          { number: "1", passengerId: "P1", surname: "QUILLFEATHER", kind: "ticket", issuedAt: null, coupons: [] },
        ],
      }),
    ],
  ])("%s has nothing odd", (_, one) => {
    expect(kinds(one)).toEqual([]);
  });
});

describe("what is odd", () => {
  test.each([
    [
      "a connection below the airport's minimum",
      booking({ legs: [out, leg("2", "AMS", "OSL", ["25T10:49", "25T12:00"])] }),
      ["short-connection"],
    ],
    [
      "a connection below the usual minimum",
      booking({
        legs: [leg("1", "LHR", "CDG", ["25T09:00", "25T10:10"]), leg("2", "CDG", "OSL", ["25T10:39", "25T12:00"])],
      }),
      ["short-connection"],
    ],
    [
      "a flight that leaves before the one before is there",
      booking({ legs: [out, leg("2", "AMS", "OSL", ["25T10:00", "25T12:00"])] }),
      ["missed-connection"],
    ],
    [
      "another airport on the way",
      booking({ legs: [out, leg("2", "RTM", "OSL", ["25T16:00", "25T17:00"])] }),
      ["change-of-airport"],
    ],
    ["a place on the waiting list", booking({ legs: [{ ...out, standing: "waitlisted" }, on] }), ["leg-unconfirmed"]],
    ["times that were changed", booking({ legs: [{ ...out, standing: "changed" }, on] }), ["times-changed"]],
    ["no ticket", booking({ tickets: [] }), ["unticketed"]],
    [
      "no ticket a day before departure, though held",
      booking({ state: "held", tickets: [], legs: [leg("1", "LHR", "AMS", ["23T07:00", "23T08:00"])] }),
      ["unticketed"],
    ],
    [
      "another name on the ticket",
      booking({
        tickets: [
          { number: "1", passengerId: "P1", surname: "QUILFEATHER", kind: "ticket", issuedAt: null, coupons: [] },
        ],
      }),
      ["name-on-ticket"],
    ],
    [
      "a meal that is only asked for",
      booking({ services: [service({ standing: "requested" })] }),
      ["service-unconfirmed"],
    ],
    ["a meal that was refused", booking({ services: [service({ standing: "refused" })] }), ["service-refused"]],
    [
      "a meal on a flight that was cancelled",
      booking({ legs: [{ ...out, standing: "cancelled" }, on], services: [service({})] }),
      ["service-lost"],
    ],
    [
      "two in one seat",
      booking({
        legs: [
          {
            ...out,
            seats: [
              { passengerId: "P1", seat: "12A" },
              { passengerId: "P2", seat: "12A" },
            ],
          },
          on,
        ],
      }),
      ["seat-shared"],
    ],
    ["a child by itself", booking({ passengers: [{ ...passenger, kind: "child" }] }), ["child-alone"]],
    [
      "nobody to reach but the agency",
      booking({
        contacts: [{ kind: "phone", value: "+31201234567", passengerId: null, language: null, isAgencys: true }],
      }),
      ["no-contact"],
    ],
  ])("%s", (_, one, expected) => {
    expect(kinds(one)).toEqual(expected);
  });

  test("a connection says which flights and how many minutes", () => {
    const [short] = findOddities(booking({ legs: [out, leg("2", "AMS", "OSL", ["25T10:49", "25T12:00"])] }), {
      now,
      rules,
    });
    expect(short).toMatchObject({ legIds: ["1", "2"], minutes: 39 });
  });

  test("the connection from a flight that is in the air still counts, its other trouble does not", () => {
    const inTheAir = leg("1", "LHR", "AMS", ["22T07:00", "22T10:50"], { standing: "waitlisted" });
    expect(kinds(booking({ legs: [inTheAir, leg("2", "AMS", "OSL", ["22T11:00", "22T12:00"])] }))).toEqual([
      "short-connection",
    ]);
  });

  test("does not depend on the order in which the legs stand", () => {
    const times = fc.integer({ min: 10, max: 22 });
    fc.assert(
      fc.property(times, times, fc.constantFrom("AMS", "RTM"), (a, b, from) => {
        const legs = [
          leg("1", "LHR", "AMS", [`25T${a}:00`, `25T${a + 1}:00`]),
          leg("2", from, "OSL", [`25T${b}:15`, `25T${b + 1}:00`]),
        ];
        const found = findOddities(booking({ legs }), { now, rules });
        expect(findOddities(booking({ legs: legs.toReversed() }), { now, rules })).toEqual(found);
      }),
    );
  });
});
