/** Taking what was chosen: what costs something is priced first, all else is asked for at once. */
import { Button } from "@mantine/core";
import { Trouble } from "../../kit/parts/states.tsx";
import type { Booking, CaseDetail } from "../../kit/wire.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import styles from "./booking-dialog.module.css";
import { Price } from "./price.tsx";
import { type Change, type QuoteWanted, useChange, useQuote } from "./use-booking.ts";

type Chosen = Extract<QuoteWanted["change"], { kind: "seats" | "services" }>;

interface Shown {
  of: CaseDetail;
  booking: Booking;
  chosen: Chosen;
  isPaid: boolean;
  /** Nothing is missing in what was chosen. */
  isWhole?: boolean;
  /** Nothing is chosen any more: it was taken, or given up. */
  onClear: () => void;
}

/** A price is of what was chosen then: another choice begins anew. */
export const Confirm = (shown: Shown) =>
  shown.chosen.items.length > 0 && <Asking key={JSON.stringify(shown.chosen)} {...shown} />;

function Asking({ of, booking, chosen, isPaid, isWhole = true, onClear }: Shown) {
  const { booking: said } = useBookingWords();
  const quote = useQuote(of, booking.id);
  const changing = useChange(of);
  const { id: bookingId, version: expectedVersion } = booking;
  const confirm = () => {
    if (isPaid) quote.mutate({ expectedVersion, change: chosen });
    else changing.mutate({ bookingId, expectedVersion, why: said.whyOf[chosen.kind], change: changeOf(chosen, null) });
  };
  if (quote.data) {
    const { data } = quote;
    return (
      <div ref={intoSight}>
        <Price
          of={of}
          booking={booking}
          quote={data}
          kind={chosen.kind}
          change={() => changeOf(chosen, data.id)}
          onAskAgain={confirm}
          onDone={onClear}
        />
      </div>
    );
  }
  return (
    <>
      <div className={styles.end}>
        {!isWhole && <p className={styles.soft}>{said.wordsMissing}</p>}
        <Button variant="default" onClick={onClear}>
          {said.back}
        </Button>
        <Button disabled={!isWhole} loading={quote.isPending || changing.isPending} onClick={confirm}>
          {said.confirm[chosen.kind]}
        </Button>
      </div>
      {quote.error && <Trouble error={quote.error} onRetry={confirm} />}
    </>
  );
}

/** Below a long list a price would stand where nobody looks. */
const intoSight = (price: HTMLElement | null): void => price?.scrollIntoView({ block: "nearest" });

const changeOf = (chosen: Chosen, quoteId: string | null): Change =>
  chosen.kind === "seats"
    ? { kind: "seats", items: chosen.items, quoteId }
    : { kind: "add-services", items: chosen.items, quoteId };
