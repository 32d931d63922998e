/** A new trip: where and when, who flies, what there is and for how much, and it is held until it is paid. */
import { Button, Modal, Skeleton, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Trouble } from "../../kit/parts/states.tsx";
import type { CaseDetail } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import styles from "./booking-dialog.module.css";
import { BookingTrouble } from "./booking-trouble.tsx";
import { Journey } from "./journey.tsx";
import { Sold } from "./sold.tsx";
import type { SaleNeeds } from "../../../contract/travellers.ts";
import { Kinds, type Place } from "./kinds.tsx";
import { Travellers } from "./travellers.tsx";
import { type Offer, useCapabilities, useChange, useOffers } from "./use-booking.ts";

interface Asked {
  from: string;
  to: string;
  date: string;
  back: string;
}

/** What the system can do may be known later than the window is open. */
const begin = (field: HTMLInputElement | null): void => field?.focus();

const isAirport = (code: string): boolean => /^[A-Z]{3}$/.test(code);

export default function SellDialog({ of, onClose }: { of: CaseDetail; onClose: () => void }) {
  const { booking: said, common } = useBookingWords();
  const can = useCapabilities();
  const isSold = can.data?.capabilities.includes("sell") ?? false;
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(920px, 96vw)"
      title={said.sellTitle}
      closeButtonProps={{ "aria-label": common.close }}
    >
      {!can.data && can.error && <Trouble error={can.error} onRetry={() => void can.refetch()} />}
      {!can.data && !can.error && <Skeleton height={120} aria-busy />}
      {can.data && !isSold && (
        <p className={styles.soft}>{can.data.capabilities.length === 0 ? said.noSystem : said.cannot}</p>
      )}
      {can.data && isSold && <Selling of={of} needs={can.data.sale} onClose={onClose} />}
    </Modal>
  );
}

function Selling({ of, needs, onClose }: { of: CaseDetail; needs: SaleNeeds; onClose: () => void }) {
  const { booking: said } = useBookingWords();
  const say = useSay();
  const [asked, setAsked] = useState<Asked>({ from: "", to: "", date: "", back: "" });
  const [kinds, setKinds] = useState<readonly Place[]>([{ n: 1, kind: "adult", age: null }]);
  const [chosen, setChosen] = useState<Offer | null>(null);
  const search = useOffers();
  const selling = useChange(of);
  const isEachAgeKnown = !needs.ages || kinds.every(({ kind, age }) => kind === "adult" || age !== null);
  const can = isAirport(asked.from) && isAirport(asked.to) && asked.date !== "" && isEachAgeKnown;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!can) return;
    setChosen(null);
    const { from, to, date, back } = asked;
    search.mutate({
      slices: [{ from, to, date }, ...(back === "" ? [] : [{ from: to, to: from, date: back }])],
      passengers: kinds.map(({ kind }) => kind),
      ...(needs.ages && { ages: kinds.map(({ age }) => age) }),
    });
  };
  /** What was found is for those who were to fly then. */
  const takeKinds = (next: readonly Place[]) => {
    setKinds(next);
    setChosen(null);
    search.reset();
  };
  const set = (part: Partial<Asked>) => setAsked({ ...asked, ...part });
  if (selling.data) return <Sold of={of} operation={selling.data} onClose={onClose} />;
  return (
    <div className={styles.room}>
      <form onSubmit={submit} className={styles.asking}>
        <div className={styles.row}>
          <TextInput
            className={styles.airport}
            label={said.from}
            ref={begin}
            data-autofocus
            value={asked.from}
            maxLength={3}
            onChange={({ currentTarget: { value } }) => set({ from: value.toUpperCase() })}
          />
          <TextInput
            className={styles.airport}
            label={said.to}
            value={asked.to}
            maxLength={3}
            onChange={({ currentTarget: { value } }) => set({ to: value.toUpperCase() })}
          />
          <TextInput
            type="date"
            label={said.date}
            value={asked.date}
            onChange={({ currentTarget: { value } }) => set({ date: value })}
          />
          <TextInput
            type="date"
            label={said.returnOn}
            value={asked.back}
            min={asked.date}
            onChange={({ currentTarget: { value } }) => set({ back: value })}
          />
          <Kinds kinds={kinds} asksAges={needs.ages ?? false} onSet={takeKinds} />
          <Button type="submit" disabled={!can} loading={search.isPending}>
            {said.search}
          </Button>
        </div>
      </form>
      {search.error && <BookingTrouble error={search.error} onRetry={() => search.reset()} />}
      {search.data?.items.length === 0 && <p className={styles.soft}>{said.none}</p>}
      {search.data && search.data.items.length > 0 && (
        <ol className={styles.options} aria-label={said.options}>
          {search.data.items.slice(0, 30).map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className={styles.option}
                aria-pressed={chosen?.id === one.id}
                onClick={() => setChosen(one)}
              >
                <span className={styles.journeys}>
                  {one.journeys.map((journey) => (
                    <Journey key={journey.legs[0]?.departs.at} of={journey} />
                  ))}
                </span>
                <span className={styles.much}>{say.money(one.total)}</span>
                <small className={styles.soft}>
                  {one.conditions.isChangeable ? said.changeable : said.notChangeable} ·{" "}
                  {one.conditions.isRefundable ? said.refundable : said.notRefundable}
                </small>
              </button>
              {chosen?.id === one.id && (
                <Travellers
                  of={of}
                  places={kinds}
                  lastDay={one.journeys.at(-1)?.legs[0]?.departs.local.slice(0, 10) ?? asked.date}
                  needs={needs}
                  isBusy={selling.isPending}
                  onHold={({ passengers, contacts }) =>
                    selling.mutate({
                      bookingId: null,
                      expectedVersion: null,
                      why: said.whyOf.sell,
                      change: { kind: "sell", offerId: one.id, passengers, contacts },
                    })
                  }
                />
              )}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
