import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPool, type Pool } from "../../server/platform/db.ts";
import { type Ground, openGround } from "../ground.ts";

let ground: Ground;
let pool: Pool;

beforeAll(async () => {
  ground = await openGround({ worker: false });
  pool = openPool(ground.databaseUrl, { max: 1, name: "memory" });
});
afterAll(async () => {
  await pool.end({ timeout: 1 });
  await ground.close();
});

/** Clears what is young only, as happens dozens of times a second. */
function clearYoung(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as (how: { type: "minor" }) => void)({ type: "minor" });
}

test("what a query read is forgotten with the next small clearing of memory, within a transaction and without", async () => {
  const read = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time++) {
      await pool`select n, repeat('x', 100) as text from generate_series(1, 200) as n`;
      await pool.begin((sql) => sql`select n, repeat('x', 100) as text from generate_series(1, 200) as n`);
    }
  };
  await read(20);
  clearYoung();
  const before = process.memoryUsage().heapUsed;
  await read(200);
  clearYoung();
  clearYoung();
  // What was read is 16 MB; the driver as it is published keeps all of it.
  expect((process.memoryUsage().heapUsed - before) / 2 ** 20).toBeLessThan(5);
});
