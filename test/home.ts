/** Homes for tests: folders that the database's own user can enter too, and that go when the test is over. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A copy of the template takes a quarter of the time in memory; what a test keeps need not survive a power cut. */
const memory = "/dev/shm";

/** Enough for all that a run of the tests has open at once, in bytes. */
const room = 8e9;

/** `on` the disk for who measures it. */
export function newHome({ on = hasRoom(memory) ? memory : tmpdir() } = {}): string {
  const home = mkdtempSync(join(on, "jetbridge-home-"));
  chmodSync(home, 0o755);
  return home;
}

/** A home like that one. The files keep their owner: the database's user reads no others. */
export function copyHome(of: string): string {
  const home = newHome();
  execFileSync("cp", ["-a", `${of}/.`, home]);
  return home;
}

export const removeHome = (home: string): void => rmSync(home, { recursive: true, force: true });

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > room;
  } catch {
    return false;
  }
}
