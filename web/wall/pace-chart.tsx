/** In, out and how many waited, over three hours, as lines. */
import { LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent } from "echarts/components";
import { type ECharts, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useSay } from "../kit/words/say.ts";
import { useWords } from "../kit/words/words.tsx";
import type { WallFigures } from "./figures.ts";
import { waitedAt } from "./trend.ts";
import styles from "./wall.module.css";

use([LineChart, GridComponent, LegendComponent, AriaComponent, CanvasRenderer]);

export default function PaceChart({ pace, waiting }: Pick<WallFigures, "pace" | "waiting">) {
  const { wall } = useWords();
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(null);
  useEffect(() => {
    if (!box.current) return undefined;
    const drawn = init(box.current);
    chart.current = drawn;
    const resized = new ResizeObserver(() => drawn.resize());
    resized.observe(box.current);
    return () => {
      resized.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    if (!box.current) return;
    const style = getComputedStyle(box.current);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const line = (name: string, data: readonly number[], token: string, width: number, type = "solid") => ({
      name,
      type: "line" as const,
      data: [...data],
      symbol: "none",
      // Straight from figure to figure: a curve would dip below nobody, or rise above what was.
      smooth: false,
      lineStyle: { width, type: type as "solid" | "dashed", color: colour(token) },
      itemStyle: { color: colour(token) },
    });
    const text = { color: colour("--ink-soft"), fontSize: 15, fontFamily: style.fontFamily };
    chart.current?.setOption({
      animation: false,
      aria: { enabled: true },
      grid: { left: 60, right: 12, top: 34, bottom: 28 },
      legend: { top: 0, left: 0, textStyle: text, itemWidth: 22 },
      xAxis: { type: "category", data: pace.map(({ at }) => say.moment(at)), axisLabel: { ...text, interval: 5 } },
      yAxis: {
        type: "value",
        minInterval: 1,
        axisLabel: { ...text, formatter: (value: number) => say.number(value) },
        splitLine: { lineStyle: { color: colour("--line") } },
      },
      series: [
        line(wall.waited, waitedAt(pace, waiting), "--ink", 3),
        line(
          wall.began,
          pace.map(({ began }) => began),
          "--red",
          2,
        ),
        line(
          wall.ended,
          pace.map(({ ended }) => ended),
          "--green",
          2,
          "dashed",
        ),
      ],
    });
  }, [pace, waiting, wall, say]);
  // A canvas that the library puts inside: no tag of its own.
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
  return <div ref={box} className={styles.chart} role="img" aria-label={wall.paceLabel} />;
}
