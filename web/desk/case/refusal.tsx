/** Why a vendor said no, in our words, with what to do next; and how the parts of a long answer fare. */
import { lazy, Suspense } from "react";
import type { Delivery } from "../../kit/wire.ts";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./message-block.module.css";

const InWords = lazy(() => import("./why-refused.tsx"));

export function WhyRefused({ code, why }: Pick<Delivery, "code" | "why">) {
  if (!code || code === "other") return <>{why}</>;
  return (
    <Suspense fallback={why}>
      <InWords code={code} why={why} />
    </Suspense>
  );
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
