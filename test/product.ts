/** The whole product as its user starts it: the launcher with its database, web, worker and, when wanted, the world. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findFreePort } from "../server/platform/free-port.ts";
import { type Api, apiOf } from "./call-api.ts";
import { until } from "./until.ts";
import { newHome } from "./home.ts";

const root = join(import.meta.dirname, "..");

export interface Product {
  url: string;
  worldUrl: string;
  home: string;
  /** Milliseconds from starting to the ready line. */
  startedIn: number;
  adminToken: string;
  api: Api;
  /** All it printed so far. */
  printed(): string;
  /** The process that runs this part now; null while it is being started again. */
  processOf(part: Part): number | null;
  /** Ends it by SIGTERM, or hard; the home stays. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export type Part = "web" | "worker" | "world" | "database";

const marks: Record<Part, string> = {
  web: "main.ts\0web",
  worker: "main.ts\0worker",
  world: "world/main.ts",
  database: "/bin/postgres\0-D",
};

export interface ProductOptions {
  world?: boolean;
  /** Taken over from an earlier run. */
  home?: string;
  port?: number;
  worldPort?: number;
  environment?: Record<string, string>;
}

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const { world = false, environment = {} } = options;
  const home = options.home ?? newHome();
  const port = options.port ?? (await findFreePort());
  const worldPort = options.worldPort ?? (await findFreePort());
  const adminToken = environment["JETBRIDGE_ADMIN_TOKEN"] ?? randomBytes(30).toString("base64url");
  const begun = performance.now();
  const launcher = spawn(process.execPath, ["server/launch.ts"], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      JETBRIDGE_HOME: home,
      JETBRIDGE_WORLD: world ? "on" : "off",
      JETBRIDGE_WORLD_PORT: String(worldPort),
      JETBRIDGE_ADMIN_TOKEN: adminToken,
      // No balancer stands before it that would have to hear of its going.
      JETBRIDGE_DRAIN_SECONDS: "0",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  launcher.stdout.on("data", (text: Buffer) => (printed += text.toString()));
  launcher.stderr.on("data", (text: Buffer) => (printed += text.toString()));
  const url = `http://127.0.0.1:${port}`;
  await readyLine(launcher, () => printed);
  const startedIn = performance.now() - begun;
  const worldUrl = `http://127.0.0.1:${worldPort}`;
  if (world) await connected(worldUrl);
  return {
    url,
    worldUrl,
    home,
    startedIn,
    adminToken,
    api: apiOf(url, adminToken),
    printed: () => printed,
    processOf(part) {
      if (launcher.exitCode !== null) throw new Error(`it ended with ${launcher.exitCode}: ${printed.slice(-2000)}`);
      return launcher.pid ? findChild(launcher.pid, marks[part]) : null;
    },
    stop: (signal = "SIGTERM") =>
      new Promise((done) => {
        if (launcher.exitCode !== null || launcher.signalCode !== null) return done(launcher.exitCode);
        launcher.once("exit", (code) => done(code));
        launcher.kill(signal);
      }),
  };
}

function readyLine(launcher: ChildProcess, printed: () => string): Promise<void> {
  return new Promise((done, fail) => {
    const look = (): void => {
      if (/Jetbridge (worker )?ready/.test(printed())) done();
    };
    launcher.stdout?.on("data", look);
    launcher.once("exit", (code) => fail(new Error(`it ended with ${code}: ${printed()}`)));
  });
}

/** What passengers write before their X knows where to deliver it reaches nobody. */
function connected(worldUrl: string): Promise<unknown> {
  const ask = (): Promise<any> =>
    fetch(`${worldUrl}/control/state`).then(
      (response) => response.json(),
      (error: unknown) => String(error),
    );
  return until(ask, (state) => state.connection?.state === "connected", "the world to be connected", 60_000);
}

/** The launcher's child whose command line holds `mark`. */
function findChild(parent: number, mark: string): number | null {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, "utf8")
    .trim()
    .split(" ")
    .filter(Boolean)
    .map(Number);
  return children.find((pid) => commandOf(pid).includes(mark)) ?? null;
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
