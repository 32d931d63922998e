/** Bar codes as squares that are dark or not: drawn sharp at any size, and with the white around them without which nothing reads them. */
import bwip from "bwip-js/node";
import type { Ink } from "./ink.ts";

// What the library exports under that name is a bar code of its own, which is called "raw".
// oxlint-disable-next-line import/no-named-as-default-member
const draw = bwip.raw;

export interface BarCode {
  columns: number;
  rows: number;
  /** In widths of a column. */
  rowHeight: number;
  /** Row by row. */
  dark: readonly boolean[];
  /** Squares of white on each side. */
  quiet: number;
}

/** Aztec is read from a phone, PDF417 from paper. */
export type BarCodeKind = "aztec" | "pdf417";

const forms = {
  // Aztec needs no white around it by its standard; readers of photographs do.
  aztec: { bcid: "azteccode", options: {}, quiet: 3 },
  pdf417: { bcid: "pdf417", options: { columns: 7, rowmult: 3 }, quiet: 4 },
} as const;

export function barCodeOf(kind: BarCodeKind, text: string): BarCode {
  const { bcid, options, quiet } = forms[kind];
  const [drawn] = draw({ bcid, text, ...options });
  if (!drawn || !("pixs" in drawn)) throw new Error(`no ${kind} of ${text.length} signs`);
  const rows = drawn.pixs.length / drawn.pixx;
  return { columns: drawn.pixx, rows, rowHeight: drawn.pixy / rows, dark: drawn.pixs.map((one) => one === 1), quiet };
}

/** Black on white in the middle of `width`, its white within; gives its height. Where the ink has dots, each square is of whole ones. */
export function drawBarCode(
  ink: Ink,
  { columns, rows, rowHeight, dark, quiet }: BarCode,
  { x, y, width }: { x: number; y: number; width: number },
): number {
  const { a: dots, e, f } = ink.getTransform();
  const fitting = width / (columns + 2 * quiet);
  const unit = dots > 1 ? Math.floor(fitting * dots) / dots : fitting;
  const height = unit * (rows * rowHeight + 2 * quiet);
  const snap = (at: number, shift: number): number => (dots > 1 ? (Math.round(at * dots + shift) - shift) / dots : at);
  const left = snap(x + (width - unit * (columns + 2 * quiet)) / 2, e);
  const top = snap(y, f);
  ink.fillStyle = "#ffffff";
  ink.fillRect(x, y, width, height);
  ink.fillStyle = "#000000";
  for (let row = 0; row < rows; row++)
    for (let from = 0; from < columns; from++) {
      if (!dark[row * columns + from]) continue;
      let to = from + 1;
      while (to < columns && dark[row * columns + to]) to++;
      // One stroke for all that touch: no white hair lines between squares.
      const at = { x: left + unit * (quiet + from), y: top + unit * (quiet + row * rowHeight) };
      ink.fillRect(at.x, at.y, unit * (to - from), unit * rowHeight * (dots > 1 ? 1 : 1.03));
      from = to;
    }
  return height;
}
