import { expect, test } from "vitest";
import { pairsOf, type Rule } from "./blocking.ts";
import { codeComparison, dayComparison, mailComparison, wordComparison } from "./comparison.ts";
import { frequencies, scoreOf } from "./model.ts";
import { train } from "./train.ts";

type Row = { given: string; surname: string; born: string; code: string };

/** The same numbers every time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** People, every other of them twice, the second time with a slip in one field. */
function invent(count: number): { rows: Row[]; truth: number[] } {
  const next = numbers(7);
  const pick = (all: readonly string[]): string => all[Math.floor(next() * all.length)] ?? "";
  const [rows, truth]: [Row[], number[]] = [[], []];
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const word = (): string => Array.from({ length: 7 }, () => pick([...letters])).join("");
  const surnames = Array.from({ length: 60 }, word);
  const given = Array.from({ length: 20 }, word);
  for (let person = 0; person < count; person++) {
    const digits = (size: number): string => Array.from({ length: size }, () => Math.floor(next() * 10)).join("");
    const born = `${1930 + Math.floor(next() * 80)}${String(1 + Math.floor(next() * 12)).padStart(2, "0")}1${digits(1)}`;
    const row = { given: pick(given), surname: pick(surnames), born, code: digits(6) };
    rows.push(row);
    truth.push(person);
    if (person % 2 === 1) continue;
    const field = pick(["given", "surname", "born", "code"]) as keyof Row;
    rows.push({ ...row, [field]: `${row[field].slice(0, -1)}${field === "given" || field === "surname" ? "q" : "0"}` });
    truth.push(person);
  }
  return { rows, truth };
}

const comparisons = [
  wordComparison<Row>(
    "given",
    ({ given }) => given,
    ({ surname }) => surname,
  ),
  wordComparison<Row>(
    "surname",
    ({ surname }) => surname,
    ({ given }) => given,
  ),
  dayComparison<Row>("born", ({ born }) => born),
  codeComparison<Row>("code", ({ code }) => code),
];
const on = (field: keyof Row): Rule<Row> => ({ fixes: [field], keyOf: (row) => row[field] });

test("nobody says who is whom, and it is learned nevertheless", () => {
  const { rows, truth } = invent(600);
  const rules = [on("born"), on("code"), on("surname")];
  const model = train({
    version: "test",
    records: rows,
    comparisons,
    found: () => pairsOf(rows, rules),
    sessions: rules.map((rule) => ({ fixes: rule.fixes, pairs: () => pairsOf(rows, [rule]) })),
    others: "anybody",
    next: numbers(1),
  });
  const score = scoreOf(model, comparisons, frequencies(rows, comparisons));
  const judged = Array.from(pairsOf(rows, rules), ([a, b]) => ({
    isOne: truth[a] === truth[b],
    isTaken: score(rows[a] as Row, rows[b] as Row) > 0.5,
  }));
  const right = judged.filter(({ isOne, isTaken }) => isOne && isTaken).length;
  expect(right / judged.filter(({ isTaken }) => isTaken).length).toBeGreaterThan(0.97);
  expect(right / 300).toBeGreaterThan(0.97);
  // 300 pairs of all there are.
  expect(model.prior * ((rows.length * (rows.length - 1)) / 2)).toBeGreaterThan(270);
  expect(model.prior * ((rows.length * (rows.length - 1)) / 2)).toBeLessThan(330);
});

test("a pair is found once, however many rules find it", () => {
  const { rows } = invent(100);
  const pairs = Array.from(pairsOf(rows, [on("born"), on("code"), on("surname")]), ([a, b]) => `${a} ${b}`);
  expect(new Set(pairs).size).toBe(pairs.length);
  const byHand = rows.flatMap((a, n) =>
    rows.slice(n + 1).filter((b) => a.born === b.born || a.code === b.code || a.surname === b.surname),
  );
  expect(pairs.length).toBe(byHand.length);
});

const mails = mailComparison<string>("mail", (text) => text);
const days = dayComparison<string>("born", (text) => text);

test.each([
  [mails, "a.smith@x.nl", "a.smith@x.nl", "same"],
  [mails, "a.smith@x.nl", "a.smith@y.com", "same-local"],
  [mails, "a.smith@x.nl", "a.smiht@x.nl", "nearly"],
  [mails, "bob@x.nl", "zoe@z.com", "other"],
  [days, "19710624", "19710625", "one-slip"],
  [days, "19710624", "19720624", "one-slip"],
  [days, "19711224", "19710124", "two-parts"],
  [days, "19710624", "19710813", "same-year"],
  [days, "19710624", "20010813", "other"],
])("compares %o: %s, %s", (comparison, a, b, level) => {
  expect(comparison.levels[comparison.compare(a, b) ?? -1]).toBe(level);
});
