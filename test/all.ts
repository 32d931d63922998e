/** `npm test`: every check and every test, and at the end how many passed and failed. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPages } from "../server/launch/build-pages.ts";

const root = join(import.meta.dirname, "..");
const reports = mkdtempSync(join(tmpdir(), "jetbridge-reports-"));

interface Step {
  name: string;
  command: readonly string[] | (() => Promise<void>);
  /** A Vitest run counts its tests; any other step counts as one. */
  report?: string;
}

const vitest = (name: string, projects: readonly string[]): Step => {
  const report = join(reports, `${name}.json`);
  return {
    name,
    command: [
      "vitest",
      "run",
      ...projects.flatMap((project) => ["--project", project]),
      "--reporter=dot",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    report,
  };
};

/** By its place: the compiler before it, which other tools read by its API, brings a `tsc` too. */
const compiler = "../typescript-native/bin/tsc";
const types: Step = { name: "types", command: [compiler, "-p", "."] };
const borders = [
  "depcruise",
  "contract",
  "server",
  "web",
  "world",
  "test",
  "bench",
  "e2e",
  "--config",
  ".dependency-cruiser.cjs",
];
const checks: readonly Step[] = [
  { name: "format", command: ["oxfmt", "--check"] },
  { name: "types of the pages", command: [compiler, "-p", "web"] },
  { name: "lint", command: ["oxlint", "--type-aware"] },
  { name: "borders", command: borders },
  { name: "unused", command: ["knip"] },
  { name: "pages", command: () => buildPages(root) },
];

/** Each stage begins when the one before has ended; its lanes run beside each other. */
const stages: readonly (readonly (readonly Step[])[])[] = [
  [[types], checks],
  // One run: while the long ones wait for products and browsers, the others compute.
  [[vitest("tests", ["pure", "database", "whole"])]],
];

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

async function take({ name, command, report }: Step): Promise<Count> {
  const begun = performance.now();
  if (report) console.log(`\n== ${name}`);
  const { code, said } = await run(command, report !== undefined);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${said}== ${name}: ${code === 0 ? "passed" : "FAILED"} in ${seconds} s`);
  return report ? countTests(report, code) : { passed: Number(code === 0), failed: Number(code !== 0), skipped: 0 };
}

interface Ended {
  code: number;
  /** What it said, where it was not shown as it came. */
  said: string;
}

async function run(command: Step["command"], isShown: boolean): Promise<Ended> {
  if (typeof command === "function")
    return command().then(
      () => ({ code: 0, said: "" }),
      (error: unknown) => ({ code: 1, said: `${String(error)}\n` }),
    );
  const [program = "", ...args] = command;
  return new Promise((done) => {
    const output = isShown ? "inherit" : "pipe";
    const child = spawn(join(root, "node_modules", ".bin", program), args, {
      cwd: root,
      stdio: ["ignore", output, output],
    });
    let said = "";
    child.stdout?.on("data", (text: Buffer) => (said += text.toString()));
    child.stderr?.on("data", (text: Buffer) => (said += text.toString()));
    child.on("error", (error) => done({ code: 1, said: `${error.message}\n` }));
    child.on("close", (code) => done({ code: code ?? 1, said }));
  });
}

/** A run that failed without a failing test (nothing found, a crash outside) counts as one failure. */
function countTests(report: string, code: number): Count {
  try {
    const {
      numPassedTests: passed,
      numFailedTests: failed,
      numPendingTests: pending,
      numTodoTests: todo,
    } = JSON.parse(readFileSync(report, "utf8")) as Record<string, number>;
    const failures = (failed ?? 0) || Number(code !== 0);
    return { passed: passed ?? 0, failed: failures, skipped: (pending ?? 0) + (todo ?? 0) };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const total: Count = { passed: 0, failed: 0, skipped: 0 };
async function takeAll(lane: readonly Step[]): Promise<void> {
  for (const step of lane) {
    const { passed, failed, skipped } = await take(step);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
}

for (const lanes of stages) await Promise.all(lanes.map(takeAll));
rmSync(reports, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
