/** What speaks for two being one, and what against, each with its weight. */
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./customer-panel.module.css";
import { useReasonInWords } from "./reasons.ts";
import type { Suggestion } from "./use-profile.ts";

/** The strongest first; together with where it starts they make the likelihood. */
export function Waterfall({ of: { reasons, priorBits, sharesIdentifier } }: { of: Suggestion }) {
  const { profile: said } = useCaseWords();
  const inWords = useReasonInWords();
  return (
    <ul className={styles.waterfall}>
      {reasons
        .toSorted((a, b) => b.bits - a.bits)
        .map((reason) => (
          <Line key={`${reason.why} ${reason.kind}`} bits={reason.bits} text={inWords(reason)} said={said.bits} />
        ))}
      <Line bits={priorBits} text={sharesIdentifier ? said.startsAt : said.startsAtStrangers} said={said.bits} />
    </ul>
  );
}

function Line({ bits, text, said }: { bits: number; text: string; said: (bits: number) => string }) {
  const whole = Math.round(bits);
  return (
    <li title={said(whole)}>
      <span className={styles.bits} data-against={whole < 0 || undefined}>
        {whole < 0 ? `\u2212${-whole}` : `+${whole}`}
      </span>
      {text}
    </li>
  );
}
