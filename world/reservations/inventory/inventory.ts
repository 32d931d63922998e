/** What is sold of each flight, day and booking class: one conditional statement sells, so nothing is sold twice. */
import type { DatabaseSync } from "node:sqlite";
import { cabins, type Cabin } from "../held-booking.ts";
import type { Flight } from "../schedule/flight.ts";
import { flightOf } from "../schedule/schedule.ts";
import { type ClassRow, classesOf, leftIn, openingOf } from "./classes.ts";

export const inventoryTables = `
create table if not exists flight_class (
  flight text not null, date text not null, class text not null, cabin text not null, rank integer not null,
  level integer not null check (level >= 0), sold integer not null check (sold >= 0), primary key (flight, date, class)
) strict, without rowid;
`;

export interface Wanted {
  flight: string;
  date: string;
  bookingClass: string;
  seats: number;
  /** How many beyond the level may be sold: only a move may, and only where the flight allows it. */
  beyond?: number;
}

function rowsOf(db: DatabaseSync, flight: Flight, date: string): ClassRow[] {
  const rows = db
    .prepare("select cabin, class, rank, level, sold from flight_class where flight = ? and date = ?")
    .all(flight.number, date);
  if (rows.length === 0) return openingOf(flight, date);
  return rows.map((row) => ({
    cabin: cabins.find((one) => one === row["cabin"]) ?? "economy",
    bookingClass: String(row["class"]),
    rank: Number(row["rank"]),
    level: Number(row["level"]),
    sold: Number(row["sold"]),
  }));
}

/** How many seats each class of the cabin has left, the dearest first. */
export const seatsLeft = (
  db: DatabaseSync,
  { flight, date, cabin }: { flight: Flight; date: string; cabin: Cabin },
): { bookingClass: string; left: number }[] => leftIn(rowsOf(db, flight, date), cabin);

/** Rows are made when somebody first buys a seat of a flight. */
export function openFlight(db: DatabaseSync, number: string, date: string): void {
  const known = db.prepare("select 1 from flight_class where flight = ? and date = ?").get(number, date);
  if (known) return;
  for (const { cabin, bookingClass, rank, level, sold } of openingOf(flightOf(number), date))
    db.prepare(
      "insert into flight_class (flight, date, class, cabin, rank, level, sold) values (?, ?, ?, ?, ?, ?, ?)",
    ).run(number, date, bookingClass, cabin, rank, level, sold);
}

/** Whether there were seats: takes them all, or none. */
export function takeSeats(db: DatabaseSync, { flight, date, bookingClass, seats, beyond = 0 }: Wanted): boolean {
  openFlight(db, flight, date);
  const { changes } = db
    .prepare(
      `update flight_class as wanted set sold = sold + :seats
       where flight = :flight and date = :date and class = :class and level + :beyond >= :seats + (
         select sum(sold) from flight_class as cabin
         where cabin.flight = wanted.flight and cabin.date = wanted.date and cabin.cabin = wanted.cabin)`,
    )
    .run({ seats, flight, date, class: bookingClass, beyond });
  return Number(changes) === 1;
}

export function giveBackSeats(db: DatabaseSync, { flight, date, bookingClass, seats }: Wanted): void {
  db.prepare("update flight_class set sold = max(0, sold - ?) where flight = ? and date = ? and class = ?").run(
    seats,
    flight,
    date,
    bookingClass,
  );
}

/** In the class that was wished for or, where it is closed, in the next dearer one; null where there is none. */
export function takeSeatsFrom(db: DatabaseSync, { cabin, ...wanted }: Wanted & { cabin: Cabin }): string | null {
  const classes = classesOf[cabin];
  for (let rank = Math.max(0, classes.indexOf(wanted.bookingClass)); rank >= 0; rank--) {
    const bookingClass = classes[rank] ?? wanted.bookingClass;
    if (takeSeats(db, { ...wanted, bookingClass })) return bookingClass;
  }
  return null;
}

/** The cheapest class that is open on all of these flights for so many. */
export function cheapestOpen(
  db: DatabaseSync,
  legs: readonly { flight: Flight; date: string }[],
  { cabin, seats }: { cabin: Cabin; seats: number },
): { bookingClass: string; left: number } | null {
  const rows = legs.map((leg) => seatsLeft(db, { ...leg, cabin }));
  for (const bookingClass of classesOf[cabin].toReversed()) {
    const left = Math.min(...rows.map((row) => row.find((one) => one.bookingClass === bookingClass)?.left ?? 0));
    if (left >= seats) return { bookingClass, left };
  }
  return null;
}
