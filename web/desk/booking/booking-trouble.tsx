/** Why the reservation system could not be asked, or in its own word why not. */
import { Trouble } from "../../kit/parts/states.tsx";
import { Refused } from "../../kit/problem.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import styles from "./booking-dialog.module.css";

export function BookingTrouble({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { booking: said } = useBookingWords();
  const code = refusalIn(error);
  const why = Object.entries(said.refused).find(([known]) => known === code)?.[1];
  if (why === undefined) return <Trouble error={error} onRetry={onRetry} />;
  return (
    <p className={styles.lost} role="alert">
      {why}
    </p>
  );
}

function refusalIn(error: unknown): string | null {
  if (!(error instanceof Refused) || typeof error.details !== "object" || error.details === null) return null;
  return "refusal" in error.details ? String(error.details.refusal) : null;
}
