/** How documents are written: the same strokes make a picture for a phone and a page for a printer. */
import type { SKRSContext2D } from "@napi-rs/canvas";
import { familiesFor } from "./fonts.ts";

export type Ink = SKRSContext2D;

export const colours = {
  ink: "#14213a",
  quiet: "#55617a",
  edge: "#cfd7e5",
  ground: "#eef2f8",
  band: "#16305c",
  onBand: "#ffffff",
  bad: "#a11224",
} as const;

export interface Written {
  x: number;
  /** Of the line on which the letters stand. */
  y: number;
  size: number;
  weight?: 400 | 500 | 600 | 700;
  colour?: string;
  align?: "left" | "center" | "right";
  /** Longer ones are set smaller, down to two thirds, and then cut. */
  width?: number;
}

/** Writes one line in whatever scripts it is; gives its width. */
export function write(
  ink: Ink,
  { text, language }: { text: string; language: string },
  { x, y, size, weight = 400, colour = colours.ink, align = "left", width = Infinity }: Written,
): number {
  const families = familiesFor(text, language);
  const measure = (size: number, of: string): number => {
    ink.font = `${weight} ${size}px ${families}`;
    return ink.measureText(of).width;
  };
  ink.fontVariationSettings = `"wght" ${weight}`;
  // Any letter spacing keeps a sign the sign it is: an alternate of a colon is copied from a page as nothing.
  ink.letterSpacing = "0.01px";
  const natural = measure(size, text);
  const fitting = natural <= width ? size : Math.max((size * 2) / 3, (size * width) / natural);
  let shown = text;
  while (shown.length > 1 && measure(fitting, shown) > width + 0.5)
    shown = `${[...shown.replace(/…$/, "")].slice(0, -1).join("").trimEnd()}…`;
  const taken = measure(fitting, shown);
  ink.fillStyle = colour;
  ink.textBaseline = "alphabetic";
  ink.textAlign = "left";
  ink.fillText(shown, align === "left" ? x : align === "right" ? x - taken : x - taken / 2, y);
  return taken;
}

/** A paragraph, broken where its language breaks; gives the line below its last. */
export function writeLines(
  ink: Ink,
  { text, language }: { text: string; language: string },
  { x, y, size, width, lead = size * 1.45, ...more }: Written & { width: number; lead?: number },
): number {
  ink.font = `${more.weight ?? 400} ${size}px ${familiesFor(text, language)}`;
  ink.fontVariationSettings = `"wght" ${more.weight ?? 400}`;
  const pieces = [...new Intl.Segmenter(language, { granularity: "word" }).segment(text)].map(({ segment }) => segment);
  const lines: string[] = [""];
  for (const piece of pieces) {
    const line = `${lines.at(-1) ?? ""}${piece}`;
    const isTooLong = ink.measureText(line.trimEnd()).width > width && /[\p{L}\p{N}]/u.test(piece);
    if (isTooLong) lines.push(piece);
    else lines[lines.length - 1] = line;
  }
  for (const [place, line] of lines.entries())
    write(ink, { text: line.trim(), language }, { x, y: y + place * lead, size, width, ...more });
  return y + lines.length * lead;
}

/** A word above what it says: `Gate`, `B12`. */
export function writeFact(
  ink: Ink,
  { label, value, language }: { label: string; value: string; language: string },
  {
    x,
    y,
    width,
    size = 15,
    weight = 600,
    align = "left",
  }: Pick<Written, "x" | "y" | "weight" | "align"> & { width: number; size?: number },
): void {
  write(
    ink,
    { text: label, language },
    { x, y, size: Math.min(size * 0.7, Math.max(8, size * 0.5 + 2)), colour: colours.quiet, width, align },
  );
  write(ink, { text: value, language }, { x, y: y + size * 1.28, size, weight, width, align });
}

export function line(ink: Ink, from: { x: number; y: number }, to: { x: number; y: number }, dashed = false): void {
  ink.save();
  ink.strokeStyle = colours.edge;
  ink.lineWidth = 0.8;
  if (dashed) ink.setLineDash([4, 4]);
  ink.beginPath();
  ink.moveTo(from.x, from.y);
  ink.lineTo(to.x, to.y);
  ink.stroke();
  ink.restore();
}

export function box(
  ink: Ink,
  {
    x,
    y,
    width,
    height,
    radius = 0,
    fill,
  }: { x: number; y: number; width: number; height: number; radius?: number; fill: string },
): void {
  ink.beginPath();
  ink.roundRect(x, y, width, height, radius);
  ink.fillStyle = fill;
  ink.fill();
}
