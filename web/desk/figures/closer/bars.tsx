/** How long it took, as a picture: each bar is twice as long a time as the one before. */
import { spanInWords } from "../../../kit/time/ages.ts";
import { useSay } from "../../../kit/words/say.ts";
import { useCountedWords } from "../../../kit/words/words.tsx";
import styles from "./closer.module.css";

export function Bars({ of, bounds }: { of: readonly number[]; bounds: readonly number[] }) {
  const words = useCountedWords();
  const said = words.insights;
  const say = useSay();
  const most = Math.max(1, ...of);
  const last = of.findLastIndex((n) => n > 0);
  const label = (place: number): string => {
    const end = bounds[place];
    return end === undefined
      ? said.longer(spanInWords(bounds.at(-1) ?? 0, words.ages))
      : said.within(spanInWords(end, words.ages));
  };
  return (
    <figure className={styles.bars} aria-label={said.histogram}>
      <ol>
        {of.slice(0, last + 1).map((n, place) => (
          <li key={bounds[place] ?? "beyond"} title={`${label(place)}: ${say.number(n)}`}>
            <span className={styles.n}>{n > 0 ? say.number(n) : ""}</span>
            <span className={styles.bar} style={{ height: `${Math.round((n / most) * 84)}px` }} data-some={n > 0} />
            <span className={styles.bound}>{label(place)}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
