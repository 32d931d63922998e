/** Giving the booking up: first what comes back, with its parts, then the word. */
import { Button } from "@mantine/core";
import { Trouble } from "../../kit/parts/states.tsx";
import type { Booking, CaseDetail } from "../../kit/wire.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import styles from "./booking-dialog.module.css";
import { Price } from "./price.tsx";
import { useQuote } from "./use-booking.ts";

export function Cancel({ of, booking }: { of: CaseDetail; booking: Booking }) {
  const { booking: said } = useBookingWords();
  const quote = useQuote(of, booking.id);
  const ask = () => quote.mutate({ expectedVersion: booking.version, change: { kind: "cancel" } });
  return (
    <div className={styles.room}>
      <p className={styles.soft}>{said.cancelHelp}</p>
      {!quote.data && (
        <div>
          <Button loading={quote.isPending} variant="default" onClick={ask}>
            {said.priceOfCancelling}
          </Button>
        </div>
      )}
      {quote.error && <Trouble error={quote.error} onRetry={ask} />}
      {quote.data && (
        <Price
          of={of}
          booking={booking}
          quote={quote.data}
          kind="cancel"
          change={() => ({ kind: "cancel", quoteId: quote.data.id })}
          onAskAgain={ask}
          onDone={() => quote.reset()}
        />
      )}
    </div>
  );
}
