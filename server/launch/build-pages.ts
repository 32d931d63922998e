/** Builds the pages when their sources changed since the last time. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Unstartable } from "../platform/unstartable.ts";

export async function buildPages(root: string): Promise<void> {
  const mark = join(root, "web", "dist", ".built-from");
  const hash = hashOf(root, ["web", "contract", "tools", "vite.config.ts", "package-lock.json"]);
  if (existsSync(mark) && readFileSync(mark, "utf8") === hash) return;
  try {
    await promisify(execFile)(
      process.execPath,
      [join(root, "node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "error"],
      { cwd: root },
    );
  } catch (error) {
    throw new Unstartable(
      `The pages could not be built: ${(error as { stderr?: string }).stderr?.trim().slice(0, 500) ?? String(error)}`,
    );
  }
  writeFileSync(mark, hash);
}

/** Over names and contents: what was checked out anew but is the same needs no build. */
function hashOf(root: string, sources: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((source) => filesOf(join(root, source))))
    hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest("hex");
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .toSorted()
    .filter((name) => name !== "dist")
    .flatMap((name) => filesOf(join(path, name)));
}
