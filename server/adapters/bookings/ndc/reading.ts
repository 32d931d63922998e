/** What is asked of an airline over NDC, and read from its answers. */
import type { Asked, Away } from "../../../modules/bookings/index.ts";
import type { Zones } from "./airport-zones.ts";
import { type Airline, ask } from "./exchange.ts";
import type { Message } from "./message.ts";
import type { Messages } from "./messages.ts";
import { Misshapen } from "./read-journey.ts";
import { readOrder, type ReadOrder } from "./read-order.ts";
import { refusalOf, troubleIn } from "./refusals.ts";
import type { Element } from "./xml.ts";

export interface Line {
  airline: Airline;
  messages: Messages;
  zones: Zones;
}

export const away = (why: string): Away => ({ status: "away", why });

export const supportsNot = (why: string): { status: "refused"; code: "NOT_SUPPORTED"; why: string } => ({
  status: "refused",
  code: "NOT_SUPPORTED",
  why,
});

/** Reads an answer; one that has not the shape of its message is none. `empty` is what it means that nothing was found. */
export function understood<T>(read: () => T): T | Away {
  try {
    return read();
  } catch (error) {
    if (error instanceof Misshapen)
      return { ...away(`the reservation system's answer is missing ${error.message}`), isThisAlone: true };
    throw error;
  }
}

export async function askFor<T>(
  { airline }: Pick<Line, "airline">,
  message: Message,
  { read, empty }: { read: (answer: Element) => T; empty?: T },
): Promise<Asked<T>> {
  const exchanged = await ask(airline, message);
  if (exchanged.kind === "away") return away(exchanged.why);
  const trouble = troubleIn(exchanged.answer);
  if (trouble) {
    switch (trouble.kind) {
      case "refused":
        return { status: "refused", code: refusalOf(trouble), why: trouble.why };
      case "not-there":
        return { status: "gone" };
      case "none":
        return empty === undefined ? { status: "gone" } : { status: "answered", answer: empty };
      case "no-key":
        return away("the reservation system does not know our key");
      default:
        return away(`the reservation system answered ${trouble.why}`);
    }
  }
  const answer = understood(() => ({ read: read(exchanged.answer) }));
  return "read" in answer ? { status: "answered", answer: answer.read } : answer;
}

export const getOrder = (line: Line, id: string): Promise<Asked<ReadOrder>> =>
  askFor(line, line.messages.retrieve(id), { read: (answer) => orderIn(line, answer) });

/** What is held and dates nothing but the end of that was made by now. */
export function orderIn({ zones }: Line, answer: Element): ReadOrder {
  const { booking, references } = readOrder(answer, zones);
  const now = new Date().toISOString();
  return { booking: { ...booking, madeAt: booking.madeAt > now ? now : booking.madeAt }, references };
}
