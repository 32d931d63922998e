/** A new trip: where and when, who flies, what there is and for how much, and it is held until it is paid. */
import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Trouble } from "../../kit/parts/states.tsx";
import type { CaseDetail } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import styles from "./booking-dialog.module.css";
import { Journey } from "./journey.tsx";
import { Sold } from "./sold.tsx";
import { type Place, Travellers, type Traveller } from "./travellers.tsx";
import { type Offer, useChange, useOffers } from "./use-booking.ts";

interface Asked {
  from: string;
  to: string;
  date: string;
  back: string;
}

const isAirport = (code: string): boolean => /^[A-Z]{3}$/.test(code);

export default function SellDialog({ of, onClose }: { of: CaseDetail; onClose: () => void }) {
  const { booking: said, common } = useBookingWords();
  const say = useSay();
  const [asked, setAsked] = useState<Asked>({ from: "", to: "", date: "", back: "" });
  const [kinds, setKinds] = useState<readonly Place[]>([{ n: 1, kind: "adult" }]);
  const [chosen, setChosen] = useState<Offer | null>(null);
  const search = useOffers();
  const selling = useChange(of);
  const can = isAirport(asked.from) && isAirport(asked.to) && asked.date !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!can) return;
    setChosen(null);
    const { from, to, date, back } = asked;
    search.mutate({
      slices: [{ from, to, date }, ...(back === "" ? [] : [{ from: to, to: from, date: back }])],
      passengers: kinds.map(({ kind }) => kind),
    });
  };
  const set = (part: Partial<Asked>) => setAsked({ ...asked, ...part });
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(920px, 96vw)"
      title={said.sellTitle}
      closeButtonProps={{ "aria-label": common.close }}
    >
      {selling.data ? (
        <Sold of={of} operation={selling.data} onClose={onClose} />
      ) : (
        <div className={styles.room}>
          <form onSubmit={submit} className={styles.asking}>
            <div className={styles.row}>
              <TextInput
                className={styles.airport}
                label={said.from}
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
              <Kinds kinds={kinds} onSet={setKinds} />
              <Button type="submit" disabled={!can} loading={search.isPending}>
                {said.search}
              </Button>
            </div>
          </form>
          {search.error && <Trouble error={search.error} onRetry={() => search.reset()} />}
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
      )}
    </Modal>
  );
}

function Kinds({ kinds, onSet }: { kinds: readonly Place[]; onSet: (kinds: readonly Place[]) => void }) {
  const { booking: said } = useBookingWords();
  const last = Math.max(...kinds.map(({ n }) => n));
  return (
    <fieldset className={styles.kinds}>
      <legend>{said.passengers}</legend>
      {kinds.map(({ n, kind }) => (
        <NativeSelect
          key={n}
          aria-label={`${said.who} ${n}`}
          value={kind}
          data={[
            ...(["adult", "child", "infant"] as const).map((one) => ({ value: one, label: said.kinds[one] })),
            ...(n > 1 ? [{ value: "none", label: said.removePassenger(n) }] : []),
          ]}
          onChange={({ currentTarget: { value } }) =>
            onSet(
              value === "none"
                ? kinds.filter((one) => one.n !== n)
                : kinds.map((one) => (one.n === n ? { n, kind: value as Traveller["kind"] } : one)),
            )
          }
        />
      ))}
      {kinds.length < 9 && (
        <Button variant="subtle" size="compact-sm" onClick={() => onSet([...kinds, { n: last + 1, kind: "adult" }])}>
          {said.addPassenger}
        </Button>
      )}
    </fieldset>
  );
}
