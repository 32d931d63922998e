/** What is loaded together comes in one file instead of seventy: fewer requests, and less lost to compressing each alone. */
import { resolve } from "node:path";
import { type Graph, needingEach } from "./needing.ts";

const page = (path: string): string => resolve(import.meta.dirname, "..", "web", path);

const desk = page("desk/main.tsx");
const wall = page("wall/main.tsx");
const queue = page("desk/queue/desk-page.tsx");
const aCase = page("desk/case/case-page.tsx");
const beside = [
  "desk/case/beside.tsx",
  "desk/customer/customer-panel.tsx",
  "desk/joining/join-strip.tsx",
  "desk/privacy/exposures.tsx",
  "desk/proof/proof-section.tsx",
  "desk/rights/consent.tsx",
].map(page);

/** What another page needs as well is no part of a case, or of the queue: that page would load all of the file for it. */
const ofCasesOnly = (needing: ReadonlySet<string>): boolean =>
  needing.values().every((begin) => begin === aCase || !begin.endsWith("-page.tsx"));
const ofQueueOnly = (needing: ReadonlySet<string>): boolean =>
  needing.values().every((begin) => begin === queue || begin === aCase || !begin.endsWith("-page.tsx"));

/**
 * The first that may hold a module has it; the rest is left to the bundler. What a module needs is needed by all that need the module:
 * so each file needs only those before it, and never itself in a circle, which would run it before what it calls.
 */
const files: readonly { name: string; mayHold: (needing: ReadonlySet<string>) => boolean }[] = [
  { name: "every-page", mayHold: (needing) => needing.has(wall) && needing.size > 1 },
  { name: "desk", mayHold: (needing) => needing.has(desk) },
  { name: "pages", mayHold: (needing) => (needing.has(queue) || needing.has(aCase)) && !ofQueueOnly(needing) },
  { name: "queue", mayHold: (needing) => needing.has(queue) },
  { name: "case", mayHold: (needing) => needing.has(aCase) },
  { name: "beside", mayHold: (needing) => beside.some((part) => needing.has(part)) && ofCasesOnly(needing) },
];

/** Names the file that a module goes into; null where the bundler finds the best place itself. */
export function pageFiles(): (id: string, graph: Graph) => string | null {
  let needing: ReturnType<typeof needingEach> | undefined;
  return (id, graph) => {
    // The beginnings stay on their own: who loads a file of theirs must not begin their page.
    if (id === desk || id === wall) return null;
    needing ??= needingEach([desk, wall], graph);
    const begins = needing.get(id);
    return (begins && files.find(({ mayHold }) => mayHold(begins))?.name) ?? null;
  };
}
