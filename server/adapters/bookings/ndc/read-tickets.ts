/** Tickets and documents of services, with their coupons. Pure. */
import type { Booking } from "../../../../contract/bookings.ts";
import { couponStatusOf } from "./codes.ts";
import type { Flight } from "./read-journey.ts";
import { all, type Element, textAt } from "./xml.ts";

interface Given {
  people: ReadonlyMap<string, string>;
  flights: ReadonlyMap<string, Flight>;
}

/** Tickets of several coupon books (conjunction tickets) are one each. */
export function readTickets(response: Element, { people, flights }: Given): Booking["tickets"] {
  return all(response, "TicketDocInfo").flatMap((document) => {
    const passengerId = people.get(textAt(document, "PaxRefID") ?? "");
    const issued = textAt(document, "IssueInfo/IssueDate");
    return all(document, "Ticket").flatMap((ticket) => {
      const number = textAt(ticket, "TicketNumber");
      if (number === null || passengerId === undefined) return [];
      const kind = textAt(ticket, "TicketDocTypeCode")?.toUpperCase() === "J" ? "emd" : "ticket";
      return {
        number,
        passengerId,
        surname: null,
        kind,
        issuedAt: issued && /^\d{4}-\d{2}-\d{2}/.test(issued) ? `${issued.slice(0, 10)}T00:00:00.000Z` : null,
        coupons: all(ticket, "Coupon").map((coupon) => ({
          legId: flights.get(textAt(coupon, "SoldAirlineInfo/PaxSegmentRefID") ?? "")?.id ?? null,
          status: couponStatusOf(textAt(coupon, "CouponStatusCode")),
        })),
      };
    });
  });
}
