import { expect, test } from "vitest";
import { openStore } from "../store.ts";
import { adopt } from "./adopt.ts";
import { bookingById, bookingTables } from "./bookings.ts";
import { indexTables } from "./index-booking.ts";
import { inventoryTables, seatsLeft } from "./inventory/inventory.ts";
import { flightOf } from "./schedule/schedule.ts";

const now = Date.parse("2026-11-22T08:00:00Z");

/** As the first version of the world kept it. */
const old = {
  id: "1",
  recordLocator: "V9MXSA",
  owner: "Q0",
  version: "3",
  state: "held",
  createdAt: "2026-09-24T18:24:46.505Z",
  holdUntil: "2026-09-27T18:24:46.505Z",
  agency: null,
  passengers: [{ id: "P1", surname: "QUILL", givenName: "TABITHA", nameCut: false, type: "adult", loyalty: null }],
  segments: [
    {
      id: "S1",
      flight: "Q0940",
      operatedBy: null,
      from: "LHR",
      to: "AMS",
      departs: { time: "2026-11-30T09:45:00+00:00", zone: "Europe/London" },
      arrives: { time: "2026-11-30T11:41:00+01:00", zone: "Europe/Amsterdam" },
      cabin: "economy",
      status: "HK",
      seats: [{ passengerId: "P1", seat: "5A" }],
    },
  ],
  services: [],
  tickets: [{ number: "9991234567801", passengerId: "P1", surname: "QUILL" }],
  contacts: [],
};

test("a world that an earlier version began keeps its bookings, what it sold, and gets fares, coupons and new holds", () => {
  const db = openStore(null);
  db.exec([bookingTables, indexTables, inventoryTables].join("\n"));
  db.exec("create table sold (flight text, date text, seats integer)");
  const insert = db.prepare("insert into reservation (id, locator, content) values (?, 'V9MXSA', ?)");
  insert.run("1", JSON.stringify(old));
  insert.run("2", JSON.stringify({ ...old, id: "2" }));
  db.prepare("insert into sold (flight, date, seats) values ('Q0940', '2026-11-30', 2)").run();
  adopt(db, now);
  adopt(db, now);
  const [one, two] = [bookingById(db, "1"), bookingById(db, "2")];
  expect(one).toMatchObject({ version: "3", holdUntil: "2026-11-25T08:00:00.000Z", paid: one?.total });
  expect(one?.tickets[0]?.coupons).toEqual([{ segmentId: "S1", status: "O" }]);
  expect([one, two].map((booking) => booking?.segments[0]?.seats.length)).toEqual([1, 0]);
  const [dearest] = seatsLeft(db, { flight: flightOf("Q0940"), date: "2026-11-30", cabin: "economy" });
  expect(dearest).toEqual({ bookingClass: "Y", left: 148 });
});
