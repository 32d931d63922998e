/** Who sits on the hub's flights beside the passengers that are known here: nobody has their names, only their seats. */
import { shareOf } from "../hash.ts";
import type { Cabin } from "../held-booking.ts";
import type { Flight } from "../schedule/flight.ts";
import { type Aircraft, aircraftOf, planOf } from "./aircraft.ts";

const seatsOf = new Map<string, readonly string[]>();

/** All seats of a cabin that somebody may sit on, from the front. */
export function seatsIn(aircraft: Aircraft, cabin: Cabin): readonly string[] {
  const name = `${aircraft.code} ${cabin}`;
  const known = seatsOf.get(name);
  if (known) return known;
  const plan = planOf(aircraft, cabin);
  const seats: string[] = [];
  if (plan)
    for (let row = plan.rows[0]; row <= plan.rows[1]; row++)
      for (const column of plan.columns)
        if (column !== "" && !isBlocked(aircraft, cabin, { row, column })) seats.push(`${row}${column}`);
  seatsOf.set(name, seats);
  return seats;
}

export const isBlocked = (
  { blockedRows, blockedColumns }: Aircraft,
  cabin: Cabin,
  { row, column }: { row: number; column: string },
): boolean => blockedRows.includes(row) || (blockedColumns[cabin] ?? []).includes(column);

const remembered = new Map<string, ReadonlySet<string>>();
const rememberedAtMost = 3000;

/** Between a third and nine tenths of the cabin, the same whenever it is asked. */
export function strangersIn(flight: Flight, date: string, cabin: Cabin): ReadonlySet<string> {
  if (!flight.isOfBank) return new Set();
  const name = `${flight.number} ${date} ${cabin}`;
  const known = remembered.get(name);
  if (known) return known;
  const share = 0.33 + shareOf(name) * 0.57;
  const found = new Set(seatsIn(aircraftOf(flight), cabin).filter((seat) => shareOf(`${name} ${seat}`) < share));
  if (remembered.size >= rememberedAtMost) remembered.clear();
  remembered.set(name, found);
  return found;
}
