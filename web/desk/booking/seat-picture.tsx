/** A cabin seen from above; every seat is a button, and the arrow keys lead from one to the next. */
import { type KeyboardEvent, useRef, useState } from "react";
import { useSay } from "../../kit/words/say.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import { gridOf, moved } from "./seat-places.ts";
import styles from "./seat-picture.module.css";
import type { SeatMap } from "./use-booking.ts";

type Seat = SeatMap["cabins"][number]["rows"][number]["seats"][number];

interface Shown {
  of: SeatMap;
  flight: string;
  /** Whose it is or will be, by seat: initials. */
  sitting: ReadonlyMap<string, string>;
  chosen: ReadonlySet<string>;
  /** Who may not sit in some places. */
  closedTo: ReadonlySet<"child" | "infant" | "assistance">;
  onTake: (seat: string) => void;
}

export function SeatPicture({ of, flight, sitting, chosen, closedTo, onTake }: Shown) {
  const { booking: said } = useBookingWords();
  const say = useSay();
  const place = useRef<HTMLTableElement>(null);
  const grid = gridOf(of.cabins);
  const [at, setAt] = useState(() => [...sitting.keys()][0] ?? grid.flat().find((seat) => seat !== null) ?? "");
  const go = (event: KeyboardEvent) => {
    const next = moved(grid, at, event.key);
    if (next === at && !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    setAt(next);
    const plane = place.current?.parentElement;
    plane?.querySelector<HTMLElement>(`[data-seat="${next}"]`)?.focus();
  };
  const isOpen = (seat: Seat): boolean => seat.state === "free" && !seat.closedTo.some((whom) => closedTo.has(whom));
  const stateOf = (name: string, seat: Seat): string => {
    if (chosen.has(name)) return "chosen";
    if (sitting.has(name)) return "yours";
    if (seat.state !== "free") return seat.state;
    return isOpen(seat) ? "free" : "closed";
  };
  const describe = (name: string, seat: Seat): string =>
    [
      name,
      sitting.get(name) ? `${chosen.has(name) ? said.chosen : said.yours} ${sitting.get(name)}` : wordOf(seat, said),
      ...seat.features.map((feature) => said.features[feature]),
      ...seat.closedTo.map((whom) => said.notFor(said.closedTo[whom])),
      ...(seat.price ? [say.money(seat.price)] : []),
    ].join(", ");
  return (
    <div className={styles.plane}>
      {of.cabins.map(({ cabin, columns, rows }) => (
        <table key={cabin} ref={place} className={styles.cabin} aria-label={said.seatMap(flight)}>
          <thead aria-hidden>
            <tr>
              {placesOf(columns).map(({ column, id }) => (
                <td key={id}>{column}</td>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ number, isOverWing, seats }) => (
              <tr key={number} data-wing={isOverWing || undefined}>
                {placesOf(columns).map(({ column, id }) => {
                  const seat = seats.find((one) => one.column === column);
                  if (!seat) return <td key={id}>{column === "" && number}</td>;
                  const name = `${number}${column}`;
                  return (
                    <td key={id}>
                      <button
                        type="button"
                        data-seat={name}
                        data-state={stateOf(name, seat)}
                        data-paid={seat.price !== null || undefined}
                        data-exit={seat.features.includes("exit") || undefined}
                        tabIndex={name === at ? 0 : -1}
                        aria-disabled={!isOpen(seat)}
                        aria-pressed={sitting.has(name)}
                        aria-label={describe(name, seat)}
                        title={describe(name, seat)}
                        onKeyDown={go}
                        onFocus={() => setAt(name)}
                        onClick={() => isOpen(seat) && onTake(name)}
                      >
                        {sitting.get(name) ?? ""}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

/** Each with a name of its own, aisles too. */
const placesOf = (columns: readonly string[]): { column: string; id: string }[] =>
  columns.map((column, n) => ({ column, id: column || `aisle ${n}` }));

const wordOf = ({ state }: Seat, said: { free: string; taken: string; blocked: string }): string => said[state];
