import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, describe, test } from "vitest";
import { openDesk, type TestDesk } from "../test-desk.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const bookSeveral = (count: number, days: number, people = 1) =>
  Array.from({ length: count }, (_, n) =>
    desk.world.reservations.book({
      passengers: Array.from({ length: people }, (_, p) => ({ surname: "Moved", givenName: `N${n}P${p}` })),
      legs: [{ flight: "Q0900", date: desk.day(days) }],
    }),
  );

const moveTo = async (
  bookings: { id: string }[],
  { from, to, inventory = "claim", id = randomUUID() }: { from: number; to: number; inventory?: string; id?: string },
) =>
  desk.ask("/moves", {
    id,
    from: { flight: "Q0900", date: desk.day(from) },
    to: [{ flight: "Q0900", date: desk.day(to) }],
    bookingIds: bookings.map((one) => one.id),
    inventory,
    reason: "Technical",
  });

describe("a move of many", () => {
  test("moves each by itself, says which failed and why, and is one however often it comes", async () => {
    const bookings = bookSeveral(50, 4);
    const gone = bookings.slice(0, 3);
    for (const { id } of gone) desk.world.reservations.cancel(id);
    const id = randomUUID();
    const first = await moveTo(bookings, { from: 4, to: 5, id });
    expect(first.body.moved).toHaveLength(47);
    expect(first.body.failed.map(({ bookingId, refusal }: any) => [bookingId, refusal.code])).toEqual(
      gone.map((one) => [one.id, "ORDER_STATE"]),
    );
    expect(await moveTo(bookings, { from: 4, to: 5, id })).toEqual(first);
    expect((await moveTo(bookings, { from: 4, to: 6, id })).status).toBe(409);
    const moved = await desk.booking(bookings[9]?.id ?? "");
    expect(moved).toMatchObject({
      segments: [{ flight: "Q0900", status: "HK" }],
      total: bookings[9]?.total,
      paid: bookings[9]?.paid,
    });
    expect(moved.segments[0].departs.time.slice(0, 10)).toBe(desk.day(5));
    expect(moved.tickets.map(({ coupons }: any) => coupons[0].status)).toEqual(["E", "O"]);
  });

  test("claims free seats, goes beyond them only with leave to, or stands by", async () => {
    desk.world.reservations.fillFlight({ flight: "Q0900", date: desk.day(8), leave: 1 });
    const bookings = bookSeveral(8, 7);
    const results = async (inventory: string, those: typeof bookings) => {
      const { moved, failed } = (await moveTo(those, { from: 7, to: 8, inventory })).body;
      return [moved.map(({ status }: any) => status).join(), failed.map(({ refusal }: any) => refusal.code).join()];
    };
    expect(await results("claim", bookings.slice(0, 2))).toEqual(["HK", "NO_SPACE"]);
    desk.world.reservations.allowOversell({ flight: "Q0900", date: desk.day(8) }, 2);
    expect(await results("oversell", bookings.slice(2, 5))).toEqual(["HK,HK", "NO_SPACE"]);
    expect(await results("standby", bookings.slice(5, 6))).toEqual(["HL", ""]);
    const { passengers } = (await desk.ask(`/flights/Q0900/${desk.day(8)}/passengers`)).body;
    expect(passengers).toHaveLength(152);
  });

  test("takes who was on a flight that does not operate", async () => {
    const bookings = bookSeveral(3, 10);
    desk.world.reservations.changeFlight({ flight: "Q0900", date: desk.day(10), kind: "cancelled" });
    const { passengers } = (await desk.ask(`/flights/Q0900/${desk.day(10)}/passengers`)).body;
    expect(passengers).toHaveLength(3);
    expect((await moveTo(bookings, { from: 10, to: 11 })).body.moved).toHaveLength(3);
  });
});
