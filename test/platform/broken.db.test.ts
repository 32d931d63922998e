import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isUnavailable, openPool, type Pool } from "../../server/platform/db.ts";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";

let ground: Ground;
let pool: Pool;

beforeAll(async () => {
  ground = await openGround({ worker: false });
  pool = openPool(ground.databaseUrl, { max: 1, name: "broken" });
  await ground.app.db`create table note (text text)`;
});
afterAll(async () => {
  await pool.end({ timeout: 1 });
  await ground.close();
});

const outcomeOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => "answered",
    (error: unknown) => error,
  );

/** Has the database end our one line, as a crash does. */
const cut = async (): Promise<void> => {
  await ground.app
    .db`select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'jetbridge broken'`;
};

describe("what a transaction still does after its line broke", () => {
  test("runs nowhere: not in the transaction that has the next line", async () => {
    const broken = Promise.withResolvers<void>();
    const first = pool.begin(async (sql) => {
      await sql`insert into note values ('first')`;
      await broken.promise;
      await outcomeOf(sql`insert into note values ('late')`);
      await sql`insert into note values ('later')`;
    });
    const refused = outcomeOf(first);
    await until(
      () =>
        ground.app
          .db`select from pg_stat_activity where application_name = 'jetbridge broken' and state = 'idle in transaction'`,
      (rows) => rows.length === 1,
    );
    await cut();
    const second = pool.begin(async (sql) => {
      await sql`insert into note values ('second')`;
      broken.resolve();
      await new Promise(setImmediate);
      await sql`insert into note values ('second again')`;
    });
    expect(isUnavailable(await refused)).toBe(true);
    expect(await outcomeOf(second)).toBe("answered");
    const notes = await ground.app.db<{ text: string }[]>`select text from note order by text`;
    expect(notes.map(({ text }) => text)).toEqual(["second", "second again"]);
  });

  test("does not keep the next one waiting, however often it happens", async () => {
    for (let n = 0; n < 60; n++) {
      const work = outcomeOf(
        pool.begin(async (sql) => {
          for (let i = 0; i < 1 + (n % 5); i++) {
            await sql`select ${i}::int`;
            // What is put on a line in the moment it breaks waits to be written.
            if (n % 3 === 0) await new Promise(setImmediate);
          }
        }),
      );
      await cut();
      const outcome = await work;
      expect(outcome === "answered" || isUnavailable(outcome), String(outcome)).toBe(true);
      expect(outcome).not.toMatchObject({ code: "CONNECT_TIMEOUT" });
    }
    expect(await outcomeOf(pool`select 1`)).toBe("answered");
  });
});
