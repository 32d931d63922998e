/** The ways in which a customer shows who they are, each a form that a keyboard can fill. */
import { Modal, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { Trouble } from "../../kit/parts/states.tsx";
import { useLaterWords } from "../../kit/words/words.tsx";
import { BookingForm } from "./booking-form.tsx";
import { CodeForm } from "./code-form.tsx";
import { LinkForm } from "./link-form.tsx";
import { OverrideForm } from "./override-form.tsx";
import styles from "./proof.module.css";
import { useStanding } from "./use-proof.ts";
import type { Way, WayForm } from "./way-form.ts";

interface Dialog extends WayForm {
  first: Way;
  /** Whether it begins with somebody who acts for another. */
  actsFor: boolean;
  onClose: () => void;
}

export default function ProofDialog({ of, first, actsFor, onSay, onClose }: Dialog) {
  const { proof: said, common } = useLaterWords();
  const [way, setWay] = useState<Way>(first);
  const { data, error, refetch } = useStanding(of);
  const say = (text: string) => {
    onSay(text);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={said.check} closeButtonProps={{ "aria-label": common.close }}>
      <SegmentedControl
        fullWidth
        mb="md"
        aria-label={said.check}
        value={way}
        onChange={setWay}
        data={(["booking", "code", "link", "without"] as const).map((one) => ({ value: one, label: said.ways[one] }))}
      />
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <div className={styles.form} aria-busy />}
      {data && way === "booking" && <BookingForm of={of} standing={data} actsFor={actsFor} onSay={say} />}
      {data && way === "code" && <CodeForm of={of} standing={data} actsFor={actsFor} onSay={onSay} />}
      {data && way === "link" && <LinkForm of={of} standing={data} onSay={say} />}
      {data && way === "without" && <OverrideForm of={of} standing={data} />}
    </Modal>
  );
}
