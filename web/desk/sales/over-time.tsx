/** How sales went, a row of bars for each channel or colleague on one scale; each bar opens to its sales. */
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { getSalesOverTime, SaleSeries } from "../../../contract/sales.ts";
import { type Answer, call } from "../../kit/call.ts";
import { Part } from "../../kit/parts/page.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import { useSay } from "../../kit/words/say.ts";
import { useCountedWords } from "../../kit/words/words.tsx";
import { heightsOf, mostOf } from "./bar-heights.ts";
import styles from "./over-time.module.css";
import { useGroupNames } from "./sales-table.tsx";
import { type View, withinGroup } from "./view.ts";

type Told = Answer<typeof getSalesOverTime>;
type Open = (label: string, more: Record<string, string>) => void;

interface Shown {
  /** What the table beside it was asked. */
  query: { from: string; to: string };
  by: View["by"];
  onOpen: Open;
}

export default function OverTime({ query, by, onOpen }: Shown) {
  const { sales: said } = useCountedWords();
  const series = SaleSeries.options.find((one) => one === by) ?? "all";
  const { data, error, refetch } = useQuery({
    queryKey: ["figures", "sales-over-time", query, series],
    queryFn: ({ signal }) =>
      call(getSalesOverTime, {
        query: { ...query, by: series, zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
        signal,
      }),
    placeholderData: (before) => before,
  });
  return (
    <Part title={said.overTime}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && <Rows of={data} series={series} onOpen={onOpen} />}
    </Part>
  );
}

function Rows({ of, series, onOpen }: { of: Told; series: SaleSeries; onOpen: Open }) {
  const { sales: said } = useCountedWords();
  const say = useSay();
  const name = useGroupNames(series === "all" ? "kind" : series);
  const most = mostOf(of.items);
  const [first, last] = [of.begins[0], of.begins.at(-1)];
  return (
    <figure className={styles.figure} data-over-time={series}>
      <figcaption>
        {said.steps[of.step]} {of.isCut && said.onlyFirst}
      </figcaption>
      {of.items.map((row) => (
        <Row
          key={row.group}
          label={series === "all" ? said.total : name(row)}
          row={row}
          of={of}
          most={most}
          within={series === "all" ? {} : withinGroup(series, row.group, of)}
          onOpen={onOpen}
        />
      ))}
      {first && last && (
        <p className={styles.ends} aria-hidden>
          <span>{say.date(`${first}T12:00:00`)}</span>
          <span>{say.date(`${last}T12:00:00`)}</span>
        </p>
      )}
    </figure>
  );
}

interface RowOf {
  label: string;
  row: Told["items"][number];
  of: Told;
  most: number;
  within: Record<string, string> | null;
  onOpen: Open;
}

/** One stop of the Tab key for a row; the arrows lead from bar to bar. */
function Row({ label, row, of, most, within, onOpen }: RowOf) {
  const { sales: said } = useCountedWords();
  const say = useSay();
  const [at, setAt] = useState(of.begins.length - 1);
  const heights = heightsOf(row.net, most);
  const isSplit = heights.some((height) => height < 0);
  const sum = row.net.reduce((all, amount) => all + BigInt(amount), 0n);
  const money = (amount: string) => say.money({ amount, currency: of.currency });
  const go = (event: KeyboardEvent) => {
    const next = at + (event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0);
    if (next === at || next < 0 || next >= of.begins.length) return;
    event.preventDefault();
    setAt(next);
    const bars = event.currentTarget.parentElement?.parentElement?.children;
    bars?.[next]?.querySelector("button")?.focus();
  };
  return (
    <div className={styles.row}>
      <span className={styles.label} title={label}>
        <bdi>{label}</bdi>
      </span>
      <ol className={styles.bars} aria-label={label} data-below={isSplit}>
        {of.begins.map((begin, place) => {
          const told = said.bar(label, say.date(`${begin}T12:00:00`), money(row.net[place] ?? "0"));
          return (
            <li key={begin}>
              <button
                type="button"
                tabIndex={place === Math.min(at, of.begins.length - 1) ? 0 : -1}
                title={told}
                aria-label={told}
                disabled={within === null}
                onFocus={() => setAt(place)}
                onKeyDown={go}
                onClick={() => onOpen(told, { ...within, ...withinGroup(of.step, begin, of), converted: "yes" })}
              >
                <Bar height={heights[place] ?? 0} isSplit={isSplit} />
              </button>
            </li>
          );
        })}
      </ol>
      <b className={styles.sum}>{money(String(sum))}</b>
    </div>
  );
}

/** `isSplit`: nothing is in the middle, for some stand below it. */
const Bar = ({ height, isSplit }: { height: number; isSplit: boolean }) => (
  <span
    className={styles.bar}
    data-below={height < 0 || undefined}
    style={{ height: `${Math.abs(height) / (isSplit ? 2 : 1)}%` }}
  />
);
