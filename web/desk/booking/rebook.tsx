/** Another flight instead: what is given up, what there is, at which price, and done. */
import { Button, Checkbox, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Trouble } from "../../kit/parts/states.tsx";
import { useNow } from "../../kit/time/clock.ts";
import type { Booking, CaseDetail } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import styles from "./booking-dialog.module.css";
import { Journey } from "./journey.tsx";
import { useLost } from "./lost.ts";
import { Price } from "./price.tsx";
import { type Alternative, useAlternatives, useQuote } from "./use-booking.ts";

export function Rebook({ of, booking }: { of: CaseDetail; booking: Booking }) {
  const { booking: said } = useBookingWords();
  const say = useSay();
  const now = useNow();
  const ahead = booking.legs.filter((leg) => Date.parse(leg.departs.at) > now && leg.standing !== "cancelled");
  const [legIds, setLegIds] = useState<readonly string[]>(() => directionOf(ahead));
  const given = ahead.filter(({ id }) => legIds.includes(id));
  const [date, setDate] = useState(given[0]?.departs.local.slice(0, 10) ?? "");
  const [chosen, setChosen] = useState<Alternative | null>(null);
  const search = useAlternatives(of, booking.id);
  const quote = useQuote(of, booking.id);
  const [from, to] = [given[0]?.from ?? "", given.at(-1)?.to ?? ""];
  const look = (on: string) => {
    setDate(on);
    setChosen(null);
    quote.reset();
    if (given.length > 0 && on !== "") search.mutate({ legIds: given.map(({ id }) => id), from, to, date: on });
  };
  const ask = (alternative: Alternative) => {
    setChosen(alternative);
    quote.mutate({
      expectedVersion: booking.version,
      change: { kind: "rebook", alternativeId: alternative.id },
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    look(date);
  };
  if (ahead.length === 0) return <p className={styles.soft}>{said.nothingAhead}</p>;
  return (
    <div className={styles.room}>
      <form onSubmit={submit} className={styles.asking}>
        <fieldset className={styles.legs}>
          <legend>{said.givenUp}</legend>
          {ahead.map((leg) => (
            <Checkbox
              key={leg.id}
              label={`${leg.flight} ${leg.from}–${leg.to} · ${say.weekdayAndTime(Date.parse(leg.departs.at), leg.departs.zone)}`}
              checked={legIds.includes(leg.id)}
              onChange={({ currentTarget: { checked } }) =>
                setLegIds(checked ? [...legIds, leg.id] : legIds.filter((id) => id !== leg.id))
              }
            />
          ))}
        </fieldset>
        <div className={styles.row}>
          <TextInput
            type="date"
            label={said.date}
            value={date}
            required
            onChange={({ currentTarget: { value } }) => setDate(value)}
          />
          <Button type="submit" loading={search.isPending} disabled={given.length === 0}>
            {said.search} {from && `${from}–${to}`}
          </Button>
          <Button variant="default" disabled={date === ""} onClick={() => look(otherDay(date, -1))}>
            {said.dayBefore}
          </Button>
          <Button variant="default" disabled={date === ""} onClick={() => look(otherDay(date, 1))}>
            {said.dayAfter}
          </Button>
        </div>
      </form>
      {search.error && <Trouble error={search.error} onRetry={() => look(date)} />}
      {search.data?.items.length === 0 && <p className={styles.soft}>{said.none}</p>}
      {search.data && search.data.items.length > 0 && (
        <ol className={styles.options} aria-label={said.options}>
          {search.data.items.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className={styles.option}
                aria-pressed={chosen?.id === one.id}
                onClick={() => ask(one)}
              >
                <Journey of={one.journey} />
                <span className={styles.much} data-sign={Math.sign(Number(one.difference.amount))}>
                  {Number(one.difference.amount) > 0 && "+ "}
                  {say.money(one.difference)}
                </span>
                <Carried of={one} />
              </button>
              {chosen?.id === one.id && quote.error && <Trouble error={quote.error} onRetry={() => ask(one)} />}
              {chosen?.id === one.id && quote.data && (
                <Price
                  of={of}
                  booking={booking}
                  quote={quote.data}
                  kind="rebook"
                  change={(isWaived) => ({ kind: "rebook", quoteId: quote.data.id, isWaived })}
                  onAskAgain={() => ask(one)}
                  onDone={() => {
                    setChosen(null);
                    search.reset();
                    quote.reset();
                  }}
                />
              )}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function Carried({ of }: { of: Alternative }) {
  const { booking: said } = useBookingWords();
  const lost = useLost(of.carried);
  if (of.carried.length === 0) return null;
  return lost.length === 0 ? (
    <small className={styles.kept}>{said.keeps}</small>
  ) : (
    <small className={styles.lost}>{said.lost(lost.join(", "))}</small>
  );
}

/** The legs up to where they stay longer than a day: one way of the trip. */
function directionOf(legs: readonly Booking["legs"][number][]): string[] {
  const ids: string[] = [];
  for (const [n, leg] of legs.entries()) {
    const before = legs[n - 1];
    if (before && Date.parse(leg.departs.at) - Date.parse(before.arrives.at) > 86_400_000) break;
    if (before && leg.from !== before.to) break;
    ids.push(leg.id);
  }
  return ids;
}

const otherDay = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
