/** Who needs a module: which of the pages, and which of the parts that are loaded when wanted. */
import { dirname, resolve } from "node:path";

/** What the bundler knows of the modules. */
export interface Graph {
  getModuleInfo: (id: string) => Module | null;
}

interface Module {
  code: string | null;
  importedIds: readonly string[];
  dynamicallyImportedIds: readonly string[];
}

/** Of each module the beginnings that cannot run without it: `begins`, and all that is imported when wanted. */
export function needingEach(begins: readonly string[], graph: Graph): ReadonlyMap<string, ReadonlySet<string>> {
  const needing = new Map<string, Set<string>>();
  const importsOf = importsIn(graph);
  // Grows while it is walked: what is wanted may want more.
  const all = new Set(begins);
  for (const begin of all) {
    const waiting = [begin];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const by = needing.get(id) ?? new Set();
      if (by.has(begin)) continue;
      needing.set(id, by.add(begin));
      waiting.push(...importsOf(id));
      graph.getModuleInfo(id)?.dynamicallyImportedIds.forEach((wanted) => all.add(wanted));
    }
  }
  return needing;
}

/** Fronts of libraries, which name all they have: of these a module needs what it names. */
const fronts = /node_modules[/](?:@mantine[/]\w+[/]esm[/]index|@tabler[/].+[/]tabler-icons-react)[.]mjs$/;
const takenFromFronts = /import\s*\{([^}]*)\}\s*from\s*["']@(?:mantine|tabler)[/]/g;
const namedByFronts = /(?:im|ex)port\s*\{([^}]*)\}\s*from\s*["'](\.[^"']+)["']/g;

function importsIn(graph: Graph): (id: string) => readonly string[] {
  const known = new Map<string, ReadonlyMap<string, string>>();

  /** Where each name of a front comes from. */
  function behind(front: string): ReadonlyMap<string, string> {
    const before = known.get(front);
    if (before) return before;
    const found = new Map<string, string>();
    for (const [, names = "", from = ""] of codeOf(front, graph).matchAll(namedByFronts))
      for (const { outside } of namesOf(names)) found.set(outside, resolve(dirname(front), from));
    known.set(front, found);
    return found;
  }

  return (id) => {
    if (fronts.test(id)) return [];
    const taken = codeOf(id, graph)
      .matchAll(takenFromFronts)
      .flatMap(([, names = ""]) => namesOf(names))
      .toArray();
    return (graph.getModuleInfo(id)?.importedIds ?? []).flatMap((imported) =>
      fronts.test(imported) ? taken.flatMap(({ inside }) => behind(imported).get(inside) ?? []) : imported,
    );
  };
}

const codeOf = (id: string, graph: Graph): string => graph.getModuleInfo(id)?.code ?? "";

/** `a, b as c`: each by its name where it comes from, and by the one it goes by after. */
const namesOf = (list: string): { inside: string; outside: string }[] =>
  list
    .split(",")
    .map((name) => name.trim().split(/\s+as\s+/))
    .map(([inside = "", outside = inside]) => ({ inside, outside }));
