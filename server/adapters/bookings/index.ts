/** The reservation system and the baggage tracing that this installation is connected to. */
import type { BaggageTracing, ReservationSystem } from "../../modules/bookings/index.ts";
import { duffel, type DuffelSettings } from "./duffel/index.ts";
import { baggageApi } from "./http/baggage.ts";
import { reservationApi } from "./http/index.ts";
import { ndcAirline, type NdcSettings } from "./ndc/index.ts";

/** By what it speaks. */
export type ReservationSettings =
  | { kind: "jetbridge"; url: string; token: string }
  | ({ kind: "ndc" } & NdcSettings)
  | ({ kind: "duffel" } & DuffelSettings);

/** Null where none is set: then there are no bookings. */
export function connectReservations(settings: ReservationSettings | null): ReservationSystem | null {
  if (settings === null) return null;
  switch (settings.kind) {
    case "ndc":
      return ndcAirline(settings);
    case "duffel":
      return duffel(settings);
    default:
      return reservationApi(settings);
  }
}

/** Null where none is set: then there are no bag files. */
export const connectBaggage = (settings: { url: string; token: string } | null): BaggageTracing | null =>
  settings && baggageApi(settings);
