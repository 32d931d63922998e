/** Services asked for and given up; what costs something has a document. */
import type { Desk } from "../desk.ts";
import {
  type Extra,
  type HeldBooking,
  isWaiting,
  type Segment,
  type ServiceRequest,
  type Ticket,
} from "../held-booking.ts";
import { bookingById, keep } from "../bookings.ts";
import { dateOf } from "../held-booking.ts";
import { Refused } from "../refused.ts";
import { answerTo } from "../services/ask.ts";
import { agreedAfterMs, serviceOf } from "../services/catalogue.ts";
import { issueDocuments, withOpenAs } from "../tickets/documents.ts";
import { spendOn } from "../quotes/spend.ts";
import { settled } from "./money.ts";
import { type Item, itemDone, type Outcome, refusedItem } from "./outcome.ts";
import type { ChangeOf } from "./wire.ts";

export function addServices(desk: Desk, booking: HeldBooking, change: ChangeOf<"add-services">): Outcome {
  const { quoteId, items: wanted, payment } = change;
  if (quoteId) spendOn(desk, booking, { quoteId, items: wanted, kind: "services", payment });
  const isPaid = Boolean(quoteId);
  let next = booking;
  const items: Item[] = [];
  for (const [ref, item] of wanted.entries()) {
    const answer = answerTo(desk.db, next, { item, now: desk.now() });
    if ("refusal" in answer) items.push(refusedItem(ref, answer.refusal));
    else if (answer.service.price !== null && !isPaid)
      items.push(refusedItem(ref, { code: "PAYMENT_REQUIRED", message: `${item.code} is to be paid first.` }));
    else {
      next = withService(desk, next, { item, status: answer.status, price: answer.service.price });
      items.push(itemDone(ref, answer.status));
    }
  }
  const refused = items.find(({ refusal }) => refusal !== null)?.refusal;
  if (isPaid && refused) throw new Refused(refused.code, refused.message);
  return { booking: settled(next, booking), items };
}

function withService(
  { db, now }: Desk,
  booking: HeldBooking,
  { item, status, price }: { item: ChangeOf<"add-services">["items"][number]; status: string; price: number | null },
): HeldBooking {
  const servicesMade = booking.books.servicesMade + 1;
  const { passengerId, segmentId, code, kilograms } = item;
  const request: ServiceRequest = {
    id: `V${servicesMade}`,
    code,
    passengerId,
    segmentId,
    status,
    ...(kilograms && { kilograms }),
    text: item.text ?? null,
  };
  const surname = booking.passengers.find(({ id }) => id === passengerId)?.surname ?? "";
  const documents: Ticket[] =
    price === null ? [] : issueDocuments(db, { kind: "emd", passengerId, surname, segmentIds: [segmentId], at: now() });
  const extras: Extra[] =
    price === null
      ? []
      : [{ passengerId, segmentId, what: paidAs(request), amount: price, document: documents[0]?.number ?? "" }];
  return {
    ...booking,
    services: [...booking.services, request],
    tickets: [...booking.tickets, ...documents],
    books: {
      ...booking.books,
      servicesMade,
      extras: [...booking.books.extras, ...extras],
      settles:
        status === "NN" ? { ...booking.books.settles, [request.id]: now() + agreedAfterMs } : booking.books.settles,
    },
  };
}

/** Bags of another weight cost another price. */
const paidAs = ({ code, kilograms }: ServiceRequest): string => (kilograms ? `${code} ${kilograms}` : code);

/** What was paid for is paid back; who waits for what comes free gets it. */
export function removeServices(_: Desk, booking: HeldBooking, { serviceIds }: ChangeOf<"remove-services">): Outcome {
  const gone = booking.services.filter(({ id, code }) => serviceIds.includes(id) && !code.startsWith("CTC"));
  if (gone.length < new Set(serviceIds).size) throw new Refused("INVALID_REQUEST", "There is no such service.");
  const spent = gone.flatMap(
    (one) =>
      booking.books.extras.find(
        ({ passengerId, segmentId, what }) =>
          passengerId === one.passengerId && segmentId === one.segmentId && what === paidAs(one),
      ) ?? [],
  );
  const next: HeldBooking = {
    ...booking,
    services: booking.services.filter((one) => !gone.includes(one)),
    tickets: booking.tickets.map((one) =>
      spent.some(({ document }) => document === one.number) ? withOpenAs(one, "R") : one,
    ),
    books: { ...booking.books, extras: booking.books.extras.filter((one) => !spent.includes(one)) },
  };
  const refund = spent.reduce((sum, { amount }) => sum + amount, 0);
  return { booking: settled(next, booking), ...(refund > 0 && { refund }) };
}

/** Meals that came free go to who is on the list, in the order they asked. */
export function clearServices(desk: Desk, segments: readonly Segment[]): void {
  for (const segment of segments) {
    const [flight, date] = [segment.flight, dateOf(segment)];
    const rows = desk.db
      .prepare(
        "select booking_id, service_id, code from asked_service where flight = ? and date = ? and status = 'HL' order by booking_id",
      )
      .all(flight, date);
    for (const row of rows) {
      const booking = bookingById(desk.db, String(row["booking_id"]));
      const request = booking?.services.find(({ id }) => id === row["service_id"]);
      if (!booking || !request || !isWaiting(request) || isFull(desk, request.code, flight, date)) continue;
      const services = booking.services.map((one) => (one === request ? { ...one, status: "KL" } : one));
      keep(desk.db, { ...booking, services }, { kind: "changed", at: desk.now() });
    }
  }
}

function isFull({ db }: Desk, code: string, flight: string, date: string): boolean {
  const row = db
    .prepare(
      "select count(*) as n from asked_service where flight = ? and date = ? and code = ? and status in ('HK', 'KK', 'KL', 'NN')",
    )
    .get(flight, date, code);
  return Number(row?.["n"] ?? 0) >= (serviceOf(code)?.quota ?? Number.POSITIVE_INFINITY);
}
