/** `npm run bench -- NAME [--json]`: runs one figure that the project promises and prints it; without a name, lists them. */
import { readdirSync } from "node:fs";
import { join } from "node:path";

interface Bench {
  promise: string;
  measure: () => Promise<Record<string, number | string>>;
}

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && file !== "main.ts")
  .map((file) => file.slice(0, -3))
  .toSorted();

const load = (name: string): Promise<Bench> => import(join(import.meta.dirname, `${name}.ts`)) as Promise<Bench>;

async function list(): Promise<string> {
  const lines = names.map(async (name) => `  ${name.padEnd(10)} ${(await load(name)).promise}`);
  return `npm run bench -- NAME [--json]\n\n${(await Promise.all(lines)).join("\n")}\n`;
}

async function run(name: string, isJson: boolean): Promise<void> {
  const { promise, measure } = await load(name);
  console.log(`${name}: ${promise}\n`);
  const figures = await measure();
  const width = Math.max(...Object.keys(figures).map(({ length }) => length));
  for (const [figure, value] of Object.entries(figures)) console.log(`${figure.padEnd(width)}  ${value}`);
  if (isJson) console.log(JSON.stringify({ name, promise, figures }));
  // A promise about correctness, which no slow machine excuses.
  if ("failed" in figures) process.exitCode = 1;
}

const given = process.argv.slice(2);
const isJson = given.includes("--json");
const [name, ...more] = given.filter((one) => one !== "--json");
if (name === undefined) process.stdout.write(await list());
else if (names.includes(name) && more.length === 0) await run(name, isJson);
else {
  process.stderr.write(await list());
  process.exitCode = 2;
}
