import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDesk, paid, type TestDesk } from "../test-desk.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const reservations = () => desk.world.reservations;

const family = [
  { surname: "Fogg", givenName: "Phileas" },
  { surname: "Fogg", givenName: "Minna", type: "child" as const },
];

const booked = (days: number, more: object = {}) =>
  reservations().book({ passengers: family, legs: [{ flight: "Q0940", date: desk.day(days) }], ...more });

const seat = (seat: string, passengerId = "P1") => ({ passengerId, segmentId: "S1", seat });
const quoted = async (booking: any, change: object) =>
  (await desk.ask(`/bookings/${booking.id}/quotes`, { expectedVersion: booking.version, change })).body;
const seatsOf = ({ segments }: any): string[] => segments[0].seats.map((one: any) => one.seat);
const seatAt = async (id: string, wanted: string) => {
  const { cabins } = (await desk.ask(`/bookings/${id}/seat-maps/S1`)).body;
  const row = cabins[0].rows.find(({ number }: any) => `${number}` === wanted.slice(0, -1));
  return row.seats.find(({ column }: any) => column === wanted.slice(-1));
};

describe("a seat map", () => {
  test("shows what is taken by others, what costs something, and who may not sit where", async () => {
    const { id, segments } = booked(7);
    const [theirs = ""] = seatsOf({ segments });
    expect(await seatAt(id, theirs)).toMatchObject({ state: "free" });
    expect(await seatAt(booked(7).id, theirs)).toMatchObject({ state: "taken" });
    expect(await seatAt(id, "15A")).toMatchObject({
      features: ["window", "exit", "extra-legroom", "no-recline"],
      price: { amount: "2500" },
      closedTo: ["child", "infant", "assistance"],
    });
    expect(await seatAt(id, "9D")).toMatchObject({ features: ["aisle"], price: null, closedTo: [] });
    expect((await desk.ask(`/bookings/${id}/seat-maps/S9`)).status).toBe(404);
  });

  test("has one infant a block of seats, and keeps others with one out of it", async () => {
    const withInfant = (surname: string) =>
      booked(8, {
        passengers: [
          { surname, givenName: "Ada" },
          { surname, givenName: "Bo", type: "infant" },
        ],
      });
    const [one, two] = [withInfant("One"), withInfant("Two")];
    expect(await desk.change(one.id, { kind: "seats", items: [seat("20A")] })).toMatchObject({ state: "done" });
    expect(await seatAt(two.id, "20B")).toMatchObject({ closedTo: ["infant"] });
    expect(await desk.change(two.id, { kind: "seats", items: [seat("20C")] })).toMatchObject({
      refusal: { code: "NOT_ELIGIBLE" },
    });
    expect(await desk.change(two.id, { kind: "seats", items: [seat("20D")] })).toMatchObject({ state: "done" });
  });
});

describe("seats", () => {
  test("are given each by itself, and two may change places", async () => {
    const { id } = booked(9);
    const items = [seat("21A"), seat("21B", "P2")];
    expect(await desk.change(id, { kind: "seats", items })).toMatchObject({ state: "done" });
    const swap = [seat("21B"), seat("21A", "P2")];
    expect(await desk.change(id, { kind: "seats", items: swap })).toMatchObject({ state: "done" });
    expect(seatsOf(await desk.booking(id))).toEqual(["21B", "21A"]);
    const half = [seat("22A"), seat("16A", "P2")];
    expect(await desk.change(id, { kind: "seats", items: half })).toMatchObject({
      state: "partial",
      items: [{ status: "HK" }, { refusal: { code: "NOT_ELIGIBLE" } }],
    });
    const other = booked(9);
    for (const [wanted, code] of [
      ["22A", "SEAT_UNAVAILABLE"],
      ["99A", "INVALID_SEAT"],
      ["15A", "PAYMENT_REQUIRED"],
    ] as const)
      expect(await desk.change(other.id, { kind: "seats", items: [seat(wanted)] })).toMatchObject({
        refusal: { code },
      });
  });

  test("that cost something have a price, a payment and a document", async () => {
    const booking = booked(10);
    const items = [seat("15A")];
    const quote = await quoted(booking, { kind: "seats", items });
    expect(quote).toMatchObject({ due: { amount: "2500" }, parts: [{ kind: "seat" }] });
    const change = { kind: "seats", items, quoteId: quote.id };
    expect(await desk.change(booking.id, change)).toMatchObject({ refusal: { code: "PAYMENT_REQUIRED" } });
    expect(await desk.change(booking.id, { ...change, payment: paid(2500) })).toMatchObject({ state: "done" });
    const after = await desk.booking(booking.id);
    expect(after.tickets.at(-1)).toMatchObject({ kind: "emd", coupons: [{ segmentId: "S1", status: "O" }] });
    expect(Number(after.total.amount) - Number(booking.total.amount)).toBe(2500);
    const front = await quoted(after, { kind: "seats", items: [seat("6A")] });
    expect(front).toMatchObject({ due: { amount: "0" }, parts: [{ kind: "seat" }, { kind: "credit" }] });
    expect(await desk.change(booking.id, { kind: "seats", items: [seat("6A")], quoteId: front.id })).toMatchObject({
      state: "done",
    });
    const { tickets } = await desk.booking(booking.id);
    const documents = tickets.filter(({ kind }: any) => kind === "emd");
    expect(documents.map(({ coupons }: any) => coupons[0].status)).toEqual(["E", "O"]);
  });
});

describe("services", () => {
  test("have deadlines, quotas and what a flight does not carry, and say so before they are asked for", async () => {
    const { id } = booked(1.2);
    const { services } = (await desk.ask(`/bookings/${id}/offered-services`)).body;
    const offered = (code: string) => services.find((one: any) => one.code === code);
    expect(offered("KSML")).toMatchObject({ isOpen: false, whyClosed: "deadline" });
    expect(offered("VGML")).toMatchObject({ isOpen: true, kind: "meal", price: null });
    const bags = services.filter(({ code }: any) => code === "XBAG");
    expect(bags.map(({ kilograms, price }: any) => [kilograms, price.amount])).toEqual([
      [15, "3000"],
      [23, "4500"],
      [32, "8000"],
    ]);
    const ask = (code: string, more: object = {}) =>
      desk.change(id, { kind: "add-services", items: [{ passengerId: "P1", segmentId: "S1", code, ...more }] });
    expect(await ask("KSML")).toMatchObject({ refusal: { code: "SERVICE_DEADLINE" } });
    expect(await ask("DPNA")).toMatchObject({ refusal: { code: "INVALID_REQUEST" } });
    expect(await ask("XBAG")).toMatchObject({ refusal: { code: "PAYMENT_REQUIRED" } });
    expect(await ask("XBAG", { kilograms: 24 })).toMatchObject({ refusal: { code: "NOT_SUPPORTED" } });
    expect(await ask("VGML")).toMatchObject({ state: "done" });
    expect(await ask("MOML")).toMatchObject({ refusal: { code: "SERVICE_INCOMPATIBLE" } });
    expect(await ask("QQQQ")).toMatchObject({ refusal: { code: "NOT_SUPPORTED" } });
  });

  test("of bags are told apart by weight: each at its price, and that is what comes back", async () => {
    const { id } = booked(9);
    const bag = (kilograms: number) => ({ passengerId: "P1", segmentId: "S1", code: "XBAG", kilograms });
    const items = [bag(15), bag(32)];
    const quote = await quoted(await desk.booking(id), { kind: "services", items });
    expect(quote.due.amount).toBe("11000");
    const asked = { kind: "add-services", quoteId: quote.id, payment: paid(quote.due.amount) };
    expect(await desk.change(id, { ...asked, items: [bag(15), bag(23)] })).toMatchObject({
      refusal: { code: "INVALID_REQUEST" },
    });
    expect(await desk.change(id, { ...asked, items })).toMatchObject({ state: "done" });
    const { services, total } = await desk.booking(id);
    expect(services.map(({ kilograms }: any) => kilograms)).toEqual([15, 32]);
    await desk.change(id, { kind: "remove-services", serviceIds: [services[1].id] });
    const after = await desk.booking(id);
    expect(Number(total.amount) - Number(after.total.amount)).toBe(8000);
  });

  test("beyond the quota wait on a list, and get what comes free", async () => {
    const flights = Array.from({ length: 7 }, () => booked(12));
    const answers = [];
    for (const { id } of flights)
      answers.push(
        await desk.change(id, { kind: "add-services", items: [{ passengerId: "P1", segmentId: "S1", code: "KSML" }] }),
      );
    expect(answers.map(({ state }) => state)).toEqual([...Array(6).fill("done"), "waitlisted"]);
    const [first, last] = [flights[0]?.id ?? "", flights[6]?.id ?? ""];
    const { services } = await desk.booking(first);
    await desk.change(first, { kind: "remove-services", serviceIds: [services[0].id] });
    expect((await desk.booking(last)).services).toMatchObject([{ code: "KSML", status: "KL" }]);
  });

  test("that somebody has to agree to are agreed to a minute later, and told", async () => {
    const { id } = booked(14);
    const pet = [{ passengerId: "P1", segmentId: "S1", code: "PETC", text: "CAT 4KG" }];
    const quote = await quoted(await desk.booking(id), { kind: "services", items: pet });
    const asked = { kind: "add-services", items: pet, quoteId: quote.id, payment: paid(quote.due.amount) };
    expect(await desk.change(id, asked)).toMatchObject({ state: "waitlisted", items: [{ status: "NN" }] });
    const { cursor } = (await desk.ask("/events")).body;
    desk.later(0.02);
    expect((await desk.ask(`/events?after=${cursor}`)).body.events).toMatchObject([{ bookingId: id, kind: "changed" }]);
    expect((await desk.booking(id)).services).toMatchObject([{ code: "PETC", status: "HK" }]);
  });
});

describe("check-in", () => {
  const items = [{ passengerId: "P1", segmentId: "S1" }];

  test("opens thirty hours before, gives numbers and passes, and a new pass for another seat", async () => {
    const booking = booked(4);
    expect(await desk.change(booking.id, { kind: "check-in", items })).toMatchObject({
      refusal: { code: "NOT_ELIGIBLE" },
    });
    desk.later(72);
    expect(await desk.change(booking.id, { kind: "check-in", items })).toMatchObject({ state: "done" });
    const passes = async () => (await desk.ask(`/bookings/${booking.id}/boarding-passes`)).body.boardingPasses;
    const [pass] = await passes();
    expect(pass).toMatchObject({ passengerId: "P1", sequence: 1, boardsAt: { zone: "Europe/London" } });
    expect(pass.barcode).toHaveLength(60);
    expect(pass.barcode).toContain(
      `FOGG/PHILEAS        E${booking.recordLocator} LHRAMSQ0 0940 330Y${pass.seat.padStart(4, "0")}0001 100`,
    );
    await desk.change(booking.id, { kind: "seats", items: [seat("27F")] });
    const [anew] = await passes();
    expect(anew).toMatchObject({ sequence: 1, seat: "27F" });
    expect(anew.barcode).toContain("Y027F");
    const after = await desk.booking(booking.id);
    expect(after.checkIns).toEqual([{ passengerId: "P1", segmentId: "S1", sequence: 1, isBoarded: false }]);
    expect(after.tickets.map(({ coupons }: any) => coupons[0].status)).toEqual(["C", "O"]);

    const key = { flight: "Q0940", date: after.segments[0].departs.time.slice(0, 10) };
    const who = { bookingId: booking.id, passengerId: "P1" };
    expect(reservations().board(key)).toBe(1);
    const listed = (await desk.ask(`/flights/Q0940/${key.date}/passengers`)).body.passengers;
    expect(listed.find((one: any) => one.bookingId === booking.id)).toMatchObject({
      isCheckedIn: true,
      isBoarded: true,
    });
    expect(reservations().offload(key, who)).toBe(true);
    expect(await passes()).toEqual([]);
    expect(await desk.change(booking.id, { kind: "check-in", items })).toMatchObject({ state: "done" });
    reservations().board(key, who);
    desk.later(26);
    expect((await desk.booking(booking.id)).tickets[0].coupons[0].status).toBe("F");
    expect(await desk.change(booking.id, { kind: "seats", items: [seat("28A")] })).toMatchObject({ state: "refused" });
  });

  test("who does not come loses what they were to fly later", async () => {
    const legs = [
      { flight: "Q0940", date: desk.day(3) },
      { flight: "Q0900", date: desk.day(3) },
    ];
    const { id } = booked(3, { legs });
    expect(reservations().closeFlight({ flight: "Q0940", date: desk.day(3) })).toBeGreaterThanOrEqual(2);
    expect((await desk.booking(id)).segments.map(({ status }: any) => status)).toEqual(["HX", "HX"]);
  });
});
