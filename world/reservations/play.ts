/** The reservation system of the world, put together: its memory, its API, and the strings behind the stage. */
import type { FastifyInstance } from "fastify";
import type { Chance } from "../chance.ts";
import { adopt } from "./adopt.ts";
import { askingRoutes } from "./api/asking.ts";
import { changingRoutes } from "./api/changing.ts";
import { serve } from "./api/door.ts";
import { readingRoutes } from "./api/reading.ts";
import { controlReservations } from "./control.ts";
import type { Desk } from "./desk.ts";
import { makeFaults } from "./faults/faults.ts";
import { startHooks } from "../duffel/events.ts";
import { playDuffel } from "../duffel/play.ts";
import { startNotices } from "../ndc/notices.ts";
import { playNdc } from "../ndc/play.ts";
import { bookEverybody } from "./population.ts";
import { reservationTables } from "./tables.ts";
import { playOf, type ReservationsPlay } from "./reservations-play.ts";

interface Given extends Desk {
  token: string;
  chance: Chance;
  firstPauseMs: number;
}

export function playReservations(
  server: FastifyInstance,
  { token, chance, firstPauseMs, ...desk }: Given,
): ReservationsPlay & { stop: () => Promise<void> } {
  const { db, nextId, now } = desk;
  db.exec(reservationTables);
  adopt(db, now());
  bookEverybody(db, { nextId, now: now() });
  const faults = makeFaults(chance);
  serve(server, { desk, token, faults }, [...readingRoutes(desk), ...askingRoutes(desk), ...changingRoutes(desk)]);
  playNdc(server, { desk, token, faults });
  const hooks = startHooks(desk, { firstPauseMs });
  playDuffel(server, { desk, token, faults, hooks });
  const { stop, ...notices } = startNotices(db, { firstPauseMs, now });
  const play = { ...playOf(desk, faults), notices };
  controlReservations(server, play);
  return {
    ...play,
    async stop() {
      await stop();
      await hooks.stop();
    },
  };
}
