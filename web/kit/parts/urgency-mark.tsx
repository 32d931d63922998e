/** How urgent it is, with a word; nothing where it can wait. */
import { IconAlertTriangleFilled } from "@tabler/icons-react";
import { useWords } from "../words/words.tsx";
import styles from "./urgency-mark.module.css";

export function UrgencyMark({ urgency }: { urgency: number }) {
  const { reading } = useWords();
  if (urgency < 1) return null;
  return (
    <span className={styles.mark} data-urgency={urgency} title={reading.urgencyHelp[urgency]}>
      {urgency === 3 && <IconAlertTriangleFilled size={12} aria-hidden />}
      {reading.urgencies[urgency]}
    </span>
  );
}
