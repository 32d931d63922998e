/** Builds the pages when their sources changed since the last time. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Unstartable } from "../platform/unstartable.ts";

const markOf = (folder: string): string => join(folder, ".built-from");

/** Whoever looks finds pages that are whole: two who build at once do so apart, and the last one's stay. */
export async function buildPages(root: string): Promise<void> {
  const pages = join(root, "web", "dist");
  const hash = hashOf(root, ["web", "contract", "tools", "vite.config.ts", "package-lock.json"]);
  if (existsSync(markOf(pages)) && readFileSync(markOf(pages), "utf8") === hash) return;
  const built = `${pages}-${process.pid}`;
  try {
    await promisify(execFile)(
      process.execPath,
      [join(root, "node_modules", "vite", "bin", "vite.js"), "build", "--outDir", built, "--logLevel", "error"],
      { cwd: root },
    );
    writeFileSync(markOf(built), hash);
    putInPlace(built, pages);
  } catch (error) {
    rmSync(built, { recursive: true, force: true });
    throw new Unstartable(
      `The pages could not be built: ${(error as { stderr?: string }).stderr?.trim().slice(0, 500) ?? String(error)}`,
    );
  }
}

function putInPlace(built: string, pages: string): void {
  const before = `${built}-before`;
  while (existsSync(built)) {
    try {
      if (existsSync(pages)) renameSync(pages, before);
      renameSync(built, pages);
    } catch (error) {
      // Somebody else's came to stand there, or went, between the two.
      if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
    rmSync(before, { recursive: true, force: true });
  }
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
    .filter((name) => name !== "dist" && !name.startsWith("dist-"))
    .flatMap((name) => filesOf(join(path, name)));
}
