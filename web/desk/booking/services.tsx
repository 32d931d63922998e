/** Meals, help and bags: what they have, what can be asked for until when, and why not. */
import { Button, Checkbox, Skeleton, TextInput } from "@mantine/core";
import { useState } from "react";
import { Trouble } from "../../kit/parts/states.tsx";
import type { Booking, CaseDetail } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useBookingWords, usePersonWords } from "../../kit/words/words.tsx";
import styles from "./booking-dialog.module.css";
import { Price } from "./price.tsx";
import { type OfferedService, useChange, useOfferedServices, useQuote } from "./use-booking.ts";

interface Shown {
  of: CaseDetail;
  booking: Booking;
}

const keyOf = ({ passengerId, legId, code }: { passengerId: string; legId: string; code: string }): string =>
  `${passengerId} ${legId} ${code}`;

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
  const { profile } = usePersonWords();
  const say = useSay();
  const [wanted, setWanted] = useState<ReadonlyMap<string, string>>(new Map());
  const quote = useQuote(of, booking.id);
  const changing = useChange(of);
  const has = (passengerId: string, legId: string, code: string) =>
    booking.services.find(
      (one) =>
        one.passengerId === passengerId && one.legId === legId && one.code === code && one.standing !== "cancelled",
    );
  const items = [...wanted].map(([key, text]) => {
    const [passengerId = "", legId = "", code = ""] = key.split(" ");
    return { passengerId, legId, code, text: text.trim() || null };
  });
  const isPaid = items.some(({ legId, code }) =>
    offered.some((one) => one.legId === legId && one.code === code && one.price !== null),
  );
  const isShort = items.some(
    ({ legId, code, text }) =>
      text === null && offered.some((one) => one.legId === legId && one.code === code && one.needsText),
  );
  const confirm = () => {
    if (isPaid) quote.mutate({ expectedVersion: booking.version, change: { kind: "services", items } });
    else
      changing.mutate({
        bookingId: booking.id,
        expectedVersion: booking.version,
        why: said.whyOf.services,
        change: { kind: "add-services", items },
      });
  };
  const set = (key: string, text: string | null) => {
    const next = new Map(wanted);
    if (text === null) next.delete(key);
    else next.set(key, text);
    setWanted(next);
    quote.reset();
  };
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
              <div key={one.id} className={styles.person}>
                {booking.passengers.length > 1 && (
                  <b>
                    <bdi>
                      {one.givenName} {one.surname}
                    </bdi>
                  </b>
                )}
                {(["meal", "assistance", "bag", "other"] as const).map((kind) => {
                  const those = offered.filter(
                    (service) =>
                      service.legId === leg.id &&
                      service.kind === kind &&
                      (service.passengerId === null || service.passengerId === one.id),
                  );
                  if (those.length === 0) return null;
                  return (
                    <fieldset key={kind} className={styles.services}>
                      <legend>{said.serviceKinds[kind]}</legend>
                      {those.map((service) => {
                        const key = keyOf({ passengerId: one.id, legId: leg.id, code: service.code });
                        const there = has(one.id, leg.id, service.code);
                        return (
                          <span key={key} className={styles.service}>
                            <Checkbox
                              checked={there !== undefined || wanted.has(key)}
                              disabled={!service.isOpen && there === undefined}
                              label={labelOf(service.code, profile.services[service.code])}
                              description={
                                there
                                  ? said.added
                                  : service.isOpen
                                    ? [
                                        ...(service.price ? [say.money(service.price)] : []),
                                        ...(service.deadline ? [said.until(say.moment(service.deadline))] : []),
                                      ].join(" · ")
                                    : service.whyClosed && said.closed[service.whyClosed]
                              }
                              onChange={({ currentTarget: { checked } }) => {
                                if (!there) set(key, checked ? "" : null);
                                else
                                  changing.mutate({
                                    bookingId: booking.id,
                                    expectedVersion: booking.version,
                                    why: said.whyOf.services,
                                    change: { kind: "remove-services", serviceIds: [there.id] },
                                  });
                              }}
                            />
                            {service.needsText && wanted.has(key) && (
                              <TextInput
                                aria-label={said.textNeeded}
                                placeholder={said.textNeeded}
                                value={wanted.get(key)}
                                maxLength={200}
                                onChange={({ currentTarget: { value } }) => set(key, value)}
                              />
                            )}
                          </span>
                        );
                      })}
                    </fieldset>
                  );
                })}
              </div>
            ))}
          </section>
        ))}
      {items.length > 0 && !quote.data && (
        <div className={styles.end}>
          <Button disabled={isShort} loading={quote.isPending || changing.isPending} onClick={confirm}>
            {said.confirm.services}
          </Button>
        </div>
      )}
      {quote.error && <Trouble error={quote.error} onRetry={confirm} />}
      {quote.data && (
        <Price
          of={of}
          booking={booking}
          quote={quote.data}
          kind="services"
          change={() => ({ kind: "add-services", items, quoteId: quote.data.id })}
          onAskAgain={confirm}
          onDone={() => setWanted(new Map())}
        />
      )}
    </div>
  );
}

const labelOf = (code: string, name: string | undefined): string => (name ? `${name} (${code})` : code);
