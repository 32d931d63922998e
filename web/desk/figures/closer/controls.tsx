/** Which figure, by what, when, beside what. */
import { NativeSelect } from "@mantine/core";
import { groupingsOf } from "../../../../contract/figure-rules.ts";
import { Comparison, Figure } from "../../../../contract/insights.ts";
import { useCountedWords } from "../../../kit/words/words.tsx";
import styles from "./closer.module.css";
import { ranges, spanOf, type View } from "./view.ts";
import { now } from "../../../kit/time/clock.ts";

export function Controls({ view, onShow }: { view: View; onShow: (change: Partial<View>) => void }) {
  const said = useCountedWords().insights;
  const { from, to } = spanOf(view, now());
  const choose = <T extends string>(options: readonly T[], label: (one: T) => string) =>
    options.map((value) => ({ value, label: label(value) }));
  const span = (change: { from?: string; to?: string }) => {
    const [begin, end] = [change.from ?? from, change.to ?? to];
    if (begin < end) onShow({ range: null, from: begin, to: end });
  };
  return (
    <fieldset className={styles.controls} aria-label={said.controls}>
      <NativeSelect
        id="figure"
        label={said.figure}
        value={view.figure}
        onChange={({ currentTarget: { value } }) => onShow({ figure: value as View["figure"] })}
        data={choose(Figure.options, (one) => said.figures[one])}
      />
      <NativeSelect
        id="by"
        label={said.by}
        value={view.by}
        onChange={({ currentTarget: { value } }) => onShow({ by: value as View["by"] })}
        data={choose(groupingsOf(view.figure), (one) => said.groupings[one])}
      />
      <NativeSelect
        id="range"
        label={said.range}
        value={view.range ?? ""}
        onChange={({ currentTarget: { value } }) => value && onShow({ range: value as View["range"] })}
        data={[
          ...choose(ranges, (one) => said.ranges[one]),
          ...(view.range === null ? [{ value: "", label: said.ownRange }] : []),
        ]}
      />
      <label>
        {said.from}
        <input
          type="date"
          value={dayOf(from)}
          onChange={({ currentTarget: { value } }) => value && span({ from: begins(value, 0) })}
        />
      </label>
      <label>
        {said.to}
        <input
          type="date"
          value={dayOf(to, 1)}
          onChange={({ currentTarget: { value } }) => value && span({ to: begins(value, 1) })}
        />
      </label>
      <NativeSelect
        id="compare"
        label={said.compare}
        value={view.compare}
        onChange={({ currentTarget: { value } }) => onShow({ compare: value as View["compare"] })}
        data={choose(Comparison.options, (one) => said.comparisons[one])}
      />
    </fieldset>
  );
}

/** The day in the reader's zone; of an end, the day that it ends. */
function dayOf(at: string, msBefore = 0): string {
  const day = new Date(Date.parse(at) - msBefore);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

function begins(day: string, daysLater: number): string {
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + daysLater);
  return at.toISOString();
}
