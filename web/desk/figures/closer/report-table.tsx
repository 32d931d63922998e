/** A line for each group. Colleagues stand by their names, and beside what came of their answers: never in the order of their speed. */
import { isCount, isShare, isTimed } from "../../../../contract/figure-rules.ts";
import type { getReport } from "../../../../contract/insights.ts";
import type { Answer } from "../../../kit/call.ts";
import table from "../../../kit/parts/table.module.css";
import { spanInWords } from "../../../kit/time/ages.ts";
import { useSay } from "../../../kit/words/say.ts";
import { useCountedWords } from "../../../kit/words/words.tsx";
import styles from "./closer.module.css";
import type { Naming } from "./naming.ts";
import { useTold } from "./told.ts";
import type { View } from "./view.ts";

type Row = Answer<typeof getReport>["items"][number];

interface Table {
  view: View;
  items: readonly Row[];
  naming: Naming;
  onOpen: (group: string, label: string) => void;
  onNarrow: (group: string) => void;
}

export function ReportTable({ view, items, naming, onOpen, onNarrow }: Table) {
  const words = useCountedWords();
  const said = words.insights;
  const { figure, by, compare } = view;
  const most = Math.max(1, ...items.map(sizeOf(view)));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section className={table.scroll} tabIndex={0}>
      <table className={table.table} aria-label={said.figures[figure]}>
        <thead>
          <tr>
            <th scope="col">{said.groupings[by]}</th>
            {!isCount(figure) && (
              <th scope="col" className={table.number}>
                {isTimed(figure) ? words.figures.median : said.figures[figure]}
              </th>
            )}
            {isTimed(figure) && (
              <th scope="col" className={table.number}>
                {words.figures.p90}
              </th>
            )}
            {compare !== "none" && (
              <th scope="col" className={table.number}>
                {said.change}
              </th>
            )}
            <th scope="col" className={table.number}>
              {said.counted}
            </th>
            {by === "agent" && (
              <>
                <th scope="col" className={table.number}>
                  {said.solved}
                </th>
                <th scope="col" className={table.number}>
                  {said.cameBack}
                </th>
              </>
            )}
            <th scope="col" aria-label={said.size} />
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <Line
              key={row.group}
              {...{ view, row, naming, onOpen, onNarrow }}
              width={Math.round((sizeOf(view)(row) / most) * 100)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the bar of a line shows: of times how long, of the rest how many. Of colleagues only how many. */
const sizeOf =
  ({ figure, by }: View) =>
  (row: Row): number =>
    isTimed(figure) && by !== "agent" ? (row.p50Seconds ?? 0) : isShare(figure) ? (row.of ?? 0) : row.n;

function Line({ view, row, naming, onOpen, onNarrow, width }: Omit<Table, "items"> & { row: Row; width: number }) {
  const words = useCountedWords();
  const said = words.insights;
  const say = useSay();
  const { figure, by, compare } = view;
  const { main, change } = useTold(figure);
  const moved = change(row, row.before);
  const label = naming.label(row);
  const canNarrow = row.group !== "" && naming.narrowed(row.group) !== null;
  const counted = isShare(figure) ? said.nOf(say.number(row.n), say.number(row.of ?? 0)) : say.number(row.n);
  return (
    <tr data-group={row.group}>
      <th scope="row">
        {canNarrow ? (
          <button type="button" className={table.open} title={said.narrow} onClick={() => onNarrow(row.group)}>
            <bdi>{label}</bdi>
          </button>
        ) : (
          <bdi>{label}</bdi>
        )}
      </th>
      {!isCount(figure) && (
        <td className={table.number}>
          <b>{main(row)}</b>
        </td>
      )}
      {isTimed(figure) && (
        <td className={table.number}>{row.p90Seconds === null ? "–" : spanInWords(row.p90Seconds, words.ages)}</td>
      )}
      {compare !== "none" && (
        <td className={table.number} data-tone={moved?.tone}>
          {moved?.text ?? ""}
        </td>
      )}
      <td className={table.number}>
        {row.n === 0 ||
        figure === "occupancy" ||
        by === "time-of-day" ||
        naming.within(row.group) === null ||
        row.group === "" ? (
          counted
        ) : (
          <button type="button" className={table.open} title={said.look} onClick={() => onOpen(row.group, label)}>
            {counted}
          </button>
        )}
      </td>
      {by === "agent" && (
        <>
          <td className={table.number}>{say.number(row.solved ?? 0)}</td>
          <td className={table.number}>{say.number(row.reopened ?? 0)}</td>
        </>
      )}
      <td className={styles.size} aria-hidden>
        <span style={{ width: `${width}%` }} />
      </td>
    </tr>
  );
}
