import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Profile } from "../../contract/profile.ts";
import type { TimelineEntry } from "../../contract/customers.ts";
import { recognise, record } from "../../server/modules/customers/index.ts";
import { startWorld, type World } from "../../world/world.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { until } from "../until.ts";
import { listen, topicsOf } from "../live/listener.ts";

let ground: Ground;
let world: World;
let agent: Api & { token: string };

beforeAll(async () => {
  world = await startWorld({ seed: 3 });
  ground = await openGround({ reservations: world.reservations, baggage: world.baggage });
  agent = await ground.as("agent");
});
afterAll(async () => {
  await ground.close();
  await world.close();
});

type Shown = (typeof Profile)["_zod"]["input"];
type Entry = (typeof TimelineEntry)["_zod"]["input"];

async function somebody(): Promise<string> {
  const handle = { kind: "x" as const, value: randomUUID(), name: "Anna", handle: null };
  const [one] = (await recognise(ground.app.db, [handle])).values();
  return one?.customerId ?? "";
}
const link = async (customerId: string, value: string, known: "claimed" | "verified" = "verified") => {
  const identifier = { kind: "loyalty", value };
  await record(ground.app, [{ id: randomUUID(), kind: "link", customerId, identifier, known, source: "login" }]);
};
const newNumber = (): string => String(Math.floor(Math.random() * 1e9) + 1e9);
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const profileOf = (id: string, by: Api = agent): Promise<Shown> =>
  by("GET", `/api/v1/customers/${id}/profile`).then(({ body }) => body);
const timelineOf = (id: string, more = ""): Promise<Entry[]> =>
  agent("GET", `/api/v1/customers/${id}/timeline${more}`).then(({ body }) => body.items);

const book = (loyaltyNumber: string, day = 5, more: object = {}) =>
  world.reservations.book({
    passengers: [
      {
        surname: "Van der Berg",
        givenName: "Anna",
        loyaltyNumber,
        tier: "Gale",
        language: "nl",
        email: `${loyaltyNumber}@mail.invalid`,
        services: ["VGML"],
        ...more,
      },
    ],
    legs: [{ flight: "Q0940", date: inDays(day) }],
    agency: { name: "Zephyr", number: "99912345", email: "desk@zephyr.invalid", phone: "+447700900999" },
  });

describe("a profile", () => {
  test("shows an agency's booking on the open page within seconds: tier, languages, next flight with seat and meal", async () => {
    const customer = await somebody();
    const number = newNumber();
    await link(customer, `Q0 ${number}`);
    expect(await profileOf(customer)).toMatchObject({
      stage: null,
      nextFlight: null,
      tier: null,
      bookings: [],
      trouble: [],
    });
    const listener = listen({ url: ground.url, token: agent.token });
    await until(async () => listener.position(), Boolean);
    const begun = performance.now();
    const { id } = book(number);
    await until(
      async () => topicsOf(listener),
      (topics) => topics.has(`customer/${customer}`),
      "the page to be told",
    );
    process.stdout.write(
      `an agency's booking is told to the open page after ${Math.round(performance.now() - begun)} ms\n`,
    );
    listener.cut();
    expect(await profileOf(customer)).toMatchObject({
      stage: "booked",
      tier: { programme: "Q0", tier: "Gale", known: "verified" },
      languages: [{ language: "nl", messages: 0, isWanted: true }],
      nextFlight: {
        bookingId: id,
        flight: "Q0940",
        from: "LHR",
        to: "AMS",
        counts: "departure",
        meal: "VGML",
        trouble: null,
        known: "verified",
        departs: { local: `${inDays(5)}T09:45`, zone: "Europe/London" },
      },
      bookings: [{ id, isMasked: false }],
      moreBookings: false,
    });
    expect((await profileOf(customer)).nextFlight?.seat).toMatch(/^\d+[A-F]$/);
  });

  test("shows a cancelled flight as trouble, and the next one as the next", async () => {
    const customer = await somebody();
    const number = newNumber();
    await link(customer, `Q0 ${number}`);
    const [first, second] = [book(number, 6), book(number, 9)];
    await until(
      () => profileOf(customer),
      ({ bookings }) => bookings.length === 2,
    );
    const partner = await ground.as("partner");
    const at = new Date().toISOString();
    await partner("POST", "/api/v1/flight-events", {
      items: [{ id: randomUUID(), flight: "Q0940", date: inDays(6), kind: "cancelled", at }],
    });
    const shown = await profileOf(customer);
    expect(shown.nextFlight?.bookingId).toBe(second.id);
    expect(shown.trouble).toMatchObject([{ kind: "flight-cancelled", count: 1 }]);
    expect(await timelineOf(customer, "?only=flights")).toMatchObject([
      { kind: "flight-cancelled", source: first.id, flight: { number: "Q0940", from: "LHR", to: "AMS" } },
    ]);
  });

  test("by a number that is only claimed shows the flight and its trouble, masked, and says so", async () => {
    const customer = await somebody();
    const number = newNumber();
    await link(customer, `Q0 ${number}`, "claimed");
    const { recordLocator } = book(number);
    const shown = await until(
      () => profileOf(customer),
      ({ bookings }) => bookings.length === 1,
    );
    expect(shown).toMatchObject({
      nextFlight: { known: "claimed" },
      tier: { known: "claimed" },
      bookings: [{ isMasked: true }],
    });
    expect(JSON.stringify(shown)).not.toContain(recordLocator);
    const entries = await timelineOf(customer, "?only=bookings");
    expect(entries).toMatchObject([{ kind: "booked", isClaimed: true }]);
    expect(JSON.stringify(entries)).not.toContain(recordLocator);
  });

  test("counts the flights of a year, and moves on as time goes by", async () => {
    const customer = await somebody();
    const number = newNumber();
    await link(customer, `Q0 ${number}`);
    for (const day of [-20, -40, -400]) book(number, day);
    await until(
      () => profileOf(customer),
      ({ bookings }) => bookings.length === 3,
    );
    expect(await profileOf(customer)).toMatchObject({ flightsLastYear: 2, stage: "after", nextFlight: null });
  });

  test("is audited, and refused to whom customers are no business", async () => {
    const customer = await somebody();
    await profileOf(customer);
    const [line] = await ground.app.db`
      select action from staff.audit where subject = ${`customer/${customer}`} order by id desc limit 1`;
    expect(line).toMatchObject({ action: "customers.read-profile" });
    expect((await (await ground.as("insight"))("GET", `/api/v1/customers/${customer}/profile`)).status).toBe(403);
    expect((await agent("GET", `/api/v1/customers/${randomUUID()}/profile`)).status).toBe(404);
  });
});

describe("bags", () => {
  test("that went astray four times are counted from their files, never typed", async () => {
    const customer = await somebody();
    const number = newNumber();
    await link(customer, `Q0 ${number}`);
    for (const daysAgo of [400, 90, 30, 2])
      world.baggage.file({ surname: "Van der Berg", loyaltyNumber: number, daysAgo });
    const shown = await until(
      () => profileOf(customer),
      ({ trouble }) => trouble[0]?.count === 4,
      "four files",
    );
    expect(shown.trouble).toMatchObject([{ kind: "bag-missing", count: 4, isClaimed: false }]);
    expect(shown.bags.map(({ state }) => state)).toEqual(["reported", "reported", "reported", "reported"]);
    const [newest] = shown.bags;
    world.baggage.move(newest?.reference ?? "", "found");
    world.baggage.move(newest?.reference ?? "", "delivered");
    const entries = await until(
      () => timelineOf(customer, "?only=baggage"),
      (all) => all.length === 6,
      "its steps",
    );
    expect(entries.slice(0, 3).map(({ what }) => what)).toEqual([
      ["missing", "delivered"],
      ["missing", "found"],
      ["missing", "reported"],
    ]);
  });

  const proved = async () => {
    const customer = await somebody();
    const number = newNumber();
    await link(customer, `Q0 ${number}`);
    const booking = book(number, -1);
    await until(
      () => profileOf(customer),
      ({ bookings }) => bookings.length === 1,
    );
    const body = {
      id: randomUUID(),
      bookingId: booking.id,
      passengerId: "P1",
      kind: "missing",
      airport: "AMS",
      bags: [{ colour: "blue" }],
    };
    return {
      customer,
      number,
      booking,
      body,
      file: (more = {}) => agent("POST", `/api/v1/customers/${customer}/bag-files`, { ...body, ...more }),
    };
  };

  test("are filed at the tracing system by an agent, once", async () => {
    const { customer, file, number, booking } = await proved();
    const [one, other] = [await file(), await file()];
    expect([one.status, one.body.state]).toEqual([201, "filed"]);
    expect(other.body).toEqual(one.body);
    const lines = await ground.app.db<{ action: string; detail: string }[]>`
      select action, detail from staff.audit where action like 'bookings.%' and detail in (${booking.id}, ${one.body.reference}) order by id`;
    expect(lines.map(({ action }) => action)).toEqual(["bookings.ask-bag-report", "bookings.report-bag"]);
    expect(world.baggage.files().filter(({ passenger }) => passenger.loyalty?.number === number)).toHaveLength(1);
    expect((await profileOf(customer)).bags).toMatchObject([{ reference: one.body.reference, state: "reported" }]);
  });

  test("whose report was made but not answered show up by themselves", async () => {
    const { customer, file, number } = await proved();
    world.baggage.addFault("cut-after", 2);
    const { body } = await file();
    expect(["unsure", "filed"]).toContain(body.state);
    await until(
      () => profileOf(customer),
      ({ bags }) => bags.length === 1,
      "the file",
    );
    expect((await file()).body.state).toBe("filed");
    expect(world.baggage.files().filter(({ passenger }) => passenger.loyalty?.number === number)).toHaveLength(1);
  });

  test("are filed for nobody whose booking is not proved, nor for a stranger in it", async () => {
    const { file, booking } = await proved();
    const other = await somebody();
    const stranger = await agent("POST", `/api/v1/customers/${other}/bag-files`, {
      id: randomUUID(),
      bookingId: booking.id,
      passengerId: "P1",
      kind: "missing",
      airport: "AMS",
      bags: [{}],
    });
    expect([stranger.status, stranger.body.code]).toEqual([404, "proof.no-booking"]);
    expect((await file({ id: randomUUID(), passengerId: "P2" })).status).toBe(403);
  });

  test("of a file at another's name are not theirs, though the booking is", async () => {
    const { customer, booking } = await proved();
    world.baggage.file({ surname: "Somebody", recordLocator: booking.recordLocator });
    world.baggage.file({ surname: "Vandenberg", recordLocator: booking.recordLocator });
    world.baggage.file({ surname: "van der Berg", recordLocator: booking.recordLocator });
    const shown = await until(
      () => profileOf(customer),
      ({ bags }) => bags.length > 0,
    );
    expect(shown.bags).toHaveLength(1);
  });

  test("are heard again from the beginning when the tracing forgot where we were, and after it was away", async () => {
    const customer = await somebody();
    const number = newNumber();
    await link(customer, `Q0 ${number}`);
    world.baggage.addFault("unavailable", 4);
    world.baggage.forgetCursors();
    world.baggage.file({ surname: "Van der Berg", loyaltyNumber: number });
    const there = until(
      () => profileOf(customer),
      ({ bags }) => bags.length === 1,
      "the file",
      40_000,
    );
    for (let n = 0; n < 4; n++) {
      await moveClock(ground.app, "70 seconds");
      await Promise.race([there, new Promise((done) => setTimeout(done, 2500))]);
    }
    expect((await there).bags).toHaveLength(1);
  });
});

describe("a timeline", () => {
  test("says what of a booking changed", async () => {
    const customer = await somebody();
    const number = newNumber();
    await link(customer, `Q0 ${number}`);
    const { id } = book(number, 12);
    await until(
      () => timelineOf(customer),
      (all) => all.some(({ kind }) => kind === "booked"),
    );
    world.reservations.changeFlight({ flight: "Q0940", date: inDays(12), kind: "retimed", departs: "18:10" });
    world.reservations.tellAgain(id);
    await until(
      () => timelineOf(customer),
      (all) => all.some(({ kind }) => kind === "booking-changed"),
    );
    world.reservations.cancel(id);
    const all = await until(
      () => timelineOf(customer, "?only=bookings"),
      ([one]) => one?.kind === "booking-cancelled",
    );
    expect(all.map(({ kind, what, isTrouble }) => [kind, what, isTrouble]).slice(1)).toEqual([
      ["booking-changed", ["times", "unconfirmed"], true],
      ["booked", ["LHR–AMS"], false],
    ]);
  });

  test("is of all who are one, and comes apart exactly when that is taken back", async () => {
    const [one, other] = [await somebody(), await somebody()];
    const number = newNumber();
    await link(other, `Q0 ${number}`);
    book(number, 13);
    await until(
      () => timelineOf(other),
      (all) => all.some(({ kind }) => kind === "booked"),
    );
    const before = [await timelineOf(one), await timelineOf(other)];
    const { body } = await agent("POST", `/api/v1/customers/${one}/merge`, { otherId: other, reason: "They said so." });
    const joined = await timelineOf(one);
    expect(joined.map(({ kind }) => kind).toSorted()).toEqual(["booked", "linked", "merged"]);
    expect(await timelineOf(other)).toEqual(joined);
    await agent("POST", `/api/v1/customers/${one}/history/${body.eventId}/take-back`, { reason: "A mistake." });
    const withoutSteps = (all: Entry[]) => all.filter(({ kind }) => kind !== "merged" && kind !== "taken-back");
    expect([withoutSteps(await timelineOf(one)), withoutSteps(await timelineOf(other))]).toEqual(before);
  });

  test("comes in pages, each entry once and in order, however many share a moment", async () => {
    const customer = await somebody();
    const number = newNumber();
    await link(customer, `Q0 ${number}`);
    const partner = await ground.as("partner");
    const at = new Date().toISOString();
    const point = (n: number) => ({
      id: randomUUID(),
      kind: `step-${n}`,
      at,
      identifier: { kind: "loyalty", value: `Q0${number}` },
    });
    await partner("POST", "/api/v1/touchpoints", { items: Array.from({ length: 45 }, (_, n) => point(n)) });
    const read: Entry[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const { body }: { body: any } = await agent(
        "GET",
        `/api/v1/customers/${customer}/timeline?limit=7${cursor && `&cursor=${cursor}`}`,
      );
      read.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(new Set(read.map(({ id }) => id)).size).toBe(46);
    expect(read.map(({ at }) => at)).toEqual(
      read
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    const several = await timelineOf(customer, "?only=touchpoints&only=notes&limit=200");
    expect(several).toHaveLength(45);
    expect((await agent("GET", `/api/v1/customers/${customer}/timeline?only=gossip`)).status).toBe(400);
    expect((await agent("GET", `/api/v1/customers/${customer}/timeline?cursor=guess`)).status).toBe(400);
  });
});
