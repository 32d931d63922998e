/** The reservation system that this installation is connected to. */
import type { ReservationSystem } from "../../modules/bookings/index.ts";
import { reservationApi } from "./http/index.ts";

/** Null where none is set: then there are no bookings. */
export const connectReservations = (settings: { url: string; token: string } | null): ReservationSystem | null =>
  settings && reservationApi(settings);
