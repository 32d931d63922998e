/** What an order holds, item by item: places on flights, seats, and services that were asked for. Pure. */
import { isMeal } from "../../../modules/bookings/index.ts";
import type { Booking, Leg, Service, Standing } from "../../../../contract/bookings.ts";
import { standingOf } from "./codes.ts";
import type { Flight } from "./read-journey.ts";
import { all, type Element, first, textAt, textsAt } from "./xml.ts";

interface ItemService {
  serviceId: string;
  kind: "flight" | "seat" | "service";
  passengers: string[];
  segments: string[];
  /** Of journeys, where flights are named by them. */
  journeys: string[];
  seat: string | null;
  definition: string | null;
  standing: Standing;
}

export interface Item {
  itemId: string;
  services: ItemService[];
}

/** A seat or a service of the order, by what it is called here. */
export interface Carried {
  kind: "seat" | "service";
  /** Of a service: our id. */
  id: string;
  itemId: string;
  serviceId: string;
}

interface Given {
  lists: Element;
  people: ReadonlyMap<string, string>;
  flights: ReadonlyMap<string, Flight>;
}

export const itemsOf = (order: Element): Item[] =>
  all(order, "OrderItem").map((item) => ({
    itemId: textAt(item, "OrderItemID") ?? "",
    services: all(item, "Service").map((service) => readService(service, textAt(item, "StatusCode"))),
  }));

function readService(service: Element, itemStatus: string | null): ItemService {
  const about = "OrderServiceAssociation";
  const seat = first(service, `${about}/SeatOnLeg`);
  const definition = first(service, `${about}/ServiceDefinitionRef`);
  const place = seat && first(seat, "Seat");
  const flights = definition && first(definition, "OrderFlightAssociations");
  return {
    serviceId: textAt(service, "ServiceID") ?? "",
    kind: seat ? "seat" : definition ? "service" : "flight",
    passengers: textsAt(service, "PaxRefID"),
    segments: seat
      ? textsAt(seat, "SeatAssignmentAssociations/PaxSegmentRef/PaxSegmentRefID")
      : flights
        ? textsAt(flights, "PaxSegmentRef/PaxSegmentRefID")
        : textsAt(service, `${about}/PaxSegmentRef/PaxSegmentRefID`),
    journeys: textsAt(service, `${about}/PaxJourneyRef/PaxJourneyRefID`),
    seat: place && `${textAt(place, "RowNumber") ?? ""}${textAt(place, "ColumnID") ?? ""}`,
    definition: definition && textAt(definition, "ServiceDefinitionRefID"),
    standing: standingOf(textAt(service, "StatusCode") ?? textAt(service, "DeliveryStatusCode") ?? itemStatus),
  };
}

interface SeatHeld {
  passengerId: string;
  legId: string;
  seat: string;
}

/** Allowances of the fare are none: nobody asked for them. */
export function readCarried(
  items: readonly Item[],
  { lists, people, flights }: Given,
): { seats: SeatHeld[]; services: Service[]; all: Carried[] } {
  const codes = new Map(
    all(lists, "ServiceDefinitionList/ServiceDefinition").map((one) => [
      textAt(one, "ServiceDefinitionID") ?? "",
      textAt(one, "ServiceCode"),
    ]),
  );
  const seats: SeatHeld[] = [];
  const services = new Map<string, Service>();
  const found: Carried[] = [];
  for (const { itemId, services: held } of items)
    for (const { serviceId, kind, passengers, segments, seat, definition, standing } of held) {
      const code = codes.get(definition ?? "") ?? null;
      for (const passengerId of passengers.flatMap((ref) => people.get(ref) ?? []))
        for (const legId of segments.flatMap((ref) => flights.get(ref)?.id ?? [])) {
          if (kind === "seat" && seat !== null && standing === "confirmed") {
            seats.push({ passengerId, legId, seat });
            found.push({ kind, id: `${passengerId} ${legId}`, itemId, serviceId });
          }
          if (kind !== "service" || code === null || !/^[A-Z]{4}$/.test(code)) continue;
          const id = `${code}-${passengerId}-${legId}`;
          services.set(id, { id, code, passengerId, legId, standing, isMeal: isMeal(code) });
          found.push({ kind, id, itemId, serviceId });
        }
    }
  return { seats, services: [...services.values()], all: found };
}

const worst: readonly Standing[] = ["refused", "changed", "waitlisted", "requested", "confirmed"];

/** A leg stands as its worst place does; it is cancelled where all of them are. */
export function readLegs(
  items: readonly Item[],
  { flights, lists, seats }: Given & { seats: readonly SeatHeld[] },
): Leg[] {
  const journeys = new Map(
    all(lists, "PaxJourneyList/PaxJourney").map((one) => [
      textAt(one, "PaxJourneyID") ?? "",
      textsAt(one, "PaxSegmentRefID"),
    ]),
  );
  const standings = new Map<string, Standing[]>();
  for (const { kind, segments, journeys: named, standing } of items.flatMap(({ services }) => services))
    if (kind === "flight")
      for (const ref of [...segments, ...named.flatMap((journey) => journeys.get(journey) ?? [])])
        standings.set(ref, [...(standings.get(ref) ?? []), standing]);
  return [...flights.values()].flatMap(({ ref, aircraft: _aircraft, ...flight }): Booking["legs"] => {
    const places = standings.get(ref);
    if (!places) return [];
    const standing = worst.find((one) => places.includes(one)) ?? "cancelled";
    const sitting = seats.filter(({ legId }) => legId === flight.id);
    return [{ ...flight, standing, seats: sitting.map(({ passengerId, seat }) => ({ passengerId, seat })) }];
  });
}
