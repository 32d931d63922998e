/** OrderChangeNotif: whoever asked for it is told of every change, with the order as it is; nothing is signed, so a secret is shown. */
import type { DatabaseSync } from "node:sqlite";
import { bookingById, type EventKind, listen } from "../reservations/bookings.ts";
import type { HeldBooking } from "../reservations/held-booking.ts";
import { startTelling, type Telling } from "../telling.ts";
import { flightLists, nameAll, namesList } from "./lists.ts";
import { flightsOf, journeysOf } from "./order-view.ts";
import { el, notice, typed, type Xml } from "./tree.ts";

export interface Notices extends Pick<Telling, "hold" | "release" | "copies" | "told"> {
  /** Null: nobody is told any more. */
  tellTo: (whom: { url: string; secret: string } | null) => void;
}

export function startNotices(
  db: DatabaseSync,
  { firstPauseMs, now }: { firstPauseMs: number; now: () => number },
): Notices & Pick<Telling, "stop"> {
  const telling = startTelling({ firstPauseMs });
  let whom: { url: string; secret: string } | null = null;
  listen(db, ({ id, kind }) => {
    if (!whom || kind === "created") return;
    const { url, secret } = whom;
    const headers = { "content-type": "application/xml; charset=utf-8", authorization: `Bearer ${secret}` };
    const body = changeOf(id, { booking: bookingById(db, id), kind, at: now() });
    telling.tell(() => ({ url, headers, body }));
  });
  return { ...telling, tellTo: (next) => void (whom = next) };
}

interface Happened {
  booking: HeldBooking | null;
  kind: EventKind;
  at: number;
}

/** Change types and reasons as they were published: 3 and 116 of what is cancelled, 2 and 100 of other times. */
function changeOf(orderId: string, { booking, kind, at }: Happened): string {
  const isOver = kind !== "changed";
  return notice("IATA_OrderChangeNotifRQ", [
    typed("ChangeGroup", [
      el("ChangeOperationGroup", [
        el("ChangeOperation", [
          el("ChangeDateTime", new Date(at).toISOString().slice(0, -1)),
          el("ChangeTypeCode", isOver ? "3" : "2"),
          el("New", booking ? orderOf(booking) : [el("Order", [el("OrderID", orderId)])]),
          el("ReasonCode", isOver ? "116" : "100"),
        ]),
        booking && el("OrderVersionNumber", booking.version),
      ]),
    ]),
  ]);
}

function orderOf(booking: HeldBooking): Xml[] {
  const named = nameAll(booking);
  const refs = new Map(booking.segments.map((segment) => [named.segments.get(segment.id) ?? "", segment]));
  const lists = flightLists(
    refs,
    journeysOf(booking).map((ids) => ids.map((id) => named.segments.get(id) ?? "")),
  );
  return [
    el("DataLists", [lists.marketing, lists.operating, lists.journeys, namesList(booking, named), lists.segments]),
    el("Order", [
      el("OrderID", booking.id),
      ...[...named.passengers.values()].map((passenger, n) =>
        el("OrderItem", [
          el("OrderItemID", `${booking.id}-${n + 1}`),
          el("OwnerCode", booking.owner),
          ...flightsOf(booking, { named, passenger }),
        ]),
      ),
      el("OwnerCode", booking.owner),
    ]),
  ];
}
