/** Finds the order of a sale whose answer was lost. NDC carries no id of ours, so it is known by who flies where, and when it was made. */
import type { Booking } from "../../../../contract/bookings.ts";
import { type Became, latin, type Lost } from "../../../modules/bookings/index.ts";
import { askFor, away, getOrder, type Line } from "./reading.ts";
import type { Sale } from "./selling.ts";
import { readTripId } from "./trip-id.ts";
import { textsAt } from "./xml.ts";

/** Clocks differ. */
const skewMs = 60_000;
/** So long a list may not show what was made. No airline says how late its list is, so what is not there by then is for a person. */
const lagMs = 60_000;
/** More unpaid orders than this of so short a time are no business of a care desk. */
const most = 40;

export async function findSold(line: Line, sale: Sale, { since, sentAt, notThese }: Lost): Promise<Became> {
  const now = Date.now();
  const listed = await askFor(
    line,
    line.messages.listUnpaid(new Date(since.getTime() - skewMs), new Date(now + skewMs)),
    { read: (answer) => textsAt(answer, "Response/MatchedOrder/OrderRefID"), empty: [] },
  );
  if (listed.status === "away") return listed;
  if (listed.status === "refused") return away(`the reservation system lists no orders: ${listed.why}`);
  const ids = (listed.status === "answered" ? listed.answer : []).filter((id) => !notThese.includes(id));
  if (ids.length > most) return { status: "cannot-tell" };
  const sold: Booking[] = [];
  let isUnclear = false;
  for (const id of new Set(ids)) {
    const order = await getOrder(line, id);
    if (order.status === "away" && !order.isThisAlone) return order;
    isUnclear ||= order.status === "away";
    if (order.status === "answered" && isOf(sale, order.answer.booking)) sold.push(order.answer.booking);
  }
  const [booking, second] = sold;
  // One that can't be read may be it.
  if (second || (isUnclear && !booking)) return { status: "cannot-tell" };
  if (booking)
    return {
      status: "settled",
      settled: {
        outcome: "done",
        bookingId: booking.id,
        version: booking.version,
        items: [],
        refusal: null,
        refund: null,
      },
    };
  return now < sentAt.getTime() + lagMs
    ? away("what was sold a moment ago may not be listed yet")
    : { status: "cannot-tell" };
}

/** The same people, on the same flights, to be reached in the same way. */
export function isOf(sale: Sale, { passengers, legs, contacts }: Booking): boolean {
  const wanted = readTripId(sale.offerId)?.legIds ?? [];
  const asked = sale.passengers.map(({ kind, surname, givenName }) => ({ kind, surname, givenName }));
  const isSame = (one: (typeof asked)[number], other: (typeof asked)[number]): boolean =>
    one.kind === other.kind &&
    plain(one.surname) === plain(other.surname) &&
    // Given names are shortened, joined, and have titles behind them.
    (plain(one.givenName).startsWith(plain(other.givenName)) ||
      plain(other.givenName).startsWith(plain(one.givenName)));
  return (
    wanted.toSorted().join() ===
      legs
        .map(({ id }) => id)
        .toSorted()
        .join() &&
    passengers.length === asked.length &&
    asked.every((one) => passengers.some((other) => isSame(one, other))) &&
    (contacts.length === 0 || sale.contacts.some(({ value }) => contacts.some((one) => one.value === value)))
  );
}

const plain = (name: string): string => latin(name).replaceAll(" ", "");
