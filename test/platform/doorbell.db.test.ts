import { afterAll, beforeAll, expect, test } from "vitest";
import { type Pool, openPool } from "../../server/platform/db.ts";
import { type Doorbell, openDoorbell } from "../../server/platform/doorbell.ts";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";

let ground: Ground;
const pools: Pool[] = [];
const bells: Doorbell[] = [];

beforeAll(async () => {
  ground = await openGround({ worker: false });
});
afterAll(async () => {
  for (const bell of bells) await bell.close();
  for (const pool of pools) await pool.end({ timeout: 1 });
  await ground.close();
});

async function openBell(): Promise<Doorbell> {
  const pool = openPool(ground.databaseUrl, { max: 2, name: "doorbell" });
  pools.push(pool);
  const bell = await openDoorbell(pool, ground.app.log);
  bells.push(bell);
  return bell;
}

test("a ring wakes who waits here at once and once, and others over the database", async () => {
  const [here, there] = [await openBell(), await openBell()];
  const woken = { here: 0, there: 0, otherDoor: 0 };
  here.on("rights", () => woken.here++);
  there.on("rights", () => woken.there++);
  there.on("templates", () => woken.otherDoor++);
  here.ring("rights");
  expect(woken.here).toBe(1);
  const heard = (count: number) =>
    until(
      async () => woken.there,
      (there) => there >= count,
      "the ring",
    );
  await heard(1);
  // What was rung first is heard first: the first ring has come round to us by now, and woke nobody again.
  here.ring("rights");
  await heard(2);
  expect(woken).toEqual({ here: 2, there: 2, otherDoor: 0 });
});
