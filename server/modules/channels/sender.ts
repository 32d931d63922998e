/** Keeps messages on their way to their vendors: a call that hangs holds up nobody but its own lane. */
import { claimOutgoing, type Held } from "./claim-outgoing.ts";
import type { ChannelsContext } from "./context.ts";
import { deliver } from "./deliver.ts";

export interface Sender {
  /** Sends what is due and there is room for, without waiting for the vendors; gives whether there may be more. */
  round(): Promise<boolean>;
  /** Until all that is under way has ended. */
  landed(): Promise<void>;
}

const mostAtOnce = 48;
/** An account that uses all of these leaves the others theirs. */
const mostOfAccount = 16;

/** `onRoom` is told when another may go. */
export function makeSender(app: ChannelsContext, onRoom: () => void = () => {}): Sender {
  const flights = new Set<Promise<void>>();
  const underWay = new Map<string, number>();
  const count = (accountId: string, by: number): void =>
    void underWay.set(accountId, (underWay.get(accountId) ?? 0) + by);
  const roomOf = (accountId: string): number => mostOfAccount - (underWay.get(accountId) ?? 0);
  const carry = (one: Held): Promise<void> =>
    deliver(app, one).catch((error: unknown) => {
      // It stays held until its lease ends, and is looked up then.
      app.log.error({ err: error, outgoing: one.message.id }, "what became of a message is not known");
    });
  const launch = (one: Held): void => {
    count(one.account.id, 1);
    const flight = carry(one).finally(() => {
      flights.delete(flight);
      count(one.account.id, -1);
      onRoom();
    });
    flights.add(flight);
  };
  return {
    async round() {
      const full = [...underWay.keys()].filter((id) => roomOf(id) <= 0);
      for (;;) {
        const room = mostAtOnce - flights.size;
        if (room <= 0) return false;
        const { held, wasAny, crowded } = await claimOutgoing(app, { room, roomOf, full });
        held.forEach(launch);
        if (crowded.length === 0) return wasAny;
        full.push(...crowded);
      }
    },
    async landed() {
      await Promise.all(flights);
    },
  };
}
