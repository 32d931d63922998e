import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDoorbell } from "../../server/platform/doorbell.ts";
import { isUnavailable, openPool, type Pool } from "../../server/platform/db.ts";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { calm, type Lines, openLines } from "../torture/lines.ts";

let ground: Ground;
let lines: Lines;
let pool: Pool;

beforeAll(async () => {
  ground = await openGround({ worker: false });
  const url = new URL(ground.databaseUrl);
  lines = await openLines(Number(url.port), () => 0.5);
  url.port = String(lines.port);
  pool = openPool(url.href, { max: 1, name: "silent", patienceMs: 1000 });
});
afterAll(async () => {
  await pool.end({ timeout: 1 });
  lines.close();
  await ground.close();
});

const outcomeOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => "answered",
    (error: unknown) => error,
  );

describe("a line to the database on which nobody answers and nobody hangs up", () => {
  test("is given up in time, and the next question is answered over another", async () => {
    await pool`select 1`;
    lines.turn({ ...calm, silent: 1 });
    const outcome = await outcomeOf(pool`select 2`);
    expect(isUnavailable(outcome)).toBe(true);
    lines.turn(calm);
    // What was put on the broken line in its last moment is refused, not forgotten.
    const last = await outcomeOf(pool`select 3`);
    expect(last === "answered" || isUnavailable(last)).toBe(true);
    expect(await outcomeOf(pool`select 4`)).toBe("answered");
  });

  /** Has the database end the one line that is in a transaction. */
  const hangUp = async (): Promise<void> => {
    await ground.app.db`
      select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'jetbridge silent' and state = 'idle in transaction'`;
  };

  test.each([
    ["cut", async () => lines.turn({ ...calm, cut: 1 })],
    ["hung up", hangUp],
  ])("and one that is %s in the middle of a transaction refuses it, and the process lives on", async (_how, end) => {
    // Undoing goes from the inside outwards, over a line that is gone.
    const work = pool.begin(async (sql) => {
      await sql`select 5`;
      await sql.savepoint(async (sql) => {
        await end();
        await sql`select 6`;
      });
    });
    expect(isUnavailable(await outcomeOf(work))).toBe(true);
    lines.turn(calm);
    await until(
      () => outcomeOf(pool`select 7`),
      (outcome) => outcome === "answered",
      "another line",
    );
  });

  test("does not stop the doorbell from being heard again", async () => {
    const bell = await openDoorbell(pool, ground.app.log);
    let rings = 0;
    bell.on("log", () => rings++);
    const listeners = () =>
      ground.app.db<
        { pid: number }[]
      >`select pid from pg_stat_activity where query like 'listen %' and application_name = 'jetbridge silent'`;
    const [before] = await until(listeners, (rows) => rows.length === 1, "the one who listens");
    // Nothing comes through, and our end is not told.
    lines.turn({ ...calm, silent: 1 });
    await outcomeOf(pool`select 8`);
    lines.turn(calm);
    await until(listeners, ([row]) => row !== undefined && row.pid !== before?.pid, "another line");
    await until(
      async () => {
        ground.app.ring("log");
        return rings;
      },
      (count) => count > 0,
      "a ring",
    );
    expect(rings).toBeGreaterThan(0);
    await bell.close();
  });
});
