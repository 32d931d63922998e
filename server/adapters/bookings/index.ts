/** The reservation system and the baggage tracing that this installation is connected to. */
import type { BaggageTracing, ReservationSystem } from "../../modules/bookings/index.ts";
import { baggageApi } from "./http/baggage.ts";
import { reservationApi } from "./http/index.ts";

/** Null where none is set: then there are no bookings. */
export const connectReservations = (settings: { url: string; token: string } | null): ReservationSystem | null =>
  settings && reservationApi(settings);

/** Null where none is set: then there are no bag files. */
export const connectBaggage = (settings: { url: string; token: string } | null): BaggageTracing | null =>
  settings && baggageApi(settings);
