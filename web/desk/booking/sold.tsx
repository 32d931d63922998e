/** What became of a sale. */
import { Button } from "@mantine/core";
import type { CaseDetail } from "../../kit/wire.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import styles from "./booking-dialog.module.css";
import { type Operation, useOperations } from "./use-booking.ts";

export function Sold({ of, operation, onClose }: { of: CaseDetail; operation: Operation; onClose: () => void }) {
  const { booking: said, common } = useBookingWords();
  const { data } = useOperations(of.id);
  const now = data?.items.find(({ id }) => id === operation.id) ?? operation;
  return (
    <div className={styles.alone}>
      <output>
        <b>{said.kindsOf[now.kind]}</b> · {now.outcome ? said.outcomes[now.outcome] : said.states[now.state]}
      </output>
      {now.refusal && <p className={styles.lost}>{said.refused[now.refusal]}</p>}
      {now.outcome === "done" && <p className={styles.soft}>{said.heldUntilPaid}</p>}
      <Button data-autofocus onClick={onClose}>
        {common.close}
      </Button>
    </div>
  );
}
