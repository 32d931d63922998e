/** A firm price: what it is made of, how long it holds, what would be lost; and the word that takes it. */
import { Button, Checkbox, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Booking, CaseDetail } from "../../kit/wire.ts";
import { useNow } from "../../kit/time/clock.ts";
import { useSay } from "../../kit/words/say.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import { hoursOf } from "./journey-times.ts";
import { useLost } from "./lost.ts";
import styles from "./price.module.css";
import { type Change, type Quote, useCapabilities, useChange } from "./use-booking.ts";

interface Shown {
  of: CaseDetail;
  booking: Booking;
  quote: Quote;
  kind: "rebook" | "seats" | "services" | "cancel";
  change: (isWaived: boolean) => Change;
  onAskAgain: () => void;
  onDone: () => void;
}

export function Price({ of, booking, quote, kind, change, onAskAgain, onDone }: Shown) {
  const { booking: said } = useBookingWords();
  const say = useSay();
  const now = useNow();
  const [isWaived, setWaived] = useState(false);
  const [why, setWhy] = useState(said.whyOf[kind]);
  const changing = useChange(of);
  const mayWaive = useCapabilities().data?.capabilities.includes("waivers") ?? false;
  const seconds = Math.max(0, Math.floor((Date.parse(quote.expiresAt) - now) / 1000));
  const amount = Number(quote.due.amount);
  const lost = useLost(quote.carried);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (seconds === 0 || why.trim() === "" || changing.isPending) return;
    const wanted = { bookingId: booking.id, expectedVersion: quote.bookingVersion, why, change: change(isWaived) };
    changing.mutate(wanted, { onSuccess: onDone });
  };
  return (
    <form className={styles.price} onSubmit={submit} aria-label={said.price}>
      <table className={styles.parts}>
        <tbody>
          {quote.parts.map((part) => (
            <tr key={`${part.kind} ${part.label} ${part.amount.amount}`}>
              <td>{said.partKinds[part.kind]}</td>
              <td>{part.label}</td>
              <td className={styles.amount}>{say.money(part.amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr data-due={amount > 0 ? "pay" : amount < 0 ? "back" : "none"}>
            <th colSpan={2}>{amount > 0 ? said.toPay : amount < 0 ? said.comesBack : said.nothingDue}</th>
            <td className={styles.amount}>{say.money({ ...quote.due, amount: quote.due.amount.replace("-", "") })}</td>
          </tr>
        </tfoot>
      </table>
      {lost.length > 0 && (
        <p className={styles.lost}>
          {said.lostHere}: {lost.join(", ")}
        </p>
      )}
      <p className={seconds < 60 ? styles.closing : styles.holds} role="timer">
        {seconds > 0 ? said.holds(left(seconds)) : said.over}
      </p>
      {kind === "rebook" && amount > 0 && mayWaive && (
        <Checkbox
          label={said.waive}
          checked={isWaived}
          onChange={({ currentTarget: { checked } }) => setWaived(checked)}
        />
      )}
      <TextInput
        label={said.why}
        value={why}
        maxLength={300}
        required
        onChange={({ currentTarget: { value } }) => setWhy(value)}
      />
      <div className={styles.end}>
        {seconds === 0 ? (
          <Button data-autofocus onClick={onAskAgain}>
            {said.askAgain}
          </Button>
        ) : (
          <Button type="submit" loading={changing.isPending} color={kind === "cancel" ? "red" : undefined}>
            {amount > 0 && !isWaived ? said.confirmAndPay(say.money(quote.due)) : said.confirm[kind]}
          </Button>
        )}
      </div>
    </form>
  );
}

/** To the second in the last hour. */
const left = (seconds: number): string =>
  seconds >= 3600
    ? hoursOf(Math.floor(seconds / 60))
    : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
