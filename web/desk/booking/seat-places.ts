/** Where one goes on a seat map with the arrow keys. Pure. */
import type { SeatMap } from "./use-booking.ts";

type Cabin = SeatMap["cabins"][number];

/** Rows from the front, places from left to right; what is no seat is null. */
export type Grid = readonly (readonly (string | null)[])[];

export const gridOf = (cabins: readonly Cabin[]): Grid =>
  cabins.flatMap(({ columns, rows }) =>
    rows.map(({ number, seats }) =>
      columns.map((column) =>
        column !== "" && seats.some((seat) => seat.column === column) ? `${number}${column}` : null,
      ),
    ),
  );

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** The next seat in that direction; aisles and gaps are jumped over, and a row that is narrower leads to its nearest place. */
export function moved(grid: Grid, from: string, key: string): string {
  if (key === "Home") return grid.flat().find((seat) => seat !== null) ?? from;
  if (key === "End") return grid.flat().findLast((seat) => seat !== null) ?? from;
  const step = steps[key];
  const row = grid.findIndex((seats) => seats.includes(from));
  if (!step || row === -1) return from;
  const place = (grid[row] ?? []).indexOf(from);
  const [down, right] = step;
  if (right !== 0) {
    const seats = grid[row] ?? [];
    for (let n = place + right; n >= 0 && n < seats.length; n += right) if (seats[n]) return seats[n] as string;
    return from;
  }
  for (let n = row + down; n >= 0 && n < grid.length; n += down) {
    const nearest = nearestIn(grid[n] ?? [], place);
    if (nearest) return nearest;
  }
  return from;
}

function nearestIn(seats: readonly (string | null)[], place: number): string | null {
  const there = seats.flatMap((seat, n) => (seat === null ? [] : [{ seat, away: Math.abs(n - place) }]));
  return there.toSorted((a, b) => a.away - b.away)[0]?.seat ?? null;
}
