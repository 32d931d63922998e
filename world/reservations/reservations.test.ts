import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWorld, type World } from "../world.ts";
import { answerSchema, differences } from "../openapi-check.ts";
import { momentOf, writeMoment } from "./schedule/clocks.ts";

const document = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "../../docs/reservation-api/openapi.json"), "utf8"),
) as Parameters<typeof differences>[0];

let world: World;
const now = Date.parse("2026-11-22T08:00:00Z");

beforeAll(async () => {
  world = await startWorld({ seed: 3, now: () => now });
});
afterAll(() => world.close());

async function ask(address: string, body?: unknown, token = world.reservations.token) {
  const answer = await fetch(`${world.reservations.url}${address}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as any };
}

const unlike = (place: { path: string; method: string; status: string }, value: unknown): string[] =>
  differences(document, answerSchema(document, place), value);

const later = (days: number): string => new Date(now + days * 86_400_000).toISOString().slice(0, 10);

describe("the world's reservation system", () => {
  test("knows the trip of every passenger, as the reservation API says it", async () => {
    const { body } = await ask("/events");
    expect(unlike({ path: "/events", method: "get", status: "200" }, body)).toEqual([]);
    expect(body.events).toHaveLength(world.reservations.bookings().length);
    for (const { bookingId } of body.events) {
      const booking = await ask(`/bookings/${bookingId}`);
      expect(unlike({ path: "/bookings/{id}", method: "get", status: "200" }, booking.body)).toEqual([]);
    }
    expect(body.events.length).toBeGreaterThanOrEqual(40);
  });

  test.each([
    ["a record locator", { by: "record-locator", recordLocator: "V9MXSA", surname: "whatever" }],
    ["a mail address in a service request", { by: "contact", kind: "email", value: "tabithaquill@mail.invalid" }],
    ["a telephone in a service request", { by: "contact", kind: "phone", value: "+447700900006" }],
    ["a loyalty number", { by: "loyalty", programme: "Q0", number: "200047514" }],
  ])("finds a booking by %s", async (_, wanted) => {
    const { body } = await ask("/bookings/find", wanted);
    expect(unlike({ path: "/bookings/find", method: "post", status: "200" }, body)).toEqual([]);
    expect(body.bookings).toMatchObject([{ recordLocator: "V9MXSA" }]);
  });

  test("lets in nobody without its token, and says what is not there", async () => {
    expect((await ask("/events", undefined, "guess")).status).toBe(401);
    expect((await ask("/bookings/1")).status).toBe(404);
    expect((await ask("/bookings/find", { by: "guess" })).status).toBe(400);
  });

  test("tells each change once, in order, and that it forgot", async () => {
    const { cursor } = (await ask("/events")).body;
    const booking = world.reservations.book({
      passengers: [{ surname: "Fogg", givenName: "Phileas", email: "phileas_fogg@mail.invalid" }],
      legs: [{ flight: "Q0940", date: later(5) }],
    });
    expect(
      world.reservations.changeFlight({ flight: "Q0940", date: later(5), kind: "retimed", departs: "12:30" }),
    ).toEqual([booking.id]);
    world.reservations.cancel(booking.id);
    const told = (await ask(`/events?after=${cursor}`)).body;
    expect(told.events.map(({ kind }: { kind: string }) => kind)).toEqual(["created", "changed", "cancelled"]);
    expect((await ask(`/events?after=${told.cursor}`)).body).toMatchObject({ events: [], cursor: told.cursor });
    world.reservations.forgetEvents();
    const gone = await ask(`/events?after=${cursor}`);
    expect(gone.status).toBe(410);
    expect(unlike({ path: "/events", method: "get", status: "410" }, gone.body)).toEqual([]);
    expect((await ask(`/events?after=${gone.body.cursor}`)).status).toBe(200);
  });

  test("a flight that is moved has its new times on every clock, and stands as changed", () => {
    const { id } = world.reservations.book({
      passengers: [{ surname: "Fogg", givenName: "Phileas" }],
      legs: [{ flight: "Q0930", date: later(6) }],
    });
    world.reservations.changeFlight({ flight: "Q0930", date: later(6), kind: "retimed", departs: "20:00" });
    const [segment] = world.reservations.bookings().find((one) => one.id === id)?.segments ?? [];
    expect(segment).toMatchObject({
      status: "TK",
      departs: { time: `${later(6)}T20:00:00+01:00`, zone: "Europe/Amsterdam" },
    });
    expect(segment?.arrives.time).toMatch(/\+07:00$/);
  });

  test("never sells more seats than there are: the rest wait", () => {
    const bookings = Array.from({ length: 60 }, (_, n) =>
      world.reservations.book({
        passengers: Array.from({ length: 3 }, (_, p) => ({ surname: `Crowd`, givenName: `No${n}of${p}` })),
        legs: [{ flight: "Q0900", date: later(9) }],
      }),
    );
    const held = bookings.filter(({ segments }) => segments[0]?.status === "HK");
    expect(held).toHaveLength(50);
    const seats = held.flatMap(({ segments }) => segments.flatMap((one) => one.seats.map(({ seat }) => seat)));
    expect(new Set(seats).size).toBe(150);
    expect(bookings.at(-1)?.segments[0]).toMatchObject({ status: "HL", seats: [] });
  });

  test("makes a record locator of its own for every booking", () => {
    const locators = world.reservations.bookings().map(({ recordLocator }) => recordLocator);
    expect(new Set(locators).size).toBe(locators.length);
  });
});

describe("clocks", () => {
  test.each([
    ["in winter", "2026-12-24T10:35", "Europe/Amsterdam", "2026-12-24T10:35:00+01:00"],
    ["in summer", "2026-07-01T10:35", "Europe/Amsterdam", "2026-07-01T10:35:00+02:00"],
    ["west of Greenwich", "2026-12-24T23:50", "America/Sao_Paulo", "2026-12-24T23:50:00-03:00"],
    ["in the hour that is left out in spring", "2026-03-29T02:30", "Europe/Amsterdam", "2026-03-29T03:30:00+02:00"],
  ])("%s", (_, local, zone, expected) => {
    expect(writeMoment(momentOf(local, zone), zone).time).toBe(expected);
  });
});
