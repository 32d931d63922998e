/** The reservation system of the world, put together: its memory, its API, and the strings behind the stage. */
import type { FastifyInstance } from "fastify";
import type { Chance } from "../chance.ts";
import { adopt } from "./adopt.ts";
import { askingRoutes } from "./api/asking.ts";
import { changingRoutes } from "./api/changing.ts";
import { serve } from "./api/door.ts";
import { readingRoutes } from "./api/reading.ts";
import { bookingTables } from "./bookings.ts";
import { changeTables } from "./changes/change.ts";
import { controlReservations } from "./control.ts";
import type { Desk } from "./desk.ts";
import { makeFaults } from "./faults/faults.ts";
import { indexTables } from "./index-booking.ts";
import { inventoryTables } from "./inventory/inventory.ts";
import { bookEverybody } from "./population.ts";
import { askedTables } from "./quotes/asked.ts";
import { playOf, type ReservationsPlay } from "./reservations-play.ts";
import { connectionTables } from "./schedule/connections.ts";
import { flightDayTables } from "./schedule/flight-days.ts";

interface Given extends Desk {
  token: string;
  chance: Chance;
}

const tables = [
  bookingTables,
  indexTables,
  inventoryTables,
  flightDayTables,
  connectionTables,
  askedTables,
  changeTables,
];

export function playReservations(server: FastifyInstance, { token, chance, ...desk }: Given): ReservationsPlay {
  const { db, nextId, now } = desk;
  db.exec(tables.join("\n"));
  adopt(db, now());
  bookEverybody(db, { nextId, now: now() });
  const faults = makeFaults(chance);
  serve(server, { desk, token, faults }, [...readingRoutes(desk), ...askingRoutes(desk), ...changingRoutes(desk)]);
  const play = playOf(desk, faults);
  controlReservations(server, play);
  return play;
}
