/** The embedded PostgreSQL: the real server, initialised once, started and stopped with us. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { totalmem } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import postgres from "postgres";
import { findFreePort } from "../free-port.ts";
import { Unstartable } from "../unstartable.ts";
import { findBinaries, isReachable, isRoot, runner } from "./binaries.ts";

const run = promisify(execFile);

export interface Cluster {
  /** Connects to `database` of this cluster. */
  url(database: string): string;
  /** Ends when the server process ends, for whatever reason. */
  ended: Promise<void>;
  /** Stops the server; open connections are cut, nothing committed is lost. */
  stop(): Promise<void>;
  pid: number;
  port: number;
}

export interface ClusterOptions {
  home: string;
  /** Settings as `-c name=value`; tests switch fsync off. */
  settings?: Record<string, string>;
  /** Megabytes that must be free to start; initialising alone takes about 60. */
  mustBeFree?: number;
  /** A free one where none is given. */
  port?: number;
}

const systemHome = "/var/lib/jetbridge";

/** Starts the cluster in `home`, making it first if need be. A server that a crash left running is stopped before. */
export async function startCluster({
  home,
  settings = {},
  mustBeFree = 150,
  port = 0,
}: ClusterOptions): Promise<Cluster> {
  mkdirSync(home, { recursive: true });
  const place = placeFor(home);
  const binaries = findBinaries(systemHome);
  const data = join(place, "data");
  const isNew = !existsSync(join(data, "PG_VERSION"));
  requireSpace(place, isNew ? mustBeFree : Math.min(mustBeFree, 48));
  if (isNew) await initialise(binaries, place, data);
  else await stopLeftOver(data);

  const password = readFileSync(join(place, "password"), "utf8");
  const listens = port || (await findFreePort());
  const child = await startServer({ binaries, place, data, port: listens, password, settings });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  return {
    url: (database) => `postgres://jetbridge:${password}@127.0.0.1:${listens}/${database}`,
    ended,
    pid: child.pid ?? 0,
    port: listens,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGINT");
      await ended;
    },
  };
}

/** Where the files lie: in `home`, or, run as root where `nobody` can't go, under /var/lib with a pointer in `home`. */
function placeFor(home: string): string {
  const own = join(home, "postgres");
  const pointer = join(home, "database-lies-in");
  if (existsSync(pointer)) return follow(pointer, home);
  if (!isRoot() || isReachable(home)) {
    mkdirSync(own, { recursive: true });
    if (isRoot()) giveAway(own);
    return own;
  }
  const hash = createHash("sha256").update(home).digest("hex").slice(0, 16);
  const place = join(systemHome, hash);
  mkdirSync(place, { recursive: true });
  giveAway(place);
  writeFileSync(join(place, "belongs-to"), home);
  writeFileSync(pointer, `${place}\n`);
  return place;
}

/** A home that was moved finds its database; one that was copied must not take the other's. */
function follow(pointer: string, home: string): string {
  const place = readFileSync(pointer, "utf8").trim();
  const mark = join(place, "belongs-to");
  if (!existsSync(place))
    throw new Unstartable(
      `${pointer} says that the database lies in ${place}, and it does not: bring it back, or remove the pointer to begin anew.`,
    );
  const owner = existsSync(mark) ? readFileSync(mark, "utf8") : home;
  if (owner !== home && existsSync(owner))
    throw new Unstartable(`The database in ${place} belongs to ${owner}: remove ${pointer} to begin anew here.`);
  writeFileSync(mark, home);
  return place;
}

function giveAway(path: string): void {
  const { uid = 0, gid = 0 } = runner();
  chownSync(path, uid, gid);
}

function requireSpace(place: string, megabytes: number): void {
  const { bavail, bsize } = statfsSync(place);
  const free = Math.floor((bavail * bsize) / 1_048_576);
  if (free < megabytes)
    throw new Unstartable(
      `The disk that holds ${place} has ${free} MB free, and ${megabytes} MB are needed: free some space and start again.`,
    );
}

async function initialise(binaries: string, place: string, data: string): Promise<void> {
  const password = randomBytes(24).toString("base64url");
  const passwordFile = join(place, "password");
  const half = join(place, `data.${process.pid}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (isRoot()) giveAway(passwordFile);
  rmSync(data, { recursive: true, force: true });
  rmSync(half, { recursive: true, force: true });
  try {
    await run(
      join(binaries, "bin", "initdb"),
      [
        "-D",
        half,
        "-U",
        "jetbridge",
        "-A",
        "scram-sha-256",
        `--pwfile=${passwordFile}`,
        "-E",
        "UTF8",
        "--locale-provider=builtin",
        "--locale=C.UTF-8",
        "--no-sync",
      ],
      { ...runner(), cwd: "/", env: { ...process.env, LC_ALL: "C" } },
    );
    await run("mv", [half, data]);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    const said = (error as { stderr?: string }).stderr?.trim().split("\n").at(-1) ?? String(error);
    throw new Unstartable(`The embedded database could not be made in ${place}: ${said}`);
  }
}

/** A crash of ours can leave the server running, or its lock behind. */
async function stopLeftOver(data: string): Promise<void> {
  const lock = join(data, "postmaster.pid");
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
  if (!Number.isInteger(pid) || !isPostgres(pid)) return rmSync(lock, { force: true });
  process.kill(pid, "SIGINT");
  for (let waited = 0; isPostgres(pid); waited += 50) {
    if (waited === 10_000) process.kill(pid, "SIGQUIT");
    if (waited > 20_000)
      throw new Unstartable(`An old database server (process ${pid}) does not stop: end it and start again.`);
    await pause(50);
  }
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
    if (process.platform !== "linux") return true;
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
  } catch {
    return false;
  }
}

interface Start {
  binaries: string;
  place: string;
  data: string;
  port: number;
  password: string;
  settings: Record<string, string>;
}

/** An eighth of the memory, 512 MB at most. */
const buffers = (): number => Math.min(512, Math.max(64, Math.floor(totalmem() / 8 / 1024 ** 2)));

async function startServer({ binaries, place, data, port, password, settings }: Start): Promise<ChildProcess> {
  const all: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: "80",
    // Taken from the machine only as it is used.
    shared_buffers: `${buffers()}MB`,
    // A surge of a minute ends before its first checkpoint.
    max_wal_size: "2GB",
    wal_compression: "on",
    idle_in_transaction_session_timeout: "10s",
    autovacuum_vacuum_scale_factor: "0.05",
    // One at a time: three at once would take both processors from who waits.
    autovacuum_max_workers: "1",
    log_min_messages: "warning",
    // Details of errors quote values: what customers wrote stays out of the log.
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
    ...settings,
  };
  const logFile = join(place, "postgres.log");
  const log = openSync(logFile, "w", 0o640);
  const child = spawn(
    join(binaries, "bin", "postgres"),
    ["-D", data, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    {
      ...runner(),
      cwd: dirname(data),
      stdio: ["ignore", log, log],
      env: { ...process.env, LC_ALL: "C" },
      detached: true,
    },
  );
  closeSync(log);
  const sql = postgres({
    host: "127.0.0.1",
    port,
    user: "jetbridge",
    password,
    database: "postgres",
    max: 1,
    connect_timeout: 2,
    backoff: () => 0.02,
    onnotice() {},
  });
  const begun = performance.now();
  try {
    for (;;) {
      // Killed while it starts, it has a signal and no code.
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Unstartable(`The embedded database did not start: ${lastLine(logFile)}`);
      if (performance.now() - begun > 60_000)
        throw new Unstartable(`The embedded database was not ready within a minute: ${lastLine(logFile)}`);
      const isUp = await sql`select 1`.then(
        () => true,
        () => false,
      );
      if (isUp) break;
      await pause(20);
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
  return child;
}

const lastLine = (file: string): string => readFileSync(file, "utf8").trim().split("\n").at(-1) ?? "";
