/** Where they sit: one after the other is given a seat on the picture, and all are taken at once. */
import { Button, NativeSelect, SegmentedControl, Skeleton } from "@mantine/core";
import { useState } from "react";
import { Trouble } from "../../kit/parts/states.tsx";
import { useNow } from "../../kit/time/clock.ts";
import type { Booking, CaseDetail } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import styles from "./booking-dialog.module.css";
import { Price } from "./price.tsx";
import { SeatPicture } from "./seat-picture.tsx";
import { useChange, useQuote, useSeatMap } from "./use-booking.ts";

export function Seats({ of, booking }: { of: CaseDetail; booking: Booking }) {
  const { booking: said } = useBookingWords();
  const say = useSay();
  const now = useNow();
  const ahead = booking.legs.filter((leg) => Date.parse(leg.departs.at) > now && leg.standing === "confirmed");
  const [legId, setLegId] = useState(ahead[0]?.id ?? "");
  const leg = ahead.find(({ id }) => id === legId);
  if (!leg) return <p className={styles.soft}>{said.none}</p>;
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
  const quote = useQuote(of, booking.id);
  const changing = useChange(of);
  if (map.error) return <Trouble error={map.error} onRetry={() => void map.refetch()} />;
  if (!map.data) return <Skeleton height={420} aria-busy />;
  const sitting = new Map<string, string>();
  for (const one of sitters) {
    const seat = taken.get(one.id) ?? leg.seats.find(({ passengerId }) => passengerId === one.id)?.seat;
    if (seat) sitting.set(seat, initialsOf(one));
  }
  const items = [...taken].map(([passengerId, seat]) => ({ passengerId, legId: leg.id, seat }));
  const isPaid = items.some(({ seat }) => priceOf(map.data, seat));
  const take = (seat: string) => {
    const others = [...taken].filter(([id, other]) => id !== who && other !== seat);
    setTaken(new Map([...others, [who, seat]]));
    quote.reset();
    const next = sitters[(sitters.findIndex(({ id }) => id === who) + 1) % sitters.length];
    if (next) setWho(next.id);
  };
  const confirm = () => {
    if (isPaid) quote.mutate({ expectedVersion: booking.version, change: { kind: "seats", items } });
    else
      changing.mutate({
        bookingId: booking.id,
        expectedVersion: booking.version,
        why: said.whyOf.seats,
        change: { kind: "seats", items },
      });
  };
  const needsHelp = booking.services.some((one) => !one.isMeal && one.passengerId === who);
  const kind = sitters.find(({ id }) => id === who)?.kind;
  return (
    <>
      {sitters.length > 1 && (
        <SegmentedControl
          aria-label={said.who}
          value={who}
          onChange={setWho}
          data={sitters.map((one) => ({ value: one.id, label: `${one.givenName} ${one.surname}` }))}
        />
      )}
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
      {items.length > 0 && !quote.data && (
        <div className={styles.end}>
          <Button variant="default" onClick={() => setTaken(new Map())}>
            {said.back}
          </Button>
          <Button loading={quote.isPending || changing.isPending} onClick={confirm}>
            {said.confirm.seats}
          </Button>
        </div>
      )}
      {quote.error && <Trouble error={quote.error} onRetry={confirm} />}
      {quote.data && (
        <Price
          of={of}
          booking={booking}
          quote={quote.data}
          kind="seats"
          change={() => ({ kind: "seats", items, quoteId: quote.data.id })}
          onAskAgain={confirm}
          onDone={() => setTaken(new Map())}
        />
      )}
    </>
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
