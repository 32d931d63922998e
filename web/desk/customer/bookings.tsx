/** Bookings that lead to the customer: legs, seats, meals and other services, how they stand, and what is odd. */
import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { Booking, Profile } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./booking.module.css";
import panel from "./customer-panel.module.css";
import { useAllBookings } from "./use-profile.ts";
import { Claimed } from "./who.tsx";

export function Bookings({ of, caseId, opened }: { of: Profile; caseId: string; opened: string | null }) {
  const { profile: said } = useCaseWords();
  const [wantsAll, setWantsAll] = useState(false);
  const isMissing = opened?.startsWith("booking ") && !of.bookings.some(({ id }) => `booking ${id}` === opened);
  const isWide = wantsAll || isMissing === true;
  const all = useAllBookings({ ids: of.customer.ids, caseId }, isWide);
  // What another part of the page once asked for stays in memory, and is not renewed.
  const bookings = (isWide ? all.data?.items : null) ?? of.bookings;
  return (
    <section className={panel.section}>
      <h3>{said.bookings}</h3>
      {bookings.length === 0 && <p className={panel.soft}>{said.noBookings}</p>}
      {bookings.map((booking, place) => (
        <BookingCard
          key={booking.id}
          of={booking}
          isNext={place === 0 && booking.id === of.nextFlight?.bookingId}
          isWanted={opened === `booking ${booking.id}`}
        />
      ))}
      {of.moreBookings && bookings === of.bookings && (
        <Button size="compact-sm" variant="subtle" loading={all.isFetching} onClick={() => setWantsAll(true)}>
          {said.moreBookings}
        </Button>
      )}
    </section>
  );
}

/** Opens what was asked for elsewhere on the panel, and brings it into view. */
export function useWanted<E extends HTMLElement>(isWanted: boolean, open: () => void) {
  const place = useRef<E>(null);
  const act = useRef(open);
  useEffect(() => {
    act.current = open;
  });
  useEffect(() => {
    if (!isWanted) return;
    act.current();
    place.current?.scrollIntoView({ block: "nearest" });
    place.current?.querySelector("summary")?.focus({ preventScroll: true });
  }, [isWanted]);
  return place;
}

function BookingCard({ of, isNext, isWanted }: { of: Booking; isNext: boolean; isWanted: boolean }) {
  const { profile: said } = useCaseWords();
  const say = useSay();
  const [open, setOpen] = useState(isNext);
  const place = useWanted<HTMLDetailsElement>(isWanted, () => setOpen(true));
  const [first] = of.legs;
  const last = of.legs.at(-1);
  const stops = [first?.from, ...of.legs.map(({ to }) => to)].filter(Boolean).join("–");
  const oddities = [
    ...new Set(
      of.oddities.map(
        ({ kind, minutes, serviceId }) =>
          said.oddities[kind](minutes ?? 0) + (serviceId === null ? "" : serviceOf(of, serviceId)),
      ),
    ),
  ];
  const isOdd = oddities.length > 0;
  return (
    <details
      ref={place}
      className={styles.card}
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <span className={styles.title}>
          <b>{stops || said.hiddenCode}</b>
          {first && <span>{say.date(first.departs.at)}</span>}
        </span>
        <span className={styles.more}>
          <span className={styles.code}>{of.recordLocator}</span>
          <span data-state={of.state} className={styles.state}>
            {said.states[of.state]}
          </span>
          {isOdd && (
            <span className={styles.odd}>
              <IconAlertTriangle size={13} aria-hidden /> {oddities.length}
            </span>
          )}
          {!of.linkedBy.some(({ known }) => known !== "claimed") && <Claimed />}
        </span>
      </summary>
      {isOdd && (
        <ul className={styles.oddities}>
          {oddities.map((text) => (
            <li key={text}>
              <IconAlertTriangle size={13} aria-hidden /> {text}
            </li>
          ))}
        </ul>
      )}
      <ol className={styles.legs} aria-label={said.legs}>
        {of.legs.map((leg) => (
          <Leg key={leg.id} of={leg} booking={of} />
        ))}
      </ol>
      <Passengers of={of} />
      <p className={panel.soft}>
        {of.agency && `${said.agency(of.agency.name)} · `}
        {said.bookedOn(say.date(of.madeAt))}
        {last === undefined && ` · ${of.id}`}
      </p>
    </details>
  );
}

const serviceOf = ({ services }: Booking, id: string): string => {
  const code = services.find((service) => service.id === id)?.code;
  return code ? ` (${code})` : "";
};

function Leg({ of, booking }: { of: Booking["legs"][number]; booking: Booking }) {
  const { profile: said } = useCaseWords();
  const say = useSay();
  const seats = of.seats.map(({ seat }) => seat).join(", ");
  const services = booking.services.filter(({ legId }) => legId === of.id || legId === null);
  return (
    <li>
      <span className={styles.legTop}>
        <b>
          {of.from} → {of.to}
        </b>
        <span>{of.flight}</span>
        {of.standing !== "confirmed" && (
          <span className={styles.standing} data-standing={of.standing}>
            {said.standings[of.standing]}
          </span>
        )}
      </span>
      <span className={panel.soft}>
        {say.weekdayAndTime(Date.parse(of.departs.at), of.departs.zone)} – {of.arrives.local.slice(11)}
        {" · "}
        {seats ? said.seat(seats) : said.noSeat}
      </span>
      {services.length > 0 && (
        <span className={styles.services}>
          {services.map(({ id, code, standing }) => (
            <span key={id} title={said.services[code]} data-standing={standing} className={styles.service}>
              {code}
              {standing !== "confirmed" && ` ${said.standings[standing]}`}
            </span>
          ))}
        </span>
      )}
    </li>
  );
}

function Passengers({ of }: { of: Booking }) {
  const { profile: said } = useCaseWords();
  const theirs = new Set(of.linkedBy.map(({ passengerId }) => passengerId));
  return (
    <ul className={styles.passengers} aria-label={said.passengers}>
      {of.passengers.slice(0, 9).map(({ id, givenName, surname, loyalty }) => (
        <li key={id} data-theirs={theirs.has(id)}>
          <bdi>
            {givenName} {surname}
          </bdi>
          {loyalty?.tier && <small> {loyalty.tier}</small>}
        </li>
      ))}
      {of.passengers.length > 9 && <li>+ {of.passengers.length - 9}</li>}
    </ul>
  );
}
