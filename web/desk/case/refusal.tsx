/** Why a vendor said no, in our words, with what to do next; and how the parts of a long answer fare. */
import type { Delivery } from "../../kit/wire.ts";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./message-block.module.css";

export function WhyRefused({ delivery }: { delivery: Delivery }) {
  const { refusals } = useWords().desk;
  const { code, why } = delivery;
  if (!code || code === "other") return <>{why}</>;
  return <span title={why ?? undefined}>{refusals[code]}</span>;
}

export function Parts({ parts }: { parts: Delivery["parts"] }) {
  const { delivery } = useWords().desk;
  if (parts.length === 0) return null;
  return (
    <ol className={styles.parts} aria-label={delivery.parts}>
      {parts.map(({ part, text, state }) => (
        <li key={part} data-part={state}>
          <b>{delivery.partStates[state]}</b> <bdi>{text}</bdi>
        </li>
      ))}
    </ol>
  );
}
