/** Sales that stand in no figure, for want of a rate. */
import { useSay } from "../../kit/words/say.ts";
import { useCountedWords } from "../../kit/words/words.tsx";
import table from "../../kit/parts/table.module.css";
import styles from "./sales.module.css";

interface Left {
  of: readonly { currency: string; n: number; net: string }[];
  onOpen: () => void;
}

export function NotConverted({ of, onOpen }: Left) {
  const { sales: said } = useCountedWords();
  const say = useSay();
  if (of.length === 0) return null;
  return (
    <section className={styles.left} aria-label={said.notConverted} data-not-converted>
      <b>{said.notConverted}</b>
      <button type="button" className={`${table.open} ${styles.sums}`} title={said.show} onClick={onOpen}>
        {of.map(({ currency, n, net }) => (
          <span key={currency}>{said.notConvertedOne(say.number(n), say.money({ amount: net, currency }))}</span>
        ))}
      </button>
      <p>{said.notConvertedAbout}</p>
    </section>
  );
}
