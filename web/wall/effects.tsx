/** The last deed of a lead, with how many waited then and wait now. */
import { useSay } from "../kit/words/say.ts";
import { useWallWords } from "../kit/words/words.tsx";
import type { Effect } from "./effect.ts";
import styles from "./wall.module.css";

/** As many as stand beside a heading on a small screen. */
const shown = 1;

export function Effects({ of, waiting }: { of: readonly Effect[]; waiting: number }) {
  const { wallMore: said } = useWallWords();
  const say = useSay();
  return of.slice(-shown).map(({ at, what, waitedThen }) => (
    <span key={`${at} ${what}`} className={styles.effect} data-mark={what}>
      {said.effect(say.moment(at), said.marks[what], say.number(waitedThen), say.number(waiting))}
    </span>
  ));
}
