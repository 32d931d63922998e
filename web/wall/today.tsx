/** Today so far, beside the same day last week up to the same time. */
import { spanInWords } from "../kit/time/ages.ts";
import { useSay } from "../kit/words/say.ts";
import { useWallWords } from "../kit/words/words.tsx";
import { useToday } from "./queries.ts";
import styles from "./wall.module.css";

export function Today() {
  const { wallMore: said, ages } = useWallWords();
  const say = useSay();
  const { data } = useToday();
  const span = (seconds: number | null | undefined): string =>
    seconds === null || seconds === undefined ? "–" : spanInWords(seconds, ages);
  const lines = [
    [said.opened, data && say.number(data.today.opened), data && say.number(data.lastWeek.opened)],
    [said.answered, data && say.number(data.today.answered), data && say.number(data.lastWeek.answered)],
    [said.median, data && span(data.today.medianSeconds), data && span(data.lastWeek.medianSeconds)],
  ] as const;
  return (
    <section className={styles.today} aria-label={said.today}>
      <dl>
        {lines.map(([name, now, before]) => (
          <div key={name}>
            <dd>{now ?? "–"}</dd>
            <dt>
              {name} <span>{said.lastWeek(before ?? "–")}</span>
            </dt>
          </div>
        ))}
      </dl>
    </section>
  );
}
