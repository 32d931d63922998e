/** The whole in a line: the figure, of how many, and how it moved. */
import { isCount, isShare, isTimed } from "../../../../contract/figure-rules.ts";
import type { Comparison, Figure, getReport } from "../../../../contract/insights.ts";
import type { Answer } from "../../../kit/call.ts";
import { spanInWords } from "../../../kit/time/ages.ts";
import { useSay } from "../../../kit/words/say.ts";
import { useCountedWords } from "../../../kit/words/words.tsx";
import table from "../../../kit/parts/table.module.css";
import styles from "./closer.module.css";
import { useTold } from "./told.ts";

interface Whole {
  figure: Figure;
  of: Answer<typeof getReport>["total"];
  compare: Comparison;
  onOpen: () => void;
}

export function Totals({ figure, of, compare, onOpen }: Whole) {
  const words = useCountedWords();
  const said = words.insights;
  const say = useSay();
  const { main, change } = useTold(figure);
  const moved = change(of, of.before);
  return (
    <dl className={styles.totals}>
      {!isCount(figure) && (
        <div>
          <dt>{isTimed(figure) ? words.figures.median : said.figures[figure]}</dt>
          <dd>{main(of)}</dd>
        </div>
      )}
      {isTimed(figure) && (
        <div>
          <dt>{words.figures.p90}</dt>
          <dd>{of.p90Seconds === null ? "–" : spanInWords(of.p90Seconds, words.ages)}</dd>
        </div>
      )}
      <div>
        <dt>{said.counted}</dt>
        <dd>
          {figure === "occupancy" ? (
            said.minutes(say.number(of.n), say.number(of.of ?? 0))
          ) : (
            <button type="button" className={table.open} onClick={onOpen} data-open="all">
              {isShare(figure) ? said.nOf(say.number(of.n), say.number(of.of ?? 0)) : say.number(of.n)}
            </button>
          )}
        </dd>
      </div>
      {compare !== "none" && (
        <div>
          <dt>{said.comparisons[compare]}</dt>
          <dd data-tone={moved?.tone}>
            {of.before ? main(of.before) : "–"} {moved && <small>{moved.text}</small>}
          </dd>
        </div>
      )}
    </dl>
  );
}
