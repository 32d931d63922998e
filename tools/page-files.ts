/** What a page always loads comes in a few files instead of seventy: fewer requests, and less lost to compressing each alone. */
import { resolve } from "node:path";

interface Graph {
  getModuleInfo: (id: string) => { importedIds: readonly string[] } | null;
}

/** Their fronts name all they have; of these the bundler alone knows what is used. */
const partsWeChoose = /node_modules[/](@mantine|@tabler)[/]/;

const reached = new Map<string, ReadonlySet<string>>();

/** A module and all that it imports, directly or not, save what it imports when wanted. */
function allBehind(begin: string, graph: Graph): ReadonlySet<string> {
  const before = reached.get(begin);
  if (before) return before;
  const found = new Set<string>();
  const waiting = [begin];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    if (!partsWeChoose.test(id)) waiting.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  reached.set(begin, found);
  return found;
}

const beginOf = (page: string): string => resolve(import.meta.dirname, "..", "web", page, "main.tsx");

/**
 * The file a module goes into; null where the bundler finds the best place itself. What builds on Mantine is left to it: else these
 * files and Mantine's would need each other in a circle, and run before what they call.
 */
export function fileOf(id: string, graph: Graph): string | null {
  if (!allBehind(beginOf("desk"), graph).has(id)) return null;
  if (
    allBehind(id, graph)
      .values()
      .some((module) => partsWeChoose.test(module))
  )
    return null;
  return allBehind(beginOf("wall"), graph).has(id) ? "every-page" : "desk-first";
}
