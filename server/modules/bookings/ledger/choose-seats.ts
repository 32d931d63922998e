/** Seats for people who had some: alike, together, and for nothing. Pure. */
import type { SeatFeature, SeatMap, SeatOnMap } from "../../../../contract/aboard.ts";
import type { Booking } from "../../../../contract/bookings.ts";

interface Free {
  seat: string;
  row: number;
  /** From left to right, aisles counted. */
  place: number;
  features: readonly SeatFeature[];
}

interface Sitter {
  passengerId: string;
  kind: Booking["passengers"][number]["kind"];
  needsAssistance: boolean;
  /** Where they sat: `window`, `aisle` or `middle`; null where that is not known. */
  liked: "window" | "aisle" | "middle" | null;
}

/** Nobody gets a seat where not all of them do; empty then. */
export function chooseSeats(
  map: SeatMap,
  cabin: Booking["legs"][number]["cabin"],
  sitters: readonly Sitter[],
): { passengerId: string; seat: string }[] {
  const free = freeIn(map, cabin, sitters);
  if (sitters.length === 0 || free.length < sitters.length) return [];
  const chosen = besideEachOther(free, sitters) ?? closest(free, sitters);
  return chosen.map((one, n) => ({ passengerId: sitters[n]?.passengerId ?? "", seat: one.seat }));
}

function freeIn(map: SeatMap, cabin: string, sitters: readonly Sitter[]): Free[] {
  const closed = (seat: SeatOnMap): boolean =>
    sitters.some(
      ({ kind, needsAssistance }) =>
        (kind === "child" && seat.closedTo.includes("child")) ||
        (needsAssistance && seat.closedTo.includes("assistance")),
    );
  return map.cabins
    .filter((one) => one.cabin === cabin)
    .flatMap(({ columns, rows }) =>
      rows.flatMap(({ number, seats }) =>
        seats
          .filter((seat) => seat.state === "free" && seat.price === null && !closed(seat))
          .map((seat) => ({
            seat: `${number}${seat.column}`,
            row: number,
            place: columns.indexOf(seat.column),
            features: seat.features,
          })),
      ),
    );
}

/** How many of them sit as they did, in the order that fits best. */
const fits = (some: readonly Free[], sitters: readonly Sitter[]): number =>
  some.filter(({ features }, n) => {
    const liked = sitters[n]?.liked;
    return liked && features.includes(liked);
  }).length;

/** In one row without an aisle between them; null where there is none such. */
function besideEachOther(free: readonly Free[], sitters: readonly Sitter[]): Free[] | null {
  let best: Free[] | null = null;
  for (const row of Map.groupBy(free, (one) => one.row).values()) {
    const inRow = row.toSorted((a, b) => a.place - b.place);
    for (let from = 0; from + sitters.length <= inRow.length; from++) {
      const some = inRow.slice(from, from + sitters.length);
      const [first, last] = [some[0], some.at(-1)];
      if (!first || !last || last.place - first.place !== sitters.length - 1) continue;
      for (const tried of [some, some.toReversed()])
        if (!best || fits(tried, sitters) > fits(best, sitters)) best = tried;
    }
  }
  return best;
}

/** As near to each other as there are seats, row by row. */
function closest(free: readonly Free[], sitters: readonly Sitter[]): Free[] {
  const inOrder = free.toSorted((a, b) => a.row - b.row || a.place - b.place);
  let best = inOrder.slice(0, sitters.length);
  const spread = (some: readonly Free[]): number => (some.at(-1)?.row ?? 0) - (some[0]?.row ?? 0);
  for (let from = 1; from + sitters.length <= inOrder.length; from++) {
    const some = inOrder.slice(from, from + sitters.length);
    if (spread(some) < spread(best)) best = some;
  }
  return best;
}
