/** What a booking can ask for, on each of its flights, closed things with the reason. */
import type { DatabaseSync } from "node:sqlite";
import { euros, hasPlaces, type HeldBooking } from "../held-booking.ts";
import { deadlineOf, whyClosed } from "./ask.ts";
import { catalogue, serviceOf, soldAs } from "./catalogue.ts";

export function offeredServices(db: DatabaseSync, { segments }: HeldBooking, now: number) {
  return {
    services: segments.filter(hasPlaces).flatMap((segment) =>
      catalogue.map((service) => {
        const closed = whyClosed(db, service, { segment, now });
        return {
          code: service.code,
          kind: service.kind,
          segmentId: segment.id,
          passengerId: null,
          deadline: new Date(deadlineOf(service, segment)).toISOString(),
          price: service.price === null ? null : euros(service.price),
          isOpen: closed === null,
          whyClosed: closed,
          needsText: service.needsText,
        };
      }),
    ),
  };
}

/** The same with bags told apart by their weight. */
export function offeredByWeight(db: DatabaseSync, booking: HeldBooking, now: number) {
  const { services } = offeredServices(db, booking, now);
  return {
    services: services.flatMap((offered) => {
      const service = serviceOf(offered.code);
      if (!service) return [];
      return soldAs(service).map(({ kilograms, price }) => ({
        ...offered,
        kilograms,
        price: price === null ? null : euros(price),
      }));
    }),
  };
}
