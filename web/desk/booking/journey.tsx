/** A way to fly, as a person compares it: when it leaves and lands on the clocks there, how long, where it changes and how tight. */
import { useSay } from "../../kit/words/say.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import { connectionRisk, daysLater, hoursOf, minutesOf } from "./journey-times.ts";
import styles from "./journey.module.css";
import type { Journey as Shape } from "./use-booking.ts";

export function Journey({ of }: { of: Shape }) {
  const { booking: said } = useBookingWords();
  const say = useSay();
  const [first, last] = [of.legs[0], of.legs.at(-1)];
  if (!first || !last) return null;
  const later = daysLater(first.departs.local, last.arrives.local);
  const left = Math.min(...of.legs.map(({ seatsLeft }) => seatsLeft ?? 9));
  return (
    <span className={styles.journey}>
      <span className={styles.times}>
        <b>
          {first.departs.local.slice(11)} – {last.arrives.local.slice(11)}
        </b>
        {later > 0 && <sup title={last.arrives.local.slice(0, 10)}>{said.days(later)}</sup>}
        <span>{hoursOf(minutesOf(of))}</span>
        <span>{of.legs.length === 1 ? said.direct : said.stops(of.legs.length - 1)}</span>
        {left < 9 && <span className={styles.few}>{said.left(left)}</span>}
      </span>
      <span className={styles.legs}>
        {of.legs.map((leg, n) => {
          const connection = of.connections[n - 1];
          const risk = connection && connectionRisk(connection);
          return (
            <span key={`${leg.flight} ${leg.departs.at}`}>
              {connection && (
                <span data-risk={risk} className={styles.connection}>
                  {said.connection(connection.airport, hoursOf(connection.minutes))}
                  {risk === "tight" && ` · ${said.tight}`}
                  {risk === "illegal" && ` · ${said.illegal}`}
                </span>
              )}
              <span title={say.weekdayAndTime(Date.parse(leg.departs.at), leg.departs.zone)}>
                {leg.flight} {leg.from}–{leg.to}
              </span>
            </span>
          );
        })}
      </span>
    </span>
  );
}
