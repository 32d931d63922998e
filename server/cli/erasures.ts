/** `erasures`: who was erased, to keep beside a backup, and to erase again what a restored backup had forgotten. */
import { readFileSync } from "node:fs";
import { listErasures, readLedger, reapplyErasures, strayLinesOf } from "../modules/rights/index.ts";
import { readArguments } from "./usage.ts";
import { withApp } from "./with-app.ts";

/** A line of JSON each: ids and times alone. */
export async function printErasures(args: readonly string[]): Promise<void> {
  readArguments(args, {});
  await withApp(async (app) => {
    for await (const line of listErasures(app.db)) process.stdout.write(`${JSON.stringify(line)}\n`);
  });
}

/** The worker does the work; what this database knows of is passed over. Exit code 1 where the file holds lines that are no erasures. */
export async function applyErasures(args: readonly string[]): Promise<void> {
  const { words } = readArguments(args, { words: 1 });
  const text = readFileSync(words[0] ?? "", "utf8");
  const lines = readLedger(text);
  const stray = strayLinesOf(text);
  await withApp(async (app) => {
    const begun = await reapplyErasures(app, lines);
    process.stdout.write(
      `${lines.length} erasures read, ${begun} had been forgotten and are begun again${begun > 0 ? ": the privacy page shows when they are done" : ""}.\n`,
    );
  });
  if (stray === 0) return;
  process.stderr.write(
    stray === null
      ? "The file is empty: is it the right one?\n"
      : `${stray} lines are no erasures and were passed over: is it the right file, and whole?\n`,
  );
  process.exitCode = 1;
}
