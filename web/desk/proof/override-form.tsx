/** Going without a proof: for which booking, for what, and why. */
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useSay } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./proof.module.css";
import type { WayForm } from "./way-form.ts";
import { type Standing, useProofDeeds } from "./use-proof.ts";

/** A shorter one says nothing to who reads the audit. */
const shortest = 10;

export function OverrideForm({ of, standing }: Pick<WayForm, "of"> & { standing: Standing }) {
  const { proof: said } = useLaterWords();
  const say = useSay();
  const { override } = useProofDeeds(of);
  const [bookingId, setBookingId] = useState(standing.bookings[0]?.bookingId ?? "");
  const [use, setUse] = useState<"told" | "changed">("told");
  const [reason, setReason] = useState("");
  const can = bookingId !== "" && reason.trim().length >= shortest && !override.isPending;
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (can) override.mutate({ bookingId, use, reason });
  };
  if (standing.bookings.length === 0) return <p className={styles.soft}>{said.nothingReached}</p>;
  return (
    <form className={styles.form} onSubmit={go}>
      <div className={styles.pair}>
        <NativeSelect
          label={said.booking}
          value={bookingId}
          data={standing.bookings.map((one) => ({ value: one.bookingId, label: one.flight ?? one.recordLocator }))}
          onChange={({ currentTarget }) => setBookingId(currentTarget.value)}
        />
        <NativeSelect
          label={said.use}
          value={use}
          data={(["told", "changed"] as const).map((one) => ({ value: one, label: said.uses[one] }))}
          onChange={({ currentTarget }) => setUse(currentTarget.value as typeof use)}
        />
      </div>
      <Textarea
        id="proof-reason"
        data-autofocus
        label={said.reason}
        rows={3}
        maxLength={500}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <output className={styles.outcome} data-outcome={override.data && "proved"}>
        {override.data && said.overridden(say.moment(override.data.until))}
      </output>
      <div className={styles.end}>
        <Button id="proof-override" type="submit" disabled={!can} loading={override.isPending}>
          {said.override}
        </Button>
      </div>
    </form>
  );
}
