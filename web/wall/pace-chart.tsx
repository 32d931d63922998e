/** In, out and how many waited, over three hours, as lines. */
import { useCallback } from "react";
import { useSay } from "../kit/words/say.ts";
import { useWallWords } from "../kit/words/words.tsx";
import type { Effect } from "./effect.ts";
import type { WallFigures } from "./figures.ts";
import { waitedAt } from "./trend.ts";
import { type Pen, useChart } from "./use-chart.ts";
import styles from "./wall.module.css";

interface Shown extends Pick<WallFigures, "pace" | "waiting"> {
  effects: readonly Effect[];
}

export default function PaceChart({ pace, waiting, effects }: Shown) {
  const { wallMore: said } = useWallWords();
  const say = useSay();
  const draw = useCallback(
    ({ text, line, legend, colour }: Pen) => ({
      legend: legend([
        { name: said.waited, mark: "solid" },
        { name: said.began, mark: "dotted" },
        { name: said.ended, mark: "dashed" },
      ]),
      xAxis: { type: "category", data: pace.map(({ at }) => say.moment(at)), axisLabel: { ...text, interval: 5 } },
      series: [
        {
          ...line({ name: said.waited, data: waitedAt(pace, waiting), token: "--ink", width: 3 }),
          // Where a lead did something.
          markLine: {
            symbol: "none",
            silent: true,
            label: { formatter: ({ name }: { name: string }) => name, color: text.color, fontSize: text.fontSize - 2 },
            lineStyle: { color: colour("--accent"), type: "dotted", width: 2 },
            // One word at each place, on the side where there is room for it.
            data: [...new Map(effects.map((one) => [one.place, one])).values()].map(({ place, what }) => ({
              xAxis: place,
              name: said.marks[what],
              label: { align: place * 2 > pace.length ? "right" : "left" },
            })),
          },
        },
        line({ name: said.began, data: pace.map(({ began }) => began), token: "--red", width: 2, mark: "dotted" }),
        line({ name: said.ended, data: pace.map(({ ended }) => ended), token: "--green", width: 2, mark: "dashed" }),
      ],
    }),
    [pace, waiting, effects, said, say],
  );
  const box = useChart(draw);
  // A canvas that the library puts inside: no tag of its own.
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
  return <div ref={box} className={styles.chart} role="img" aria-label={said.paceLabel} />;
}
