import { describe, expect, test } from "vitest";
import { makeChance, pick } from "../../chance.ts";
import { openStore } from "../../store.ts";
import { flightOf } from "../schedule/schedule.ts";
import { openDesk } from "../test-desk.ts";
import { classesOf } from "./classes.ts";
import { giveBackSeats, inventoryTables, seatsLeft, takeSeats, takeSeatsFrom } from "./inventory.ts";

const economy = { flight: flightOf("Q0900"), date: "2026-12-01", cabin: "economy" } as const;
const key = { flight: "Q0900", date: "2026-12-01" };

function memory() {
  const db = openStore(null);
  db.exec(inventoryTables);
  return db;
}

const leftOf = (db: ReturnType<typeof memory>): string =>
  seatsLeft(db, economy)
    .map(({ bookingClass, left }) => `${bookingClass}${left}`)
    .join(" ");

describe("booking classes", () => {
  test("are nested: each seat that is sold, dear or cheap, closes the cheap ones sooner", () => {
    const db = memory();
    expect(leftOf(db)).toBe("Y150 B142 M132 K112 L82");
    expect(takeSeats(db, { ...key, bookingClass: "L", seats: 30 })).toBe(true);
    expect(leftOf(db)).toBe("Y120 B112 M102 K82 L52");
    expect(takeSeats(db, { ...key, bookingClass: "Y", seats: 110 })).toBe(true);
    expect(leftOf(db)).toBe("Y10 B2 M0 K0 L0");
  });

  test("sell all that was asked for or nothing, and in the next dearer class where one may", () => {
    const db = memory();
    expect(takeSeats(db, { ...key, bookingClass: "L", seats: 83 })).toBe(false);
    expect(takeSeatsFrom(db, { ...key, cabin: "economy", bookingClass: "L", seats: 83 })).toBe("K");
    expect(takeSeats(db, { ...key, bookingClass: "Y", seats: 68 })).toBe(false);
    expect(takeSeats(db, { ...key, bookingClass: "Y", seats: 68, beyond: 1 })).toBe(true);
  });

  test("never oversell, whatever is sold and given back in whatever order", () => {
    const db = memory();
    const chance = makeChance(7);
    const sold: { bookingClass: string; seats: number }[] = [];
    for (let n = 0; n < 500; n++) {
      const one = { bookingClass: pick(chance, classesOf.economy), seats: 1 + Math.floor(chance() * 6) };
      if (chance() < 0.6) {
        if (takeSeats(db, { ...key, ...one })) sold.push(one);
      } else {
        const [back] = sold.splice(Math.floor(chance() * sold.length), 1);
        if (back) giveBackSeats(db, { ...key, ...back });
      }
      const all = sold.reduce((sum, { seats }) => sum + seats, 0);
      const cheap = sold.filter(({ bookingClass }) => bookingClass === "L").reduce((sum, { seats }) => sum + seats, 0);
      expect(all <= 150 && cheap <= 82).toBe(true);
      expect(seatsLeft(db, economy)[0]?.left).toBe(150 - all);
    }
  });
});

describe("the last seats of a flight", () => {
  test("200 people who buy the last ten at once end in exactly ten, and the rest are told that there is no place", async () => {
    await using desk = await openDesk();
    const date = desk.day(9);
    desk.world.reservations.fillFlight({ flight: "Q0900", date, leave: 10 });
    const wanted = { slices: [{ from: "AMS", to: "OSL", date }], passengers: ["adult"], cabin: "economy" };
    const { offers } = (await desk.ask("/offers/search", wanted)).body;
    const offer = offers.find(({ journeys }: any) => {
      const [segment] = journeys[0].segments;
      return segment.flight === "Q0900" && segment.bookingClass === "Y";
    });
    const buy = (n: number) =>
      desk.change(null, {
        kind: "sell",
        offerId: offer.id,
        passengers: [{ type: "adult", surname: "Rush", givenName: `Number${n}` }],
        contacts: [{ kind: "phone", value: "+447700900001" }],
      });
    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => buy(n)));
    expect(answers.filter(({ state }) => state === "done")).toHaveLength(10);
    const refused = answers.filter(({ state }) => state === "refused");
    expect(new Set(refused.map(({ refusal }) => refusal.code))).toEqual(new Set(["NO_SPACE"]));
    const { passengers } = (await desk.ask(`/flights/Q0900/${date}/passengers`)).body;
    expect(passengers).toHaveLength(150);
  });

  test("that come free go to who waits, members of the programme first", async () => {
    await using desk = await openDesk();
    const { reservations } = desk.world;
    const date = desk.day(9);
    const first = reservations.book({
      passengers: [{ surname: "Early", givenName: "Ella" }],
      legs: [{ flight: "Q0900", date }],
    });
    reservations.fillFlight({ flight: "Q0900", date });
    const waiting = [{}, { loyaltyNumber: "200047514", tier: "Storm" }].map((more) =>
      reservations.book({
        passengers: [{ surname: "Wait", givenName: "Will", ...more }],
        legs: [{ flight: "Q0900", date }],
      }),
    );
    expect(waiting.map(({ segments }) => segments[0]?.status)).toEqual(["HL", "HL"]);
    reservations.cancel(first.id);
    const after = await Promise.all(waiting.map(({ id }) => desk.booking(id)));
    expect(after.map(({ segments }) => segments[0].status)).toEqual(["HL", "KL"]);
  });
});
