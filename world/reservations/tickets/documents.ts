/** Tickets and the documents of paid services (EMD): issued, exchanged for others, refunded. */
import type { DatabaseSync } from "node:sqlite";
import { memorise, recall } from "../../store.ts";
import { hasPlaces, type HeldBooking, type Ticket } from "../held-booking.ts";
import { become } from "./coupons.ts";

/** The accounting code of nobody. */
const accountingCode = "999";
const couponsAtMost = 4;
const firstSerial = 2_400_000_000;

/** Thirteen digits; one asked for after the other is the next number, as conjunctive tickets are. */
function nextNumber(db: DatabaseSync): string {
  const serial = Number(recall(db, "document-serial") ?? firstSerial) + 1;
  memorise(db, "document-serial", String(serial));
  return `${accountingCode}${serial}`;
}

interface Wanted {
  kind: Ticket["kind"];
  passengerId: string;
  surname: string;
  segmentIds: readonly string[];
  at: number;
}

/** Four coupons a document, as many documents as it takes. */
export function issueDocuments(db: DatabaseSync, { kind, passengerId, surname, segmentIds, at }: Wanted): Ticket[] {
  const documents: Ticket[] = [];
  for (let n = 0; n < segmentIds.length; n += couponsAtMost)
    documents.push({
      number: nextNumber(db),
      passengerId,
      surname,
      kind,
      issuedAt: new Date(at).toISOString(),
      coupons: segmentIds.slice(n, n + couponsAtMost).map((segmentId) => ({ segmentId, status: "O" })),
    });
  return documents;
}

/** Tickets for everybody who has none, over all that is to be flown. */
export function issueAll(db: DatabaseSync, booking: HeldBooking, at: number): Ticket[] {
  const segmentIds = booking.segments.filter(hasPlaces).map(({ id }) => id);
  return booking.passengers
    .filter(({ id }) => !booking.tickets.some((one) => one.kind === "ticket" && one.passengerId === id))
    .flatMap(({ id, surname }) => issueDocuments(db, { kind: "ticket", passengerId: id, surname, segmentIds, at }));
}

const isOpen = ({ status }: { status: string }): boolean => status === "O" || status === "I";

/** The open coupons of some passengers are exchanged for new tickets over what is to be flown now; what was flown stays. */
export function reissue(
  db: DatabaseSync,
  booking: HeldBooking,
  { passengerIds, at }: { passengerIds: readonly string[]; at: number },
): Ticket[] {
  const isTheirs = (one: Ticket): boolean =>
    one.kind === "ticket" && passengerIds.includes(one.passengerId) && one.coupons.some(isOpen);
  const holders = booking.passengers.filter(({ id }) =>
    booking.tickets.some((one) => one.passengerId === id && isTheirs(one)),
  );
  const spent = new Set(
    booking.tickets.flatMap(({ coupons }) =>
      coupons.filter((one) => !isOpen(one) && "FLC".includes(one.status)).map(({ segmentId }) => segmentId),
    ),
  );
  const segmentIds = booking.segments.filter((one) => hasPlaces(one) && !spent.has(one.id)).map(({ id }) => id);
  return [
    ...booking.tickets.map((one) => (isTheirs(one) ? withOpenAs(one, "E") : one)),
    ...holders.flatMap(({ id, surname }) =>
      issueDocuments(db, { kind: "ticket", passengerId: id, surname, segmentIds, at }),
    ),
  ];
}

/** Its open coupons exchanged, refunded or void. */
export const withOpenAs = (ticket: Ticket, status: "E" | "R" | "V"): Ticket => ({
  ...ticket,
  coupons: ticket.coupons.map((one) => (isOpen(one) ? become(one, status) : one)),
});

/** The coupons of one passenger on one segment. */
export const withCoupon = (
  tickets: readonly Ticket[],
  { passengerId, segmentId, status }: { passengerId: string; segmentId: string; status: string },
): Ticket[] =>
  tickets.map((one) =>
    one.kind === "ticket" && one.passengerId === passengerId
      ? {
          ...one,
          coupons: one.coupons.map((coupon) =>
            coupon.segmentId === segmentId && "OACLI".includes(coupon.status) ? become(coupon, status) : coupon,
          ),
        }
      : one,
  );

const dayMs = 86_400_000;

/** Within a day of the sale and before anything of it was used, it is as if it had never been sold. */
export const mayBeVoided = ({ tickets }: HeldBooking, now: number): boolean => {
  const live = tickets.filter(({ coupons }) => coupons.some(({ status }) => status !== "E" && status !== "V"));
  return (
    live.length > 0 &&
    live.every(
      ({ issuedAt, coupons }) =>
        issuedAt !== null && Date.parse(issuedAt) > now - dayMs && coupons.every(({ status }) => status === "O"),
    ) &&
    // Who exchanged an older ticket did not buy it today.
    !tickets.some(({ coupons }) => coupons.some(({ status }) => status === "E"))
  );
};
