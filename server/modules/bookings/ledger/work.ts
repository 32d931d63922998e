/** What the worker does for the ledger: it carries out what was left, finds out what became of what got no answer, and keeps what rebookings dropped. */
import type { BookingsContext } from "../context.ts";
import { carryOut } from "./carry-out.ts";
import { keepAfterRebooking } from "./keep-after-rebooking.ts";
import { reconcile } from "./reconcile.ts";

/** Calls under way at once: the airline's system has other things to do. */
const atOnce = 8;
const batch = 80;

/** Gives whether there may be more to do at once. */
export async function workOnOperations(app: BookingsContext): Promise<boolean> {
  if (!app.reservations) return false;
  const due = await app.db<{ id: string; state: string }[]>`
    select id, state from bookings.operation
    where due_at <= (select platform.now()) and waits_for is null and state in ('prepared', 'sent', 'unknown')
    order by due_at limit ${batch}`;
  const waiting = [...due];
  let isFurther = false;
  const workOn = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift())
      if (await (one.state === "prepared" ? carryOut : reconcile)(app, one.id)) isFurther = true;
  };
  await Promise.all(Array.from({ length: atOnce }, workOn));
  const isKept = await keepAfterRebooking(app);
  return isKept || (isFurther && due.length === batch);
}
