/** How a verb was called wrongly; exit 2. */
import { parseArgs } from "node:util";

export class Usage extends Error {}

interface Wanted {
  required?: readonly string[];
  optional?: readonly string[];
  /** How many words without `--` must stand there. */
  words?: number;
}

/** Reads `--name value` pairs; says what is missing or unknown. */
export function readArguments(
  args: readonly string[],
  { required = [], optional = [], words = 0 }: Wanted,
): { values: Record<string, string>; words: string[] } {
  const options = Object.fromEntries([...required, ...optional].map((name) => [name, { type: "string" as const }]));
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Usage((error as Error).message.split(". ")[0] ?? "wrong arguments");
  }
  const values = parsed.values as Record<string, string>;
  const missing = required.filter((name) => !values[name]);
  if (missing.length > 0) throw new Usage(`missing: ${missing.map((name) => `--${name}`).join(" ")}`);
  if (parsed.positionals.length !== words)
    throw new Usage(words === 0 ? `unexpected: ${parsed.positionals.join(" ")}` : "a file is needed");
  return { values, words: parsed.positionals };
}
