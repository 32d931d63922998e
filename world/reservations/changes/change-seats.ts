/** Seats for passengers, each by itself; those that cost something together, with a document for each. */
import type { Desk } from "../desk.ts";
import { type Extra, hasPlaces, type HeldBooking, type Segment, type Ticket } from "../held-booking.ts";
import { spendOn } from "../quotes/spend.ts";
import { type Refusal, Refused } from "../refused.ts";
import { priceOfSeat, whyNot } from "../seats/assign.ts";
import { takenSeats } from "../seats/seat-map.ts";
import { isSeat } from "../seats/seat-rules.ts";
import { issueDocuments, withOpenAs } from "../tickets/documents.ts";
import { settled } from "./money.ts";
import { type Item, itemDone, type Outcome, refusedItem } from "./outcome.ts";
import type { ChangeOf } from "./wire.ts";

type SeatItem = ChangeOf<"seats">["items"][number];

export function changeSeats(desk: Desk, booking: HeldBooking, { items, quoteId, payment }: ChangeOf<"seats">): Outcome {
  if (quoteId) spendOn(desk, booking, { quoteId, items, kind: "seats", payment });
  const isPaid = Boolean(quoteId);
  const refusals = items.map((item) => refusalOf(desk, booking, { item, isPaid, items }));
  const results = items.map((item, ref): Item => {
    const stays = items.some((other, n) => refusals[n] && isSeatedAt(booking, other, item.seat));
    const refusal = refusals[ref] ?? (stays ? notFree(item.seat) : null);
    return refusal ? refusedItem(ref, refusal) : itemDone(ref);
  });
  const refused = results.find(({ refusal }) => refusal !== null)?.refusal;
  if (isPaid && refused) throw new Refused(refused.code, refused.message);
  const given = items.filter((_, ref) => results[ref]?.refusal === null);
  const seated = booking.segments.map((segment) => withSeats(segment, given));
  return { booking: settled(withDocuments(desk, { ...booking, segments: seated }, given), booking), items: results };
}

const notFree = (seat: string): Refusal => ({
  code: "SEAT_UNAVAILABLE",
  message: `Seat ${seat} is another passenger's of this booking.`,
});

const isSeatedAt = ({ segments }: HeldBooking, { segmentId, passengerId }: SeatItem, seat: string): boolean =>
  segments.some(
    ({ id, seats }) => id === segmentId && seats.some((one) => one.passengerId === passengerId && one.seat === seat),
  );

function refusalOf(
  { db, now }: Desk,
  booking: HeldBooking,
  { item, isPaid, items }: { item: SeatItem; isPaid: boolean; items: readonly SeatItem[] },
): Refusal | null {
  const segment = booking.segments.find(({ id }) => id === item.segmentId);
  if (!segment || !hasPlaces(segment) || !booking.passengers.some(({ id }) => id === item.passengerId))
    return { code: "INVALID_REQUEST", message: "There is no such passenger or segment." };
  if (items.some((one) => one !== item && one.segmentId === item.segmentId && one.seat === item.seat))
    return { code: "INVALID_REQUEST", message: `Seat ${item.seat} is asked for twice.` };
  const refusal = whyNot(booking, segment, { ...item, taken: takenSeats(db, segment), now: now() });
  if (refusal) return refusal;
  const isTheirs = segment.seats.some(
    ({ seat, passengerId }) => seat === item.seat && passengerId === item.passengerId,
  );
  const companion = segment.seats.find(({ seat }) => seat === item.seat);
  const companionStays =
    companion && !items.some((one) => one.segmentId === item.segmentId && one.passengerId === companion.passengerId);
  if (companionStays && !isTheirs) return notFree(item.seat);
  if (!isPaid && !isTheirs && priceOfSeat(segment, item.seat) > 0)
    return { code: "PAYMENT_REQUIRED", message: `Seat ${item.seat} is to be paid first.` };
  return null;
}

function withSeats(segment: Segment, items: readonly SeatItem[]): Segment {
  const those = items.filter(({ segmentId }) => segmentId === segment.id);
  if (those.length === 0) return segment;
  const others = segment.seats.filter(({ passengerId }) => !those.some((one) => one.passengerId === passengerId));
  return { ...segment, seats: [...others, ...those.map(({ passengerId, seat }) => ({ passengerId, seat }))] };
}

/** A document for each seat that costs something; that of the seat before it is exchanged. */
function withDocuments({ db, now }: Desk, booking: HeldBooking, items: readonly SeatItem[]): HeldBooking {
  const spent = booking.books.extras.filter((extra) =>
    items.some(
      (one) =>
        one.passengerId === extra.passengerId &&
        one.segmentId === extra.segmentId &&
        one.seat !== extra.what &&
        isSeat(extra.what),
    ),
  );
  const fresh = items.flatMap(({ passengerId, segmentId, seat }): { extra: Extra; documents: Ticket[] }[] => {
    const segment = booking.segments.find(({ id }) => id === segmentId);
    const amount = segment ? priceOfSeat(segment, seat) : 0;
    const isKnown = booking.books.extras.some(
      (one) => one.segmentId === segmentId && one.passengerId === passengerId && one.what === seat,
    );
    if (amount === 0 || isKnown) return [];
    const surname = booking.passengers.find(({ id }) => id === passengerId)?.surname ?? "";
    const documents = issueDocuments(db, { kind: "emd", passengerId, surname, segmentIds: [segmentId], at: now() });
    return [{ documents, extra: { passengerId, segmentId, what: seat, amount, document: documents[0]?.number ?? "" } }];
  });
  return {
    ...booking,
    tickets: [
      ...booking.tickets.map((one) =>
        spent.some(({ document }) => document === one.number) ? withOpenAs(one, "E") : one,
      ),
      ...fresh.flatMap(({ documents }) => documents),
    ],
    books: {
      ...booking.books,
      extras: [...booking.books.extras.filter((one) => !spent.includes(one)), ...fresh.map(({ extra }) => extra)],
    },
  };
}
