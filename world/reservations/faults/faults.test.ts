import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeChance } from "../../chance.ts";
import { FaultOrder } from "../orders.ts";
import { openDesk, type TestDesk } from "../test-desk.ts";
import { makeFaults } from "./faults.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const booked = (days = 5) =>
  desk.world.reservations.book({
    passengers: [
      { surname: "Fogg", givenName: "Phileas" },
      { surname: "Fogg", givenName: "Aouda" },
    ],
    legs: [{ flight: "Q0940", date: desk.day(days) }],
  });

const remarkOn = (booking: { id: string; version: string }, id: string) => ({
  id,
  bookingId: booking.id,
  expectedVersion: booking.version,
  actor: { kind: "system", id: "1" },
  reason: "Test",
  change: { kind: "remark", text: "Once" },
});

describe("faults", () => {
  test.each([
    ["a line that is cut", "cut-after"],
    ["a line that falls silent", "timeout-after"],
    ["an error", "broken-after"],
    ["an answer nobody can read", "garbled"],
  ] as const)("after the work was done, %s hides it; what became of it can be asked", async (_, kind) => {
    const booking = booked();
    const id = randomUUID();
    desk.world.reservations.addFault({ kind, on: "change", ms: 30 });
    await desk.ask("/changes", remarkOn(booking, id)).catch(() => null);
    expect((await desk.ask(`/changes/${id}`)).body).toMatchObject({ state: "done" });
    expect((await desk.booking(booking.id)).remarks).toHaveLength(1);
  });

  test.each([
    ["a cut line", "cut"],
    ["a silent line", "timeout"],
    ["no service", "unavailable"],
    ["an error", "broken"],
  ] as const)("before the work, %s leaves nothing done", async (_, kind) => {
    const booking = booked();
    const id = randomUUID();
    desk.world.reservations.addFault({ kind, on: "change", ms: 30 });
    await desk.ask("/changes", remarkOn(booking, id)).catch(() => null);
    expect((await desk.ask(`/changes/${id}`)).status).toBe(404);
    expect((await desk.booking(booking.id)).version).toBe(booking.version);
  });

  test("a stale read is the booking before its last change", async () => {
    const booking = booked();
    await desk.ask("/changes", remarkOn(booking, randomUUID()));
    desk.world.reservations.addFault({ kind: "stale" });
    expect((await desk.booking(booking.id)).version).toBe("1");
    expect((await desk.booking(booking.id)).version).toBe("2");
  });

  test("half of what was asked for is said to be half", async () => {
    const { id } = booked(9);
    const items = ["P1", "P2"].map((passengerId) => ({ passengerId, segmentId: "S1", code: "VGML" }));
    desk.world.reservations.addFault({ kind: "partial" });
    expect(await desk.change(id, { kind: "add-services", items })).toMatchObject({
      state: "partial",
      items: [
        { ref: 0, status: "HK" },
        { ref: 1, refusal: { code: "SEAT_UNAVAILABLE" } },
      ],
    });
    expect((await desk.booking(id)).services).toHaveLength(1);
  });

  test("events come twice and in disorder, and none is missing", async () => {
    const { cursor } = (await desk.ask("/events")).body;
    const ids = [booked().id, booked().id];
    const asked = async (kind: "duplicate-events" | "unordered-events") => {
      desk.world.reservations.addFault({ kind });
      return (await desk.ask(`/events?after=${cursor}`)).body.events.map(({ bookingId }: any) => bookingId);
    };
    expect(await asked("duplicate-events")).toEqual([ids[0], ids[0], ids[1], ids[1]]);
    expect(await asked("unordered-events")).toEqual(ids.toReversed());
  });

  test("by chance meet the share they were ordered for, the same with the same seed", () => {
    const draw = () => {
      const faults = makeFaults(makeChance(5));
      faults.add(FaultOrder.parse({ kind: "cut-after", share: 0.1 }));
      faults.add(FaultOrder.parse({ kind: "broken", share: 0.1, on: "change" }));
      return Array.from({ length: 5000 }, () => faults.next({ on: "change", what: "other" })?.kind ?? "none");
    };
    const kinds = draw();
    for (const kind of ["cut-after", "broken"])
      expect(kinds.filter((one) => one === kind).length / kinds.length).toBeCloseTo(0.1, 1);
    expect(draw()).toEqual(kinds);
    const reads = makeFaults(makeChance(5));
    reads.add(FaultOrder.parse({ kind: "cut-after", share: 1 }));
    expect(reads.next({ on: "read", what: "booking" })).toBeNull();
  });
});

test("all of it is there again after a restart: bookings, what became of changes, what is sold, and what was cancelled", async () => {
  const home = await mkdtemp(path.join(tmpdir(), "world-"));
  const id = randomUUID();
  let booking: { id: string; version: string };
  {
    await using first = await openDesk(undefined, home);
    const date = first.day(9);
    first.world.reservations.fillFlight({ flight: "Q0900", date, leave: 2 });
    first.world.reservations.changeFlight({ flight: "Q0910", date, kind: "cancelled" });
    booking = first.world.reservations.book({
      passengers: [{ surname: "Fogg", givenName: "Phileas" }],
      legs: [{ flight: "Q0940", date }],
    });
    await first.ask("/changes", remarkOn(booking, id));
  }
  await using second = await openDesk(undefined, home);
  expect((await second.ask(`/changes/${id}`)).body).toMatchObject({ state: "done", version: "2" });
  expect((await second.ask("/changes", remarkOn(booking, id))).body).toMatchObject({ state: "done", version: "2" });
  const flightsTo = async (to: string) => {
    const wanted = { slices: [{ from: "AMS", to, date: second.day(9) }], passengers: ["adult"], cabin: "economy" };
    return (await second.ask("/offers/search", wanted)).body.offers.flatMap(
      ({ journeys }: any) => journeys[0].segments,
    );
  };
  expect((await flightsTo("OSL")).find(({ flight }: any) => flight === "Q0900")).toMatchObject({ seatsLeft: 2 });
  expect((await flightsTo("LIS")).map(({ flight }: any) => flight)).not.toContain("Q0910");
  await rm(home, { recursive: true });
});
