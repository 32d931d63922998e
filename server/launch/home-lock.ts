/** One Jetbridge per home: two supervisors over one embedded database would stop each other's. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Unstartable } from "../platform/unstartable.ts";

export interface HomeLock {
  release(): void;
}

/** Takes the lock; one whose process is gone, or whose number another program has now, is taken over. */
export function claimHome(home: string): HomeLock {
  mkdirSync(home, { recursive: true });
  const file = join(home, "launch.pid");
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
  } catch (error) {
    if ((error as { code?: string }).code !== "EEXIST")
      throw new Unstartable(
        `${home} can't be written to (${(error as { code?: string }).code ?? "?"}): free some space or set JETBRIDGE_HOME.`,
      );
    const pid = Number(readFileSync(file, "utf8"));
    if (isLauncher(pid))
      throw new Unstartable(
        `Jetbridge already runs from ${home} (process ${pid}): stop it, or set JETBRIDGE_HOME to another folder.`,
      );
    writeFileSync(file, String(process.pid));
  }
  return { release: () => rmSync(file, { force: true }) };
}

function isLauncher(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("launch.ts");
  } catch {
    return false;
  }
}
