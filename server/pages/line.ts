/** A small line of the last day, drawn by the server. */
import { type Html, html } from "./html.ts";

const width = 600;
const height = 72;

export function drawLine(points: readonly { at: Date; expectedSeconds: number }[]): Html {
  const first = points[0]?.at.getTime() ?? 0;
  const span = Math.max(1, (points.at(-1)?.at.getTime() ?? 1) - first);
  const most = Math.max(60, ...points.map(({ expectedSeconds }) => expectedSeconds));
  const drawn = points.map(
    ({ at, expectedSeconds }) =>
      `${(((at.getTime() - first) / span) * width).toFixed(1)},${(height - 4 - (expectedSeconds / most) * (height - 8)).toFixed(1)}`,
  );
  return html`<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-hidden="true">
    <polyline points="${drawn.join(" ")}" />
  </svg>`;
}
