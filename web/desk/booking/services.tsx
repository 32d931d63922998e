/** Meals, help and bags: what they have, what can be asked for until when, and why not. */
import { Skeleton } from "@mantine/core";
import { useState } from "react";
import { Trouble } from "../../kit/parts/states.tsx";
import type { Booking, CaseDetail } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import styles from "./booking-dialog.module.css";
import { Confirm } from "./confirm.tsx";
import { chosenBy, type Choosing, ForPerson } from "./service-choices.tsx";
import { type OfferedService, useChange, useOfferedServices } from "./use-booking.ts";

interface Shown {
  of: CaseDetail;
  booking: Booking;
}

export function Services({ of, booking }: Shown) {
  const { booking: said } = useBookingWords();
  const { data, error, refetch } = useOfferedServices(of, booking);
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={360} aria-busy />;
  return data.items.length === 0 ? (
    <p className={styles.soft}>{said.cannot}</p>
  ) : (
    <Offered key={booking.version} of={of} booking={booking} offered={data.items} />
  );
}

function Offered({ of, booking, offered }: Shown & { offered: readonly OfferedService[] }) {
  const { booking: said } = useBookingWords();
  const say = useSay();
  const [wanted, setWanted] = useState<ReadonlyMap<string, string>>(new Map());
  const changing = useChange(of);
  const choosing: Choosing = {
    wanted,
    set: (key, text) => {
      const others = [...wanted].filter(([other]) => other !== key);
      setWanted(new Map(text === null ? others : [...others, [key, text]]));
    },
    giveUp: (serviceId) =>
      changing.mutate({
        bookingId: booking.id,
        expectedVersion: booking.version,
        why: said.whyOf.services,
        change: { kind: "remove-services", serviceIds: [serviceId] },
      }),
  };
  const items = [...wanted].map(([key, text]) => {
    return { ...chosenBy(key), text: text.trim() || null };
  });
  const offerOf = ({ legId, code, kilograms }: (typeof items)[number]) =>
    offered.find((one) => one.legId === legId && one.code === code && (one.kilograms ?? null) === kilograms);
  return (
    <div className={styles.room}>
      {booking.legs
        .filter(({ id }) => offered.some(({ legId }) => legId === id))
        .map((leg) => (
          <section key={leg.id} className={styles.onLeg}>
            <h4>
              {leg.flight} {leg.from}–{leg.to} · {say.weekdayAndTime(Date.parse(leg.departs.at), leg.departs.zone)}
            </h4>
            {booking.passengers.map((one) => (
              <ForPerson
                key={one.id}
                booking={booking}
                person={one}
                offered={offered.filter(
                  ({ legId, passengerId }) => legId === leg.id && (passengerId === null || passengerId === one.id),
                )}
                choosing={choosing}
              />
            ))}
          </section>
        ))}
      <Confirm
        of={of}
        booking={booking}
        chosen={{ kind: "services", items }}
        isPaid={items.some((one) => (offerOf(one)?.price ?? null) !== null)}
        isWhole={items.every((one) => one.text !== null || !offerOf(one)?.needsText)}
        onClear={() => setWanted(new Map())}
      />
    </div>
  );
}
