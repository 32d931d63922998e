/** Homes for tests: folders that the database's own user can enter too, and that go when the test is over. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), "jetbridge-home-"));
  chmodSync(home, 0o755);
  return home;
}

export const removeHome = (home: string): void => rmSync(home, { recursive: true, force: true });
