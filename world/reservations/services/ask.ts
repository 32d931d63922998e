/** Whether a service can be had on a flight: its deadline, how many are asked for, and what the aircraft carries. */
import type { DatabaseSync } from "node:sqlite";
import { dateOf, hasPlaces, type HeldBooking, isLive, type Segment } from "../held-booking.ts";
import type { Refusal } from "../refused.ts";
import { airportOf, minutesBetween } from "../schedule/airports.ts";
import { type Service, serviceOf, serviceSold } from "./catalogue.ts";

/** When check-in closes, nothing can be asked for any more. */
const lastMinutes = 40;
/** On shorter flights nobody eats. */
const shortestWithMeals = 45;
/** Where the kitchens can make what is special; elsewhere it is loaded at the hub for both ways, but kosher and special meals keep for one only. */
const kitchens = new Set([
  "AMS",
  "LHR",
  "CDG",
  "FRA",
  "IST",
  "JFK",
  "BKK",
  "NRT",
  "HND",
  "ICN",
  "HKG",
  "PVG",
  "SIN",
  "DXB",
]);

export function deadlineOf({ hours }: Service, { departs }: Segment): number {
  return Date.parse(departs.time) - (hours === null ? lastMinutes * 60_000 : hours * 3_600_000);
}

export const isCarried = ({ kind, code, hours }: Service, { from, to }: Segment): boolean =>
  kind !== "meal" ||
  (minutesBetween(airportOf(from), airportOf(to)) >= shortestWithMeals &&
    (kitchens.has(from) || (hours !== null && hours < 48 && code !== "RVML")));

/** How many of it are promised on that flight and day. */
export function askedFor(db: DatabaseSync, code: string, segment: Segment): number {
  const row = db
    .prepare(
      "select count(*) as n from asked_service where flight = ? and date = ? and code = ? and status in ('HK', 'KK', 'KL', 'NN')",
    )
    .get(segment.flight, dateOf(segment), code);
  return Number(row?.["n"] ?? 0);
}

export type WhyClosed = "deadline" | "quota" | "not-carried";

export function whyClosed(
  db: DatabaseSync,
  service: Service,
  { segment, now }: { segment: Segment; now: number },
): WhyClosed | null {
  if (!isCarried(service, segment)) return "not-carried";
  if (deadlineOf(service, segment) <= now) return "deadline";
  return service.quota !== null && askedFor(db, service.code, segment) >= service.quota ? "quota" : null;
}

export interface AskedItem {
  passengerId: string;
  segmentId: string;
  code: string;
  kilograms?: number | null | undefined;
  text?: string | null | undefined;
}

export type Answered = { refusal: Refusal } | { status: "HK" | "NN" | "HL"; service: Service; segment: Segment };

const no = (code: Refusal["code"], message: string): Answered => ({ refusal: { code, message } });

/** What somebody who asks is told: confirmed, to be agreed to, on the list, or why not. */
export function answerTo(
  db: DatabaseSync,
  booking: HeldBooking,
  { item, now }: { item: AskedItem; now: number },
): Answered {
  const service = serviceSold(item.code, item.kilograms ?? null);
  const segment = booking.segments.find(({ id }) => id === item.segmentId);
  const passenger = booking.passengers.find(({ id }) => id === item.passengerId);
  if (!service) return no("NOT_SUPPORTED", `${item.code} is not in the catalogue.`);
  if (!segment || !hasPlaces(segment) || !passenger)
    return no("INVALID_REQUEST", "There is no such passenger or segment.");
  if (service.needsText && !item.text?.trim()) return no("INVALID_REQUEST", `${item.code} needs words.`);
  if (clashes(booking, service, item))
    return no("SERVICE_INCOMPATIBLE", `${item.code} does not go with what is asked for already.`);
  const closed = whyClosed(db, service, { segment, now });
  if (closed === "not-carried") return no("NOT_ELIGIBLE", `${item.code} is not carried on flight ${segment.flight}.`);
  if (closed === "deadline")
    return no("SERVICE_DEADLINE", `It is too late for ${item.code} on flight ${segment.flight}.`);
  if (closed === "quota" && service.price !== null)
    return no("SERVICE_QUOTA", `Flight ${segment.flight} takes no more ${item.code}.`);
  return { status: closed === "quota" ? "HL" : service.isAgreedTo ? "NN" : "HK", service, segment };
}

/** The same twice, or two meals; several bags are fine. */
function clashes({ services }: HeldBooking, { code, kind }: Service, { passengerId, segmentId }: AskedItem): boolean {
  return services.some(
    (one) =>
      one.passengerId === passengerId &&
      one.segmentId === segmentId &&
      isLive(one) &&
      kind !== "bag" &&
      (one.code === code || (kind === "meal" && serviceOf(one.code)?.kind === "meal")),
  );
}
