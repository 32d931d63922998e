import { expect, test } from "vitest";
import { openDesk } from "./test-desk.ts";

test("everything behind the stage can be done as JSON too", async () => {
  await using desk = await openDesk();
  const control = async (way: string, body?: object, method = body ? "POST" : "GET") => {
    const answer = await fetch(`${desk.world.url}/control/reservations${way}`, {
      method,
      ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    return (await answer.json()) as any;
  };
  const flight = { flight: "Q0940", date: desk.day(1) };
  const booking = await control("/bookings", {
    passengers: [{ surname: "Fogg", givenName: "Phileas" }],
    legs: [flight],
    cabin: "business",
  });
  expect(booking.segments).toMatchObject([{ cabin: "business", bookingClass: "J", status: "HK" }]);
  expect(await control("/flights/fill", { ...flight, leave: 140 })).toEqual({ booked: 10 });
  expect(await control("/flights/oversell", { ...flight, seats: 2 })).toEqual({ allowed: 2 });
  expect(await control("/connections", { airport: "AMS", within: 45, other: 60 })).toEqual({ set: true });

  const who = { bookingId: booking.id, passengerId: "P1" };
  const items = [{ passengerId: "P1", segmentId: "S1" }];
  expect(await desk.change(booking.id, { kind: "check-in", items })).toMatchObject({ state: "done" });
  expect(await control("/boarding", { ...flight, ...who })).toEqual({ boarded: 1 });
  expect(await control("/offload", { ...flight, ...who })).toEqual({ isOffloaded: true });
  expect(await control("/flights/close", flight)).toEqual({ missing: 11 });

  await control("/faults", { kind: "unavailable", on: "read" });
  expect((await control("/faults")).items).toMatchObject([{ kind: "unavailable", count: 1, on: "read" }]);
  await control("/faults", undefined, "DELETE");
  expect((await control("/faults")).items).toEqual([]);
  expect((await desk.ask("/events")).status).toBe(200);
});
