import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { buildPages } from "../server/launch/build-pages.ts";

interface Built {
  file: string;
  imports?: readonly string[];
}

const root = join(import.meta.dirname, "..");
const most = 200_000;
let built: Record<string, Built>;
const weights = new Map<string, number>();

beforeAll(async () => {
  await buildPages(root);
  built = JSON.parse(readFileSync(join(root, "web", "dist", ".vite", "manifest.json"), "utf8")) as typeof built;
});

/** All that the browser must load before these can run, compressed as it is sent. */
function weightOf(...begins: readonly string[]): number {
  const needed = new Set<string>();
  const reach = (name: string): void => {
    const part = built[name];
    if (!part) throw new Error(`${name} is no part of the built pages.`);
    if (needed.has(name)) return;
    needed.add(name);
    part.imports?.forEach(reach);
  };
  begins.forEach(reach);
  return [...needed].reduce((sum, name) => sum + sizeOf(built[name]?.file ?? ""), 0);
}

function sizeOf(file: string): number {
  const path = join(root, "web", "dist", file);
  const known = weights.get(file) ?? readFileSync(existsSync(`${path}.br`) ? `${path}.br` : path).length;
  weights.set(file, known);
  return known;
}

const desk = "desk/index.html";
const queue = "desk/queue/desk-page.tsx";
const theCase = "desk/case/case-page.tsx";
/** Loaded after the conversation, by itself: all that `npm run bench -- page` sees come until it rests. */
const beside = [
  "desk/case/beside.tsx",
  "desk/customer/customer-panel.tsx",
  "desk/documents/documents-section.tsx",
  "desk/language-model/model-button.tsx",
  "desk/language-model/translation.tsx",
  "desk/payments/payment-commands.tsx",
  "desk/payments/payments-section.tsx",
  "desk/ratings/rating-card.tsx",
  "desk/rights/consent.tsx",
  "desk/proof/proof-section.tsx",
  "desk/joining/join-strip.tsx",
  "desk/shell/steering-bar.tsx",
  "kit/words/en/of-case.ts",
];

test.each([
  ["the desk", [desk, queue]],
  ["a case", [desk, queue, theCase]],
  ["a case with all that stands beside it", [desk, queue, theCase, ...beside]],
  ["the wall", ["wall/index.html"]],
])("%s begins with 200 kB of compressed script at most", (_, begins) => {
  expect(weightOf(...begins)).toBeLessThanOrEqual(most);
});

test("so does every other page of the desk, with its words", () => {
  const pages = Object.keys(built).filter((name) => /^desk\/.+-page\.tsx$/.test(name) && name !== theCase);
  expect(pages.length).toBeGreaterThan(8);
  const wordsOf = (page: string) =>
    ["of-case", "later", /figures|sales/.test(page) ? "counted" : "set-up"].map((share) => `kit/words/en/${share}.ts`);
  expect(pages.filter((page) => weightOf(desk, page, ...wordsOf(page)) > most)).toEqual([]);
});

test("no built file needs itself in a circle, which would run it before what it calls", () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (name: string, way: readonly string[]): void => {
    if (way.includes(name)) circles.push([...way, name].join(" > "));
    else if (!done.has(name)) built[name]?.imports?.forEach((next) => follow(next, [...way, name]));
    done.add(name);
  };
  for (const name of Object.keys(built)) follow(name, []);
  expect(circles).toEqual([]);
});

test("the chat for other sites weighs less than 30 kB", () => {
  expect(sizeOf("widget.js")).toBeLessThan(30_000);
});
