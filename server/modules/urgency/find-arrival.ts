/** Whether who was stranded when a case was closed has arrived since, as far as bookings, flights and journeys tell. */
import type { Db } from "../../platform/db.ts";
import { findOnes } from "../customers/index.ts";
import { findTold } from "../flights/index.ts";
import { findSteps } from "../journeys/index.ts";
import { findTravelling } from "./gather.ts";
import { type Arrival, hasArrived } from "./has-arrived.ts";
import { flightOf } from "./trips.ts";

export interface ArrivalAsked {
  caseId: string;
  customerId: string;
  closedAt: Date;
  at: Date;
}

/** What stopped them at the airport within so many hours and has not gone right since keeps them there. */
const stoppedHours = 24;

export async function findArrival(db: Db, { caseId, customerId, closedAt, at }: ArrivalAsked): Promise<Arrival> {
  const now = at.getTime();
  const { travelling } = await findTravelling(db, { id: caseId, customerId, at: now });
  const told = await findTold(
    db,
    travelling.flatMap(({ booking }) => booking.legs.map(flightOf)),
  );
  const arrival = hasArrived(travelling, { told, closedAt: closedAt.getTime(), now });
  if (!arrival.hasArrived) return arrival;
  const steps = await findSteps(db, [...(await findOnes(db, [customerId])).values()], stoppedHours);
  const isStopped = [...steps.values()].some(({ trouble }) => trouble.some(({ urgency }) => urgency === 3));
  return { hasArrived: !isStopped, nextAt: null };
}
