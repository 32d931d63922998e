/** What became of a check, said where it was asked. */
import { useSay } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./proof.module.css";

interface Checked {
  status: "proved" | "not-proved" | "away";
  until: string | null;
}

export function Outcome({ of, isActing, missed }: { of: Checked | null; isActing: boolean; missed: string }) {
  const { proof: said } = useLaterWords();
  const say = useSay();
  const until = of?.until ? say.moment(of.until) : "";
  const text = {
    proved: isActing ? said.acts(until) : said.proved(until),
    "not-proved": missed,
    away: said.away,
  };
  return (
    <output id="proof-outcome" className={styles.outcome} data-outcome={of?.status}>
      {of && text[of.status]}
    </output>
  );
}
