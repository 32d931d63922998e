/** `erasures`: who was erased, to keep beside a backup, and to erase again what a restored backup had forgotten. */
import { readFileSync } from "node:fs";
import { listErasures, readLedger, reapplyErasures } from "../modules/rights/index.ts";
import { readArguments } from "./usage.ts";
import { withApp } from "./with-app.ts";

/** A line of JSON each: ids and times alone. */
export async function printErasures(args: readonly string[]): Promise<void> {
  readArguments(args, {});
  await withApp(async (app) => {
    for await (const line of listErasures(app.db)) process.stdout.write(`${JSON.stringify(line)}\n`);
  });
}

/** The worker does the work; what this database knows of is passed over. */
export async function applyErasures(args: readonly string[]): Promise<void> {
  const { words } = readArguments(args, { words: 1 });
  const lines = readLedger(readFileSync(words[0] ?? "", "utf8"));
  await withApp(async (app) => {
    const begun = await reapplyErasures(app, lines);
    process.stdout.write(`Of ${lines.length} erasures ${begun} had been forgotten and are done again.\n`);
  });
}
