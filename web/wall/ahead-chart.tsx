/** What will come, with its range, over what the roster can answer; hours in which help is missing stand out. */
import { useCallback } from "react";
import { useSay } from "../kit/words/say.ts";
import { useWallWords } from "../kit/words/words.tsx";
import type { Forecast } from "./figures.ts";
import { type Pen, useChart } from "./use-chart.ts";
import styles from "./wall.module.css";

export default function AheadChart({ of, said: inWords }: { of: Forecast; said: string }) {
  const { wallMore: said } = useWallWords();
  const say = useSay();
  const draw = useCallback(
    ({ text, line, legend, colour }: Pen) => {
      const { hours, short, hasRoster } = of;
      /** The more are missing, the redder. */
      const missingAt = (at: string): number =>
        short.reduce((sum, { from, to, people }) => (from <= at && at < to ? sum + people : sum), 0);
      const top = Math.max(1, ...hours.flatMap(({ high, can }) => [high, hasRoster ? can : 0]));
      const band = (name: string, data: readonly number[], opacity: number) => ({
        name,
        type: "line",
        data: [...data],
        stack: "range",
        symbol: "none",
        silent: true,
        lineStyle: { opacity: 0 },
        itemStyle: { color: colour("--accent") },
        areaStyle: { color: colour("--accent"), opacity },
      });
      const help = {
        name: said.help,
        type: "bar",
        data: hours.map(({ at }) => ({
          value: missingAt(at) > 0 ? top : null,
          itemStyle: { color: colour("--red"), opacity: Math.min(0.4, 0.08 + 0.05 * missingAt(at)) },
        })),
        barCategoryGap: "0%",
        silent: true,
      };
      const can = {
        ...line({ name: said.can, data: hours.map((one) => one.can), token: "--green", width: 3, mark: "dashed" }),
        step: "middle",
      };
      return {
        legend: legend([
          { name: said.expected, mark: "solid" },
          { name: said.range, mark: "area" },
          ...(hasRoster ? [{ name: said.can, mark: "dashed" as const }] : []),
        ]),
        xAxis: { type: "category", data: hours.map(({ at }) => say.moment(at)), axisLabel: { ...text, interval: 1 } },
        series: [
          band(
            "",
            hours.map(({ low }) => low),
            0,
          ),
          band(
            said.range,
            hours.map(({ low, high }) => high - low),
            0.22,
          ),
          line({ name: said.expected, data: hours.map(({ expected }) => expected), token: "--accent", width: 3 }),
          ...(hasRoster ? [can] : []),
          ...(short.length > 0 ? [help] : []),
        ],
      };
    },
    [of, said, say],
  );
  const box = useChart(draw);
  // A canvas that the library puts inside: no tag of its own.
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
  return <div ref={box} className={styles.chart} role="img" aria-label={said.aheadLabel(inWords)} />;
}
