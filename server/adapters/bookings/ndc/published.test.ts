import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Booking } from "../../../../contract/bookings.ts";
import { recordings } from "../../../../test/recordings.ts";
import { zonesWith } from "./airport-zones.ts";
import { must } from "./read-journey.ts";
import { readOrder } from "./read-order.ts";
import { readXml } from "./xml.ts";

const examples = join(recordings, "data", "ndc-21.3", "examples");
const isHere = existsSync(examples);
const published = (isHere ? readdirSync(examples, { recursive: true, encoding: "utf8" }) : [])
  .filter((file) => file.endsWith(".xml"))
  .toSorted();
const read = (file: string) => must(readXml(readFileSync(join(examples, file), "utf8")), file);
const zones = zonesWith(new Map());
const ofKind = (name: string): string[] => published.filter((file) => read(file).name === name);

describe.skipIf(!isHere)("of the messages that an airline published for NDC 21.3", () => {
  test("each can be read as XML", () => {
    expect(published.length).toBeGreaterThan(70);
    expect(published.filter((file) => !readXml(readFileSync(join(examples, file), "utf8")))).toEqual([]);
  });

  test("each order is a booking", () => {
    const orders = ofKind("IATA_OrderViewRS");
    expect(orders.length).toBeGreaterThan(15);
    for (const file of orders) {
      const { booking, references } = readOrder(read(file), zones);
      expect(Booking.safeParse(booking).error, file).toBeUndefined();
      expect(booking.legs.length, file).toBeGreaterThan(0);
      expect(references.passengers.size, file).toBe(booking.passengers.length);
      expect(new Set(booking.legs.map(({ id }) => id)).size, file).toBe(booking.legs.length);
    }
    console.log(orders.map((f) => { const { booking: b } = readOrder(read(f), zones); return [f.slice(-60), b.state, b.legs.map((l) => `${l.id} ${l.standing} ${l.departs.at} ${l.cabin} ${l.seats.map((s) => s.seat)}`), b.tickets.length, b.services.map((s) => s.code + s.standing), b.madeAt, b.holdUntil, b.total, b.paid, b.contacts.map((c) => c.value)].flat().map((x) => typeof x === "object" ? JSON.stringify(x) : x).join(" | "); }).join("\n"));
  });
});
