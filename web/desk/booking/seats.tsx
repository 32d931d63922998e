/** Where they sit: one after the other is given a seat on the picture, and all are taken at once. */
import { NativeSelect, SegmentedControl, Skeleton } from "@mantine/core";
import { useState } from "react";
import { Trouble } from "../../kit/parts/states.tsx";
import { useNow } from "../../kit/time/clock.ts";
import type { Booking, CaseDetail } from "../../kit/wire.ts";
import { isolated, useSay } from "../../kit/words/say.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import styles from "./booking-dialog.module.css";
import { Confirm } from "./confirm.tsx";
import { SeatPicture } from "./seat-picture.tsx";
import { useSeatMap } from "./use-booking.ts";

export function Seats({ of, booking }: { of: CaseDetail; booking: Booking }) {
  const { booking: said } = useBookingWords();
  const say = useSay();
  const now = useNow();
  const ahead = booking.legs.filter((leg) => Date.parse(leg.departs.at) > now && leg.standing === "confirmed");
  const [legId, setLegId] = useState(ahead[0]?.id ?? "");
  const leg = ahead.find(({ id }) => id === legId);
  if (!leg) return <p className={styles.soft}>{said.nothingAhead}</p>;
  return (
    <div className={styles.room}>
      {ahead.length > 1 && (
        <NativeSelect
          label={said.leg}
          value={leg.id}
          data={ahead.map((one) => ({
            value: one.id,
            label: `${one.flight} ${one.from}–${one.to} · ${say.weekdayAndTime(Date.parse(one.departs.at), one.departs.zone)}`,
          }))}
          onChange={({ currentTarget: { value } }) => setLegId(value)}
        />
      )}
      <OnLeg key={`${leg.id} ${booking.version}`} of={of} booking={booking} leg={leg} />
    </div>
  );
}

interface Shown {
  of: CaseDetail;
  booking: Booking;
  leg: Booking["legs"][number];
}

function OnLeg({ of, booking, leg }: Shown) {
  const { booking: said } = useBookingWords();
  const sitters = booking.passengers.filter(({ kind }) => kind !== "infant");
  const [who, setWho] = useState(sitters[0]?.id ?? "");
  const [taken, setTaken] = useState<ReadonlyMap<string, string>>(new Map());
  const map = useSeatMap(of, booking, leg.id);
  if (map.error) return <Trouble error={map.error} onRetry={() => void map.refetch()} />;
  if (!map.data) return <Skeleton height={420} aria-busy />;
  const sitting = new Map<string, string>();
  for (const one of sitters) {
    const seat = taken.get(one.id) ?? leg.seats.find(({ passengerId }) => passengerId === one.id)?.seat;
    if (seat) sitting.set(seat, initialsOf(one));
  }
  const items = [...taken].map(([passengerId, seat]) => ({ passengerId, legId: leg.id, seat }));
  const take = (seat: string) => {
    const others = [...taken].filter(([id, other]) => id !== who && other !== seat);
    setTaken(new Map([...others, [who, seat]]));
    const next = sitters[(sitters.findIndex(({ id }) => id === who) + 1) % sitters.length];
    if (next) setWho(next.id);
  };
  const needsHelp = booking.services.some((one) => !one.isMeal && one.passengerId === who);
  const kind = sitters.find(({ id }) => id === who)?.kind;
  return (
    <>
      {sitters.length > 1 && <Sitters of={sitters} who={who} onSet={setWho} />}
      <p className={styles.soft}>{said.seatHelp}</p>
      <SeatPicture
        of={map.data}
        flight={leg.flight}
        sitting={sitting}
        chosen={new Set(taken.values())}
        closedTo={
          new Set([...(kind === "child" ? ["child" as const] : []), ...(needsHelp ? ["assistance" as const] : [])])
        }
        onTake={take}
      />
      <Confirm
        of={of}
        booking={booking}
        chosen={{ kind: "seats", items }}
        isPaid={items.some(({ seat }) => priceOf(map.data, seat))}
        onClear={() => setTaken(new Map())}
      />
    </>
  );
}

/** A few stand side by side; of more, or with long names, one is picked from a list. */
function Sitters({ of, who, onSet }: { of: Booking["passengers"]; who: string; onSet: (id: string) => void }) {
  const { booking: said } = useBookingWords();
  const data = of.map((one) => ({ value: one.id, label: isolated(`${one.givenName} ${one.surname}`) }));
  const isLong = data.reduce((all, { label }) => all + label.length, 0) > 60;
  return isLong ? (
    <NativeSelect label={said.who} value={who} data={data} onChange={({ currentTarget: { value } }) => onSet(value)} />
  ) : (
    <SegmentedControl aria-label={said.who} value={who} onChange={onSet} data={data} />
  );
}

const initialsOf = ({ givenName, surname }: { givenName: string; surname: string }): string =>
  `${[...givenName][0] ?? ""}${[...surname][0] ?? ""}`;

const priceOf = (map: Parameters<typeof SeatPicture>[0]["of"], name: string) =>
  map.cabins
    .flatMap(({ rows }) =>
      rows.flatMap(({ number, seats }) => seats.map((seat) => ({ ...seat, name: `${number}${seat.column}` }))),
    )
    .find((seat) => seat.name === name)?.price ?? null;
