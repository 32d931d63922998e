/** The command line: `npm run --silent jetbridge -- VERB ...`. Errors go to stderr with exit 1; bad usage is exit 2. */
import { enableCompileCache } from "node:module";
import { compileCache } from "../platform/compile-cache.ts";
import { Problem } from "../platform/problem.ts";
import { Unstartable } from "../platform/unstartable.ts";
import { Usage } from "./usage.ts";

enableCompileCache(compileCache);

interface Verb {
  words: readonly string[];
  usage: string;
  run: (args: readonly string[]) => Promise<void>;
}

/** Each loads what it needs: reading a text must not wait for a database driver. */
const verbs: readonly Verb[] = [
  {
    words: ["token", "create"],
    usage: "token create --name N --role R",
    run: async (args) => (await import("./accounts.ts")).createProgramToken(args),
  },
  {
    words: ["user", "add"],
    usage: "user add --email E --name N --role R",
    run: async (args) => (await import("./accounts.ts")).addUser(args),
  },
  {
    words: ["user", "let-in"],
    usage: "user let-in --email E",
    run: async (args) => (await import("./accounts.ts")).letIn(args),
  },
  {
    words: ["channel", "add"],
    usage: "channel add --kind K --name N --config FILE",
    run: async (args) => (await import("./accounts.ts")).addChannel(args),
  },
  {
    words: ["read"],
    usage: "read --channel K --file F [--headers H.json] [--config C.json]",
    run: async (args) => (await import("./read.ts")).readDelivery(args),
  },
  { words: ["triage"], usage: "triage < lines.jsonl", run: async (args) => (await import("./triage.ts")).triage(args) },
  {
    words: ["replay"],
    usage: "replay FILE --channel-account ID [--rate N]",
    run: async (args) => (await import("./replay.ts")).replay(args),
  },
  {
    words: ["restored"],
    usage: "restored",
    run: async (args) => (await import("./restored.ts")).restored(args),
  },
  {
    words: ["identity", "check"],
    usage: "identity check",
    run: async (args) => (await import("./identity.ts")).check(args),
  },
  {
    words: ["identity", "mend"],
    usage: "identity mend",
    run: async (args) => (await import("./identity.ts")).mend(args),
  },
  {
    words: ["erasures", "list"],
    usage: "erasures list",
    run: async (args) => (await import("./erasures.ts")).printErasures(args),
  },
  {
    words: ["erasures", "apply"],
    usage: "erasures apply FILE",
    run: async (args) => (await import("./erasures.ts")).applyErasures(args),
  },
  {
    words: ["simulate"],
    usage: "simulate [--recorded DAYS | --invented N --agents N --days N] [--rule FILE] [--add LANGUAGE:N@FROM-TO]",
    run: async (args) => (await import("./simulate.ts")).simulate(args),
  },
  { words: ["doctor"], usage: "doctor", run: async (args) => (await import("./doctor.ts")).doctor(args) },
];

async function main(given: readonly string[]): Promise<void> {
  const verb = verbs.find(({ words }) => words.every((word, place) => given[place] === word));
  if (!verb) throw new Usage(`Verbs:\n${verbs.map(({ usage }) => `  ${usage}`).join("\n")}`);
  try {
    await verb.run(given.slice(verb.words.length));
  } catch (error) {
    if (error instanceof Usage) throw new Usage(`${error.message}\nUsage: ${verb.usage}`);
    throw error;
  }
}

function explain(error: unknown): string {
  if (error instanceof Problem)
    return error.details === undefined ? error.message : `${error.message} ${JSON.stringify(error.details)}`;
  if (error instanceof Usage || error instanceof Unstartable) return error.message;
  return error instanceof Error ? error.message || error.name : String(error);
}

// A reader that stops early (`| head`) is no error.
process.stdout.on("error", (error: { code?: string }) => process.exit(error.code === "EPIPE" ? 0 : 1));

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = error instanceof Usage ? 2 : 1;
}
