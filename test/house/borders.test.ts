import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const cruise = (
  ...folders: string[]
): { summary: { totalCruised: number; violations: { rule: { name: string } }[] } } => {
  const args = [...folders, "--config", ".dependency-cruiser.cjs", "--output-type", "json"];
  const options = { cwd: root, maxBuffer: 256 * 1024 * 1024, encoding: "utf8" } as const;
  try {
    return JSON.parse(execFileSync(join(root, "node_modules/.bin/depcruise"), args, options));
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout);
  }
};

describe("the borders of the house", () => {
  test("are looked at: the cruiser sees the modules", () => {
    const { summary } = cruise("contract", "server");
    expect(summary.totalCruised).toBeGreaterThan(120);
    expect(summary.violations).toEqual([]);
  }, 60_000);

  test("catch a cycle, and a module that calls a later one", () => {
    const room = mkdtempSync(join(root, "server/modules/staff/planted-"));
    try {
      writeFileSync(join(room, "one.ts"), 'import { two } from "./two.ts";\nexport const one = (): unknown => two;\n');
      writeFileSync(
        join(room, "two.ts"),
        'import { one } from "./one.ts";\nimport { reply } from "../../cases/index.ts";\nexport const two = [one, reply];\n',
      );
      const broken = cruise(room.slice(root.length + 1)).summary.violations.map(({ rule }) => rule.name);
      expect(broken).toContain("no-cycles");
      expect(broken).toContain("staff-calls-only-earlier");
    } finally {
      rmSync(room, { recursive: true, force: true });
    }
  }, 60_000);
});
