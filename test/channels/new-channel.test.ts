/** The tool that begins a channel, on a copy of the files that it touches. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const house = resolve(import.meta.dirname, "..", "..");
const touched = [
  "contract",
  "web/kit/words",
  "web/kit/parts/place.tsx",
  "web/desk/channels/steps.ts",
  "server/pages/reply-times.ts",
  "server/adapters",
  "test/channels/contract",
];
let copy: string;

const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(house, "tools/new-channel.mjs"), ...args, "--root", copy], { encoding: "utf8" });
const text = (path: string): string => readFileSync(join(copy, path), "utf8");
const all = (): Record<string, string> =>
  Object.fromEntries(
    globSync("{contract,web,server/pages,server/adapters,test/channels/contract,docs}/**/*.{ts,tsx,md}", {
      cwd: copy,
    }).map((path) => [path, text(path)]),
  );

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "new-channel-"));
  for (const path of touched) cpSync(join(house, path), join(copy, path), { recursive: true });
  for (const path of ["node_modules", "server/modules", "server/platform", "package.json", ".oxfmtrc.json"])
    symlinkSync(join(house, path), join(copy, path));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe("beginning a channel", () => {
  test.each([
    ["no kind", []],
    ["a kind that is none", ["Pigeon Post", "Pigeon Post"]],
    ["a path", ["../x", "X"]],
    ["a word of the language", ["default", "Default"]],
    ["no name", ["pigeon"]],
    ["a kind that is there", ["whatsapp", "WhatsApp"]],
    ["a word that means something else", ["phone", "Phone"]],
  ])("is refused for %s, and changes nothing", (_reason, args) => {
    const before = all();
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(/\w/);
    expect(all()).toEqual(before);
  });

  test(
    "writes what compiles and is formatted, puts the kind everywhere, and can be made again after an interruption",
    { timeout: 180_000 },
    () => {
      const { status, stderr } = run("pigeon", "Pigeon Post");
      expect([status, stderr]).toEqual([0, ""]);
      const whole = all();
      for (const path of [
        "contract/words.ts",
        "contract/channel-keys.ts",
        "web/kit/parts/place.tsx",
        "web/desk/channels/steps.ts",
        "server/pages/reply-times.ts",
        "server/adapters/channels/index.ts",
        "test/channels/contract/samples.ts",
        ...["en", "nl"].flatMap((one) =>
          ["channels", "connect", "reading", "profile"].map((file) => `web/kit/words/${one}/${file}.ts`),
        ),
      ])
        expect(whole[path], path).toContain("pigeon");
      expect(existsSync(join(copy, "server/adapters/channels/pigeon/README.md"))).toBe(true);

      expect(run("pigeon", "Pigeon Post").status).toBe(2);
      writeFileSync(join(copy, "contract/words.ts"), readFileSync(join(house, "contract/words.ts")));
      rmSync(join(copy, "server/adapters/channels/pigeon/index.ts"));
      expect(run("pigeon", "Pigeon Post").status).toBe(0);
      expect(all()).toEqual(whole);

      const mine = Object.keys(whole).filter((path) => /pigeon/.test(path) && path.endsWith(".ts"));
      expect(mine).toHaveLength(6);
      execFileSync(join(house, "node_modules/.bin/oxfmt"), ["--check", ...mine], { cwd: copy, stdio: "pipe" });
      const settings = {
        extends: relative(copy, join(house, "tsconfig.json")),
        compilerOptions: { noEmit: true, preserveSymlinks: false, rootDir: "/" },
        include: [],
        files: [
          ...mine,
          "test/channels/contract/samples.ts",
          "contract/channel-keys.ts",
          "server/adapters/channels/index.ts",
        ],
      };
      writeFileSync(join(copy, "tsconfig.json"), JSON.stringify(settings));
      const compiled = spawnSync(join(house, "node_modules/typescript-native/bin/tsc"), ["-p", "."], {
        cwd: copy,
        encoding: "utf8",
      });
      expect(compiled.stdout).toBe("");
    },
  );
});
