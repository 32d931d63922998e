import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Figures = Record<string, number | string>;

/** Where the labelled cases and data lie; they are measured on and never copied. */
const folder = process.env["JETBRIDGE_CASES"] ?? join(import.meta.dirname, "../../../shared");

/** Whether the labelled cases are there. */
export const hasCases = existsSync(join(folder, "cases/judgement"));

export const file = (path: string): string => readFileSync(join(folder, path), "utf8");

export const jsonLines = <Row>(path: string): Row[] =>
  file(path)
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);

export const round = (value: number, places = 1) => Math.round(value * 10 ** places) / 10 ** places;
export const percent = (part: number, whole: number) => round((100 * part) / Math.max(1, whole), 2);

export interface Tweet {
  id: string;
  text: string;
  feeling: string;
  /** Why they are unhappy; empty where they are not. */
  reason: string;
  /** How far those who labelled it agreed on the reason, from 0 to 1. */
  reasonAgreed: number;
  /** Of the fifth that nothing is learned from, by the hash of the id. */
  isTest: boolean;
}

/** The tweets in their order; of those whose letters are the same, the first. */
export function tweets(): { all: Tweet[]; distinct: Tweet[] } {
  const [head = [], ...rows] = parseCsv(file("data/airline-tweets/tweets.csv"));
  const cell = (row: readonly string[], name: string) => row[head.indexOf(name)] ?? "";
  const all = rows.map((row) => ({
    id: cell(row, "tweet_id"),
    text: cell(row, "text"),
    feeling: cell(row, "airline_sentiment"),
    reason: cell(row, "negativereason"),
    reasonAgreed: Number(cell(row, "negativereason_confidence")),
    isTest: (createHash("sha256").update(cell(row, "tweet_id")).digest()[0] as number) < 51,
  }));
  const seen = new Set<string>();
  const distinct = all.filter(({ text }) => {
    const letters = text.toLowerCase().replaceAll(/https?:\S+|@\w+|[^a-z]+/gu, "");
    return !seen.has(letters) && seen.add(letters);
  });
  return { all, distinct };
}

/** Rows of a CSV file with quoted cells (RFC 4180). */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') cell += text.charAt(at++);
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === "," || sign === "\n") {
      row.push(cell);
      cell = "";
      if (sign === "\n") rows.push(row.splice(0));
    } else cell += sign;
  }
  return rows;
}

/** How often what was said is right, and the mean of each label's F1. */
export function score(pairs: readonly { right: string; said: string }[]): { accuracy: number; f1: number } {
  const labels = [...new Set(pairs.map(({ right }) => right))];
  const each = labels.map((label) => {
    const both = pairs.filter(({ right, said }) => right === label && said === label).length;
    const either =
      pairs.filter((pair) => pair.right === label).length + pairs.filter((pair) => pair.said === label).length;
    return either === 0 ? 0 : (2 * both) / either;
  });
  return {
    accuracy: percent(pairs.filter(({ right, said }) => right === said).length, pairs.length),
    f1: percent(
      each.reduce((sum, one) => sum + one, 0),
      each.length,
    ),
  };
}

/** Recall and precision, in percent. */
export function hits(pairs: readonly { right: boolean; said: boolean }[]): { recall: number; precision: number } {
  const both = pairs.filter(({ right, said }) => right && said).length;
  return {
    recall: percent(both, pairs.filter(({ right }) => right).length),
    precision: percent(both, pairs.filter(({ said }) => said).length),
  };
}
