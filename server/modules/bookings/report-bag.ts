/** An agent files a report of a bag at the tracing system. */
import type { Booking } from "../../../contract/bookings.ts";
import type { ReportRequest } from "../../../contract/baggage-api.ts";
import { atomically } from "../../platform/context.ts";
import { audit } from "../staff/index.ts";
import type { BookingsContext } from "./context.ts";
import { keepBagFiles } from "./keep-bag-files.ts";
import { BookingNotProved, NoBaggageTracing, ReportTaken } from "./problems.ts";

export interface BagReport {
  id: string;
  customerId: string;
  bookingId: string;
  passengerId: string;
  kind: ReportRequest["kind"];
  airport: string;
  flight: string | null;
  bags: ReportRequest["bags"];
  agentId: string;
  /** The passengers of the booking that the customer proved to be; null is any of it. */
  proved: readonly (string | null)[];
}

export interface Filed {
  state: "filed" | "refused" | "unsure";
  reference: string | null;
  why: string | null;
}

/** Written before the system is asked. The same id again asks again, and the system takes it for the same. */
export async function reportBag(app: BookingsContext, report: BagReport): Promise<Filed> {
  const { baggage } = app;
  if (!baggage) throw NoBaggageTracing();
  const { id, bookingId, passengerId, proved, agentId } = report;
  if (!proved.some((one) => one === null || one === passengerId)) throw BookingNotProved();
  const request = await prepare(app, report);
  if ("state" in request) return request;
  const reported = await baggage.report(request);
  if (reported.status === "away") return { state: "unsure", reference: null, why: reported.why };
  return atomically(app, async (app) => {
    if (reported.status === "refused") {
      await app.db`update bookings.bag_report set state = 'refused', why = ${reported.why.slice(0, 300)} where id = ${id} and state = 'sent'`;
      return { state: "refused", reference: null, why: reported.why };
    }
    await keepBagFiles(app, [{ ...reported.file, requestId: id }]);
    const { reference } = reported.file.file;
    await app.db`update bookings.bag_report set state = 'filed', reference = ${reference} where id = ${id} and state <> 'filed'`;
    const subject = `booking/${bookingId}`;
    await audit(app.db, { actorId: agentId, action: "bookings.report-bag", subject, detail: reference });
    return { state: "filed", reference, why: null };
  });
}

/** What is asked of the system; or how it ended, where it was asked before. */
async function prepare(app: BookingsContext, report: BagReport): Promise<ReportRequest | Filed> {
  const { id, bookingId, passengerId, kind, airport, flight, bags, agentId, customerId } = report;
  return atomically(app, async (app) => {
    const [row] = await app.db<{ content: Booking }[]>`select content from bookings.booking where id = ${bookingId}`;
    const passenger = row?.content.passengers.find((one) => one.id === passengerId);
    if (!row || !passenger) throw BookingNotProved();
    const { count } = await app.db`
      insert into bookings.bag_report (id, booking_id, passenger_id, reported_by) values (${id}, ${bookingId}, ${passengerId}, ${agentId})
      on conflict (id) do nothing`;
    if (count === 0) {
      const [known] = await app.db<
        { state: "sent" | "filed" | "refused"; reference: string | null; why: string | null; isSame: boolean }[]
      >`
        select state, reference, why, booking_id = ${bookingId} and passenger_id = ${passengerId} as is_same from bookings.bag_report where id = ${id}`;
      if (!known?.isSame) throw ReportTaken();
      if (known.state !== "sent") return { state: known.state, reference: known.reference, why: known.why };
    } else
      await audit(app.db, {
        actorId: agentId,
        action: "bookings.ask-bag-report",
        subject: `customer/${customerId}`,
        detail: bookingId,
      });
    const { recordLocator, tickets, contacts } = row.content;
    const { surname, givenName, loyalty } = passenger;
    return {
      requestId: id,
      kind,
      airport,
      flight,
      recordLocator,
      ticketNumber: tickets.find((one) => one.passengerId === passengerId)?.number ?? null,
      passenger: {
        surname,
        givenName,
        loyalty: loyalty && { programme: loyalty.programme, number: loyalty.number },
      },
      contacts: contacts
        .filter((one) => !one.isAgencys && (one.passengerId === null || one.passengerId === passengerId))
        .map((one) => ({ kind: one.kind, value: one.value })),
      bags: [...bags],
    };
  });
}
