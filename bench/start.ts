import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { newHome, removeHome } from "../test/home.ts";
import type * as productModule from "../test/product.ts";
import { leaveNothing } from "./load/leave-nothing.ts";
import { parentOf, quiet, residentOf, sharedMemoryOf } from "./load/processes.ts";

/** What this bench measures. */
export const promise =
  "After the install, the first start is ready within 20 s, pages built and database made; later ones within 5 s.";

const root = join(import.meta.dirname, "..");
const laterStarts = 3;
/** After so long nothing of the start is left, in milliseconds. */
const restMs = 20_000;

/** Starts a copy of the repository, because in this one the pages may be built already and in use. */
export function measure(): Promise<Record<string, number | string>> {
  return leaveNothing(async (undo) => {
    const copy = copyRepository();
    undo(() => rmSync(copy, { recursive: true, force: true }));
    const home = newHome({ on: tmpdir() });
    undo(() => removeHome(home));
    const { startProduct } = (await import(join(copy, "test/product.ts"))) as typeof productModule;
    const start = async (): Promise<productModule.Product> => {
      await quiet();
      const product = await startProduct({ home, world: true });
      undo(() => product.stop());
      return product;
    };
    const first = await start();
    await first.stop();
    const later: number[] = [];
    for (let n = 1; n < laterStarts; n++) {
      const product = await start();
      later.push(product.startedIn);
      await product.stop();
    }
    const last = await start();
    later.push(last.startedIn);
    await pause(restMs);
    return { firstSeconds: seconds(first.startedIn), laterSeconds: seconds(median(later)), ...memoryOf(last) };
  });
}

/** All that is checked in, with the packages that are installed here; nothing that was built. */
function copyRepository(): string {
  const copy = mkdtempSync(join(tmpdir(), "jetbridge-bench-"));
  const left = new Set([".git", "node_modules", ".jetbridge", "web/dist"]);
  cpSync(root, copy, { recursive: true, filter: (path) => !left.has(relative(root, path)) });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
}

/** Megabytes of each process while nobody does anything; what the database's processes share is counted once. */
function memoryOf(product: productModule.Product): Record<string, number> {
  const of = (part: productModule.Part): number => product.processOf(part) ?? 0;
  const parts = {
    launcherMb: residentOf(parentOf(of("web"))),
    webMb: residentOf(of("web")),
    workerMb: residentOf(of("worker")),
    worldMb: residentOf(of("world")),
    databaseMb: sharedMemoryOf(of("database")),
  };
  return { ...parts, allMb: Object.values(parts).reduce((sum, part) => sum + part, 0) };
}

const seconds = (ms: number): number => Math.round(ms / 100) / 10;
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
