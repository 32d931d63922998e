/** A drawing that keeps to the size of its place, and the colours of the day or the night. */
import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent } from "echarts/components";
import { type ECharts, type EChartsCoreOption, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useComputedColorScheme } from "@mantine/core";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useSay } from "../kit/words/say.ts";

use([LineChart, BarChart, GridComponent, LegendComponent, MarkLineComponent, AriaComponent, CanvasRenderer]);

/** The wider the screen, the further away are those who read it. */
const readable = (): number => Math.round(Math.min(19, Math.max(12, innerWidth / 100)));

/** What a drawing is made with. */
export interface Pen {
  colour: (token: string) => string;
  text: { color: string; fontSize: number; fontFamily: string };
  legend: (of: readonly { name: string; mark: Mark }[]) => object;
  /** Straight from figure to figure: a curve would dip below nobody, or rise above what was. */
  line: (of: {
    name: string;
    data: readonly (number | null)[];
    token: string;
    width: number;
    mark?: Exclude<Mark, "area">;
  }) => object;
}

/** How something is drawn, and shown beside its name: who sees no colours tells them apart by it. */
type Mark = "solid" | "dashed" | "dotted" | "area";

const bar = (from: number, to: number): string => `M${from},4 h${to - from} v3 h-${to - from} z`;
/** Eighteen wide and eleven high. */
const icons: Record<Mark, string> = {
  solid: `path://M0,0 ${bar(0, 18)} M18,11`,
  dashed: `path://M0,0 ${bar(0, 7)} ${bar(11, 18)} M18,11`,
  dotted: `path://M0,0 ${[0, 5, 10, 15].map((from) => bar(from, from + 3)).join(" ")} M18,11`,
  area: "path://M0,0 h18 v11 h-18 z",
};

/** Draws anew when `draw` does; `draw` gives what differs from every chart of the wall. */
export function useChart(draw: (pen: Pen) => EChartsCoreOption): RefObject<HTMLDivElement | null> {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(null);
  // Colours are read anew by day and by night.
  const scheme = useComputedColorScheme();
  const [fontSize, setFontSize] = useState(readable);
  useEffect(() => {
    if (!box.current) return undefined;
    const drawn = init(box.current);
    chart.current = drawn;
    const resized = new ResizeObserver(() => {
      drawn.resize();
      setFontSize(readable());
    });
    resized.observe(box.current);
    return () => {
      resized.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    if (!box.current) return;
    const style = getComputedStyle(box.current);
    const colour = (token: string) => style.getPropertyValue(token).trim();
    const text = { color: colour("--ink-soft"), fontSize, fontFamily: style.fontFamily };
    chart.current?.setOption({
      animation: false,
      aria: { enabled: true },
      darkMode: scheme === "dark",
      grid: { left: 3.4 * fontSize, right: 12, top: 2 * fontSize, bottom: 1.8 * fontSize },
      yAxis: {
        type: "value",
        minInterval: 1,
        axisLabel: { ...text, formatter: (value: number) => say.number(value) },
        splitLine: { lineStyle: { color: colour("--line") } },
      },
      ...draw({
        colour,
        text,
        legend: (of) => ({
          top: 0,
          left: 0,
          textStyle: text,
          itemWidth: 18,
          itemHeight: 11,
          data: of.map(({ name, mark }) => ({
            name,
            icon: icons[mark],
            itemStyle: { opacity: mark === "area" ? 0.3 : 1 },
          })),
        }),
        line: ({ name, data, token, width, mark = "solid" }) => ({
          name,
          type: "line",
          data: [...data],
          symbol: "none",
          smooth: false,
          lineStyle: { width, type: mark, color: colour(token) },
          itemStyle: { color: colour(token) },
        }),
      }),
    });
  }, [draw, say, scheme, fontSize]);
  return box;
}
