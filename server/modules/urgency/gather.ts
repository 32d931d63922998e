/** What is known of the customers of cases, for all of a batch. */
import type { Sign } from "../../../contract/triage.ts";
import type { Db } from "../../platform/db.ts";
import { findKept } from "../bookings/index.ts";
import type { Weighed } from "../cases/index.ts";
import { findOnes, type OneCustomer } from "../customers/index.ts";
import { findDrillsOf } from "../drills/index.ts";
import { findTold } from "../flights/index.ts";
import { findSteps } from "../journeys/index.ts";
import { findReach, findTravellers, type Reach, reachesTo } from "../proof/index.ts";
import type { Facts, Trip } from "./facts.ts";
import { flightOf, type Travelling, tripsOf } from "./trips.ts";

export interface Known {
  facts: Facts;
  /** On what it depends beside what they write. */
  bookingIds: string[];
}

interface Reached {
  travelling: Travelling[];
  /** The next end of a proof. */
  until: number | null;
}

/** A trip that was over so long ago presses nobody. */
const overDays = 12;
const mostTrips = 20;
const day = 86_400_000;

/** By case. `hours`: for how long what was seen of them may count. */
export async function gather(
  db: Db,
  cases: readonly Weighed[],
  { at, hours }: { at: number; hours: number },
): Promise<Map<string, Known>> {
  const ones = await findOnes(
    db,
    cases.map(({ customerId }) => customerId),
  );
  const people = [...new Map([...ones.values()].map((one): [string, OneCustomer] => [one.survivorId, one])).values()];
  const [steps, travellers] = [await findSteps(db, people, hours), await findTravellers(db, people)];
  const drills = await findDrillsOf(
    db,
    cases.map(({ id }) => id),
  );
  const reached = new Map<string, Reached>();
  for (const { id, customerId } of cases)
    if (travellers.has(ones.get(customerId)?.survivorId ?? ""))
      reached.set(id, await findTravelling(db, { id, customerId, at }));
  const told = await findTold(
    db,
    [...reached.values()].flatMap(({ travelling }) => travelling.flatMap(({ booking }) => booking.legs.map(flightOf))),
  );
  return new Map(
    cases.map(({ id, customerId, said, signs }): [string, Known] => {
      const seen = steps.get(ones.get(customerId)?.survivorId ?? "");
      const { travelling, until } = reached.get(id) ?? { travelling: [], until: null };
      const airside = (seen?.airside ?? []).map((one) => one.getTime());
      const trips = nearest(
        travelling.flatMap((one) => tripsOf(one, { told, seen: airside })),
        at,
      );
      const trouble = (seen?.trouble ?? []).map((one) => ({ ...one, at: one.at.getTime() }));
      const facts = { said, signs: withDrills(signs, drills.get(id) ?? []), trips, steps: trouble, until };
      return [id, { facts, bookingIds: travelling.map(({ booking }) => booking.id) }];
    }),
  );
}

/** What an agent said is none presses nobody, and what they said is one does. */
const withDrills = (signs: readonly Sign[], drills: readonly { kind: Sign; isSo: boolean }[]): Sign[] => [
  ...signs.filter((sign) => !drills.some(({ kind }) => kind === sign)),
  ...drills.filter(({ isSo }) => isSo).map(({ kind }) => kind),
];

const nearest = (trips: readonly Trip[], at: number): Trip[] =>
  trips
    .filter(({ departsAt }) => departsAt > at - overDays * day)
    .toSorted((a, b) => Math.abs(a.departsAt - at) - Math.abs(b.departsAt - at))
    .slice(0, mostTrips);

/** Their bookings as this case reaches them: what is only claimed, or known from an address alone, is not proved. */
export async function findTravelling(
  db: Db,
  { id: caseId, customerId, at }: { id: string; customerId: string; at: number },
): Promise<Reached> {
  const reached = await findReach(db, { customerId, staffId: null, caseId });
  const bookings = await findKept(
    db,
    reached.map(({ bookingId }) => bookingId),
  );
  const travelling = bookings.flatMap((booking): Travelling[] => {
    const reach = reached.find(({ bookingId }) => bookingId === booking.id);
    return reach ? [{ booking, passengerIds: passengersOf(reach), isProved: reachesTo(reach.allows, "told") }] : [];
  });
  const ends = reached.flatMap(({ until }) => (until && until.getTime() > at ? [until.getTime()] : []));
  return { travelling, until: ends.length > 0 ? Math.min(...ends) : null };
}

const passengersOf = ({ links }: Reach): string[] | null => {
  const ids = links.flatMap(({ passengerId }) => (passengerId === null ? [] : [passengerId]));
  return ids.length < links.length ? null : ids;
};
