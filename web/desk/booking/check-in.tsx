/** Checking in, passenger by passenger or all at once. */
import { Button } from "@mantine/core";
import { useNow } from "../../kit/time/clock.ts";
import type { Booking, CaseDetail } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import styles from "./booking-dialog.module.css";
import { useChange } from "./use-booking.ts";

const opensBefore = 30 * 3_600_000;

export function CheckIn({ of, booking }: { of: CaseDetail; booking: Booking }) {
  const { booking: said } = useBookingWords();
  const say = useSay();
  const now = useNow();
  const changing = useChange(of);
  const ahead = booking.legs.filter((leg) => Date.parse(leg.departs.at) > now && leg.standing === "confirmed");
  return (
    <div className={styles.room}>
      {ahead.length === 0 && <p className={styles.soft}>{said.nothingAhead}</p>}
      {ahead.map((leg) => {
        const done = new Map(
          booking.checkIns.filter(({ legId }) => legId === leg.id).map((one) => [one.passengerId, one.sequence]),
        );
        const missing = booking.passengers.filter(({ id }) => !done.has(id));
        const isOpen = Date.parse(leg.departs.at) - now < opensBefore;
        return (
          <section key={leg.id} className={styles.onLeg}>
            <h4>
              {leg.flight} {leg.from}–{leg.to} · {say.weekdayAndTime(Date.parse(leg.departs.at), leg.departs.zone)}
            </h4>
            <ul className={styles.people}>
              {booking.passengers.map(({ id, givenName, surname }) => (
                <li key={id}>
                  <bdi>
                    {givenName} {surname}
                  </bdi>
                  {done.has(id) && <span className={styles.kept}>{said.checkedIn(done.get(id) ?? 0)}</span>}
                </li>
              ))}
            </ul>
            {missing.length > 0 && !isOpen && <p className={styles.soft}>{said.notOpen}</p>}
            {missing.length > 0 && isOpen && (
              <div>
                <Button
                  loading={changing.isPending}
                  onClick={() =>
                    changing.mutate({
                      bookingId: booking.id,
                      expectedVersion: booking.version,
                      why: said.whyOf["check-in"],
                      change: {
                        kind: "check-in",
                        items: missing.map(({ id }) => ({ passengerId: id, legId: leg.id })),
                      },
                    })
                  }
                >
                  {said.checkIn}
                </Button>
              </div>
            )}
          </section>
        );
      })}
    </div>
  );
}
