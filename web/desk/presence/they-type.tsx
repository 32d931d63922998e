/** That the customer types now, where their channel tells it: at the foot of the conversation, which does not move. */
import type { CaseDetail } from "../../kit/wire.ts";
import { isolated } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./they-type.module.css";
import { useLook } from "./use-present.ts";

export default function TheyType({ of: { id, customer } }: { of: CaseDetail }) {
  const words = useCaseWords();
  const isTyping = useLook()?.writers.some(({ caseId }) => caseId === id) ?? false;
  if (!isTyping) return null;
  return (
    <output className={styles.foot}>
      <span className={styles.line} data-they-type>
        <span className={styles.dots} aria-hidden>
          <i />
          <i />
          <i />
        </span>
        {words.signs.theyType(isolated(customer.name ?? customer.handle ?? words.people.unknown))}
      </span>
    </output>
  );
}
