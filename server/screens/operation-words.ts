/** What was done to a booking, in the customer's language, for the agent to send. */
import type { BookingChange } from "../../contract/booking-operations.ts";
import type { Booking } from "../../contract/bookings.ts";
import { type Money, sayMoney } from "../../contract/money.ts";
import { findOperationDone, OperationNotFound, sayService } from "../modules/bookings/index.ts";
import { findReadyWords } from "../modules/cases/index.ts";
import type { Db } from "../platform/db.ts";

/** Empty where nothing was done that a customer is told of. */
export async function wordsOfOperation(db: Db, id: string, language: string): Promise<string> {
  const operation = await findOperationDone(db, id);
  if (!operation) throw OperationNotFound();
  const { change, after, refund } = operation;
  return after ? say(change, after, { refund, language }) : "";
}

function say(
  change: BookingChange,
  booking: Booking,
  { refund, language }: { refund: Money | null; language: string },
): string {
  const words = findReadyWords(language);
  const flights = () =>
    booking.legs.filter(({ standing }) => standing === "confirmed").map((leg) => flight(leg, language));
  switch (change.kind) {
    case "rebook":
    case "sell":
    case "issue":
      return words.youFly(flights().join("\n"));
    case "cancel":
      return words.isCancelled(refund && sayMoney(refund, language));
    case "seats":
      return words.isArranged(change.items.map((one) => `${whose(booking, one)}: ${one.seat}`).join("\n"));
    case "add-services":
      return words.isArranged(
        change.items.map((one) => `${whose(booking, one)}: ${sayService(one, language)}`).join("\n"),
      );
    case "check-in":
      return words.isArranged(
        booking.checkIns
          .filter((one) => change.items.some(({ passengerId }) => passengerId === one.passengerId))
          .map((one) => `${whose(booking, one)}: ${one.sequence}`)
          .join("\n"),
      );
    default:
      return "";
  }
}

/** On which flight; where several travel, for whom too. */
function whose({ legs, passengers }: Booking, { legId, passengerId }: { legId: string; passengerId: string }): string {
  const flight = legs.find(({ id }) => id === legId)?.flight ?? "";
  const name = passengers.length > 1 ? passengers.find(({ id }) => id === passengerId)?.givenName : undefined;
  return name ? `${flight} ${name}` : flight;
}

/** `Q0900 · Tue 1 Dec 13:05 AMS – 16:00 OSL`, by the clocks at both ends. */
function flight({ flight, from, to, departs, arrives }: Booking["legs"][number], language: string): string {
  const day = new Intl.DateTimeFormat(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: departs.zone,
  }).format(new Date(departs.at));
  return `${flight} · ${day} ${departs.local.slice(11)} ${from} – ${arrives.local.slice(11)} ${to}`;
}
