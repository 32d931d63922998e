import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, describe, expect, test } from "vitest";
import { findFreePort } from "../../server/platform/free-port.ts";
import { until } from "../until.ts";
import { newHome, removeHome } from "../home.ts";
import { madeHome } from "../made-home.ts";
import { type Part, type Product, startProduct } from "../product.ts";

const homes: string[] = [];
afterAll(() => homes.forEach(removeHome));

const goes = (home: string): string => {
  homes.push(home);
  return home;
};
/** Nothing was ever started there. */
const freshHome = (): string => goes(newHome());
/** Its database is made already. */
const usedHome = (): string => goes(madeHome());

const isAlive = (pid: number): boolean =>
  existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
const parts: readonly Part[] = ["web", "worker", "database"];
const processesOf = (product: Product): number[] => parts.flatMap((part) => product.processOf(part) ?? []);
const allGone = (pids: readonly number[]) =>
  until(
    async () => pids.filter(isAlive),
    (alive) => alive.length === 0,
    "all processes to end",
  );

/** Starts the launcher with these settings, and gives what it said when it ended. */
function failedStart(environment: Record<string, string>): Promise<{ code: number | null; said: string }> {
  return new Promise((done) => {
    const launcher = spawn(process.execPath, ["server/launch.ts"], {
      env: { ...process.env, JETBRIDGE_WORLD: "off", ...environment },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    launcher.stderr.on("data", (text: Buffer) => (said += text.toString()));
    launcher.once("exit", (code) => done({ code, said: said.trim() }));
  });
}

describe("starting", () => {
  test("a SIGTERM ends all it started, and the next start carries on with the same data", async () => {
    const home = freshHome();
    const first = await startProduct({ home });
    const pids = processesOf(first);
    expect(pids).toHaveLength(3);
    const { body: added } = await first.api("POST", "/api/v1/staff", {
      email: "kept@example.test",
      name: "Kept",
      role: "agent",
    });
    expect(await first.stop()).toBe(0);
    await allGone(pids);

    const second = await startProduct({ home });
    const { body } = await second.api("GET", "/api/v1/staff?limit=200");
    expect(body.items.map(({ id }: { id: string }) => id)).toContain(added.id);
    await second.stop();
  });

  test("Ctrl-C twice is no force: all ends in order, once", async () => {
    const product = await startProduct({ home: usedHome() });
    const pids = processesOf(product);
    const ended = product.stop("SIGINT");
    void product.stop("SIGINT");
    expect(await ended).toBe(0);
    await allGone(pids);
  });

  test("after kill -9 of the launcher the rest ends or is taken over, and the next start recovers", async () => {
    const home = usedHome();
    const first = await startProduct({ home });
    const pids = processesOf(first);
    const database = first.processOf("database");
    await first.stop("SIGKILL");
    expect(database && isAlive(database)).toBe(true);

    const second = await startProduct({ home });
    await allGone(pids);
    expect((await second.api("GET", "/api/v1/me")).status).toBe(200);
    await second.stop();
  });

  test("after kill -9 of everything at once a stale lock does not stand in the way", async () => {
    const home = usedHome();
    const first = await startProduct({ home });
    const pids = processesOf(first);
    const stopped = first.stop("SIGKILL");
    for (const pid of pids) process.kill(pid, "SIGKILL");
    await stopped;
    await allGone(pids);
    const second = await startProduct({ home });
    expect((await second.api("GET", "/api/v1/me")).status).toBe(200);
    await second.stop();
  });

  test("a second start from the same home says that it runs already", async () => {
    const home = usedHome();
    const product = await startProduct({ home });
    const second = await failedStart({ JETBRIDGE_HOME: home, PORT: String(await findFreePort()) });
    expect(second).toEqual({
      code: 1,
      said: expect.stringMatching(/^Jetbridge already runs from .+ \(process \d+\): .+\.$/),
    });
    await product.stop();
  });

  test("a port in use is said in one sentence", async () => {
    const port = await findFreePort();
    const server = createServer();
    await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
    expect(await failedStart({ JETBRIDGE_HOME: freshHome(), PORT: String(port) })).toEqual({
      code: 1,
      said: `Port ${port} on 127.0.0.1 is in use: stop what listens there, or set PORT to another.`,
    });
    server.close();
  });

  test("a web process that was killed comes back, though somebody else took its port for a while", async () => {
    const port = await findFreePort();
    const product = await startProduct({ home: usedHome(), port });
    process.kill(product.processOf("web") ?? 0, "SIGKILL");
    const taker = await until(
      () =>
        new Promise<Server | null>((done) => {
          const server = createServer();
          server.once("error", () => done(null));
          server.listen(port, "127.0.0.1", () => done(server));
        }),
      (server) => server !== null,
      "its port",
    );
    await until(
      async () => product.printed(),
      (text) => text.includes(`Port ${port} on 127.0.0.1 is in use`),
      "the word that its port is in use",
      20_000,
    );
    taker?.close();
    await until(
      () =>
        product.api("GET", "/api/v1/me").then(
          ({ status }) => status,
          () => 0,
        ),
      (status) => status === 200,
      "the web process",
      20_000,
    );
    expect(await product.stop()).toBe(0);
  });

  test.each([
    [
      "nobody listens there",
      "postgres://somebody:secret@127.0.0.1:1/none",
      /^The database at postgres:\/\/127\.0\.0\.1:1\/none does not take us \(.*\): check DATABASE_URL\.$/,
    ],
    ["it is no address", "here", /^DATABASE_URL is no address of a PostgreSQL server: .+\.$/],
  ])("a wrong DATABASE_URL is said in one sentence without its password: %s", async (_why, url, sentence) => {
    const { code, said } = await failedStart({
      JETBRIDGE_HOME: freshHome(),
      PORT: String(await findFreePort()),
      DATABASE_URL: url,
    });
    expect(said).toMatch(sentence);
    expect(said).not.toContain("secret");
    expect(code).toBe(1);
  });

  test("a database of a newer schema is left alone and said in one sentence; one's own server is used", async () => {
    const home = usedHome();
    const embedded = await startProduct({ home });
    const url = readFileSync(join(home, "database-url"), "utf8").trim();
    const sql = postgres(url, { max: 1 });
    const mine = url.replace(/\/jetbridge$/, "/mine");
    await sql`create database mine`;
    const own = await startProduct({ home: freshHome(), environment: { DATABASE_URL: mine } });
    expect(own.processOf("database")).toBeNull();
    expect((await own.api("GET", "/api/v1/me")).body.name).toBe("Automation");
    await own.stop();

    const other = postgres(mine, { max: 1 });
    await other`insert into platform.migration (number, name) values (9999, 'from the future')`;
    await Promise.all([other.end(), sql.end()]);
    const { code, said } = await failedStart({
      JETBRIDGE_HOME: freshHome(),
      PORT: String(await findFreePort()),
      DATABASE_URL: mine,
    });
    expect(said).toMatch(/^This database was made by a newer Jetbridge: .+\.$/);
    expect(code).toBe(1);
    await embedded.stop();
  });
});
