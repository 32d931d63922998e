import { describe, expect, test } from "vitest";
import { openStore } from "../../store.ts";
import { beats, routesBetween } from "../search/routes.ts";
import { strangersIn } from "../seats/strangers.ts";
import { makeBank } from "./bank.ts";
import { connectionTables, readMinimums, setMinimum } from "./connections.ts";
import { dated, flightOf } from "./schedule.ts";

const bank = makeBank();
const date = "2026-12-01";

describe("the hub's bank", () => {
  test("has 300 flights a day, half of them out, each with a number of its own, none of a story's", () => {
    expect(bank).toHaveLength(300);
    expect(bank.filter(({ from }) => from === "AMS")).toHaveLength(150);
    expect(new Set(bank.map(({ number }) => number)).size).toBe(300);
    expect(bank.every(({ number }) => /^Q01[0-2]\d\d$/.test(number))).toBe(true);
    expect(flightOf("Q0930")).toMatchObject({ to: "BKK", departs: "17:55", isOfBank: false });
  });

  test("is the same every time it is made, as are the strangers aboard", () => {
    expect(makeBank()).toEqual(bank);
    const flight = flightOf("Q01100");
    expect(strangersIn(flight, date, "economy").size).toBeGreaterThan(20);
    expect(strangersIn(flightOf("Q0930"), date, "economy").size).toBe(0);
  });

  test("feeds its waves: most who come in can go on within three hours", () => {
    const arrivals = bank.filter(({ to }) => to === "AMS").map((one) => dated(one, date).arrivesAt);
    const departures = bank.filter(({ from }) => from === "AMS").map((one) => dated(one, date).departsAt);
    const fed = arrivals.filter(
      (at) => departures.filter((leaves) => leaves - at > 50 * 60_000 && leaves - at < 3 * 3_600_000).length >= 20,
    );
    expect(fed.length).toBeGreaterThan(120);
  });
});

describe("ways from one airport to another", () => {
  const db = openStore(null);
  db.exec(connectionTables);
  const timetable = () => ({
    on: (flight: Parameters<typeof dated>[0], day: string) => dated(flight, day),
    minimumOf: readMinimums(db),
  });
  const ways = (from: string, to: string) => routesBetween({ from, to, date }, timetable());
  const numbers = (from: string, to: string): string[] =>
    ways(from, to).map((route) => route.map(({ flight }) => `${flight.from}-${flight.to}`).join(" "));

  test("are direct, through the hub, or with two changes where there is nothing better", () => {
    expect(numbers("AMS", "JFK")).toContain("AMS-JFK");
    expect(numbers("LHR", "LIS")).toContain("LHR-AMS AMS-LIS");
    expect(numbers("EIN", "ABZ").every((one) => one.split(" ").length === 3)).toBe(true);
    expect(ways("AMS", "AMS")).toEqual([]);
  });

  test("leave time to change planes, and are sorted as a person would", () => {
    const routes = ways("LHR", "LIS");
    const pauses = routes.flatMap(([first, next]) => (first && next ? [next.departsAt - first.arrivesAt] : []));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(50 * 60_000);
    const [best] = routes;
    expect(routes.filter((other) => best && beats(other, best) && other[0] === best[0])).toEqual([]);
  });

  test("follow the minimum of an airport as it is laid down", () => {
    const minimumOf = () => readMinimums(db)({ from: "LHR", via: "AMS", to: "LIS" });
    expect([minimumOf(), readMinimums(db)({ from: "CDG", via: "AMS", to: "LIS" })]).toEqual([50, 40]);
    expect(readMinimums(db)({ from: "LHR", via: "CDG", to: "LIS" })).toBe(30);
    setMinimum(db, { airport: "AMS", within: 40, other: 90 });
    expect(minimumOf()).toBe(90);
  });
});
