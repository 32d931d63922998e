import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectReservations } from "../../server/adapters/bookings/index.ts";
import { findByName, type ReservationSystem } from "../../server/modules/bookings/index.ts";
import { startWorld, type World } from "../../world/world.ts";

let world: World;
let system: ReservationSystem;

const connect = (settings: { url: string; token: string }): ReservationSystem => {
  const connected = connectReservations({ kind: "jetbridge", ...settings });
  if (!connected) throw new Error("not connected");
  return connected;
};

beforeAll(async () => {
  world = await startWorld({ seed: 3 });
  system = connect(world.reservations);
});
afterAll(() => world.close());

const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

/** A system that answers every call the same; closed after the test. */
async function answering(status: number, body: string, headers: Record<string, string> = {}) {
  let calls = 0;
  const server = createServer((_request, response) => {
    calls++;
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  return {
    system: connect({ url: `http://127.0.0.1:${port}`, token: "t" }),
    calls: () => calls,
    [Symbol.asyncDispose]: async () => void (await new Promise((done) => server.close(done))),
  };
}

describe("a booking over the reservation API", () => {
  test("is said in our words: places, meals, seats, contacts, local times", async () => {
    const { id } = world.reservations.book({
      recordLocator: "QZRQOY",
      passengers: [
        {
          surname: "Van der Berg",
          givenName: "Anna",
          loyaltyNumber: "206123456",
          tier: "Gale",
          email: "anna_vd-b@mail.invalid",
          phone: "+31612345678",
          language: "nl",
          services: ["VGML", "WCHR NN"],
        },
        { surname: "Van der Berg", givenName: "Mini", type: "child", refusesContact: true },
      ],
      legs: [{ flight: "Q0940", date: tomorrow }],
      agency: { name: "Zephyr", number: "99912345", email: "desk@zephyr.invalid", phone: "+447700900999" },
    });
    const got = await system.get(id);
    expect(got).toMatchObject({
      status: "here",
      booking: {
        id,
        recordLocator: "QZRQOY",
        state: "confirmed",
        version: "1",
        agency: { name: "Zephyr", number: "99912345" },
        passengers: [
          { kind: "adult", loyalty: { programme: "Q0", number: "206123456", tier: "Gale" } },
          { kind: "child", loyalty: null },
        ],
        legs: [
          {
            flight: "Q0940",
            from: "LHR",
            to: "AMS",
            standing: "confirmed",
            departs: { local: `${tomorrow}T09:45`, zone: "Europe/London" },
          },
        ],
        services: [
          { code: "VGML", standing: "confirmed", isMeal: true },
          { code: "WCHR", standing: "requested", isMeal: false },
        ],
        contacts: [
          { kind: "email", value: "desk@zephyr.invalid", isAgencys: true },
          { kind: "phone", value: "+447700900999", isAgencys: true },
          { kind: "email", value: "anna_vd-b@mail.invalid", passengerId: "P1", language: "nl", isAgencys: false },
          { kind: "phone", value: "+31612345678", passengerId: "P1", language: "nl", isAgencys: false },
        ],
        wantNoContact: ["P2"],
      },
    });
  });

  test("that does not exist is gone", async () => {
    expect(await system.get("no/such?booking")).toEqual({ status: "gone" });
  });

  test.each([
    ["by loyalty number", { by: "loyalty", programme: "Q0", number: "200047514" }],
    ["by mail address", { by: "contact", kind: "email", value: "tabithaquill@mail.invalid" }],
    ["by telephone", { by: "contact", kind: "phone", value: "+447700900006" }],
  ] as const)("is found %s", async (_, wanted) => {
    expect(await system.find(wanted)).toMatchObject({ status: "found", bookings: [{ recordLocator: "V9MXSA" }] });
  });
});

describe("a booking that somebody names", () => {
  test.each([
    ["as it stands", "V9MXSA", "QUILLFEATHER"],
    ["with a title, in lower case, with blanks in the code", " v9m-xsa", "Ms Quillfeather"],
    ["whose name the system cut", "G4VTYM", "Regenbogen-Schmetterlingshof"],
    ["with its letters of another alphabet written out", "K9VDLZ", "Skyliørn"],
    ["with blanks and accents", "N6QHTK", "Nubeclara  Delviènto"],
  ])("is found %s", async (_, recordLocator, surname) => {
    expect(await findByName(system, { recordLocator, surname })).toMatchObject({
      status: "found",
      passengerIds: expect.arrayContaining(["P1"]),
    });
  });

  test("names every passenger who is called so", async () => {
    const child = world.reservations.bookings().find(({ passengers }) => passengers.length === 2);
    const named = { recordLocator: child?.recordLocator ?? "", surname: child?.passengers[0]?.surname ?? "" };
    expect(await findByName(system, named)).toMatchObject({ status: "found", passengerIds: ["P1", "P2"] });
  });

  test.each([
    ["a wrong name", "V9MXSA", "QUILFEATHER"],
    ["an unknown code", "AAAAAA", "QUILLFEATHER"],
    ["no code at all", "V9M", "QUILLFEATHER"],
    ["no name", "V9MXSA", " "],
  ])("is not found by %s, and the answer is the same", async (_, recordLocator, surname) => {
    expect(await findByName(system, { recordLocator, surname })).toEqual({ status: "not-found" });
  });

  test("is not found when it is cancelled", async () => {
    const { id } = world.reservations.book({
      recordLocator: "TOIMFU",
      passengers: [{ surname: "Gone", givenName: "Ann" }],
      legs: [{ flight: "Q0940", date: tomorrow }],
    });
    expect(await findByName(system, { recordLocator: "TOIMFU", surname: "Gone" })).toMatchObject({ status: "found" });
    world.reservations.cancel(id);
    expect(await findByName(system, { recordLocator: "TOIMFU", surname: "Gone" })).toEqual({ status: "not-found" });
  });
});

describe("events", () => {
  test("are heard from the beginning, then from where one stopped", async () => {
    const all = await system.eventsSince(null);
    if (all.status !== "heard") throw new Error(all.status);
    expect(all.bookingIds.length).toBeGreaterThanOrEqual(40);
    expect(await system.eventsSince(all.cursor)).toEqual({
      status: "heard",
      bookingIds: [],
      cursor: all.cursor,
      hasMore: false,
    });
  });

  test("that the system forgot, or never told, are said to be too late", async () => {
    expect(await system.eventsSince("987654321")).toMatchObject({ status: "too-late" });
  });
});

describe("a reservation system in trouble", () => {
  test.each(["unavailable", "cut", "garbled"] as const)(
    "one call that is %s is asked again, or said to be away",
    async (kind) => {
      world.reservations.addFault({ kind, count: 1 });
      const answer = await system.eventsSince(null);
      expect(answer.status).toBe(kind === "garbled" ? "away" : "heard");
    },
  );

  test.each([
    ["that stays away", 503, "{}", "the reservation system answered 503", 2],
    ["that limits us", 429, "{}", "the reservation system answered 429", 2],
    ["that knows us no more", 401, "{}", "the reservation system does not know our token", 1],
    ["that answers no JSON", 200, "<html>", 'the reservation system\'s answer has not the agreed shape at ""', 1],
    [
      "that answers something else",
      200,
      '{"events":[{"bookingId":"secret name"}]}',
      'the reservation system\'s answer has not the agreed shape at "events.0.at"',
      1,
    ],
    [
      "that answers too much",
      200,
      `{"x":"${"y".repeat(5 * 1024 * 1024)}"}`,
      "the reservation system's answer is larger than 5 MB",
      2,
    ],
  ])("%s is away, with a reason that holds nobody's words", async (_, status, body, why, calls) => {
    await using one = await answering(status, body);
    expect(await one.system.eventsSince(null)).toEqual({ status: "away", why });
    expect(one.calls()).toBe(calls);
  });

  test("that sends us elsewhere is away: the token is for it alone", async () => {
    await using other = await answering(200, "{}");
    await using one = await answering(302, "", { location: "http://127.0.0.1:1/elsewhere" });
    expect(await one.system.get("1")).toMatchObject({ status: "away" });
    expect(other.calls()).toBe(0);
  });

  test("that answers with another booking is not believed", async () => {
    const [booking] = world.reservations.bookings();
    await using one = await answering(200, JSON.stringify(booking));
    expect(await one.system.get("another")).toEqual({
      status: "away",
      why: "the reservation system answered with another booking",
    });
  });

  test("that nobody runs is away", async () => {
    expect(await connect({ url: "http://127.0.0.1:1", token: "t" }).get("1")).toEqual({
      status: "away",
      why: "the reservation system can't be reached",
    });
  });

  test("that is not set is none", () => {
    expect(connectReservations(null)).toBeNull();
  });
});
