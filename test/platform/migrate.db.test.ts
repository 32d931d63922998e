import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { listMigrations, migrate } from "../../server/platform/migrate.ts";
import { Unstartable } from "../../server/platform/unstartable.ts";

let admin: postgres.Sql;
let url: string;

beforeAll(() => {
  admin = postgres(inject("clusterUrl"), { max: 1, onnotice() {} });
});
afterAll(() => admin.end());

/** An empty database. */
async function create(options = ""): Promise<string> {
  const name = `empty_${randomUUID().replaceAll("-", "")}`;
  await admin.unsafe(`create database ${name} template template0 ${options}`);
  return inject("clusterUrl").replace(/\/[^/]*$/, `/${name}`);
}

beforeEach(async () => {
  url = await create();
});

async function ask<T extends object>(query: string): Promise<T[]> {
  const sql = postgres(url, { max: 1, onnotice() {} });
  try {
    return [...(await sql.unsafe<T[]>(query))];
  } finally {
    await sql.end();
  }
}

const all = listMigrations();
const textOf = (file: string): string =>
  readFileSync(join(import.meta.dirname, "..", "..", "server", "migrations", file), "utf8");
const done = () => ask<{ number: number }>("select number from platform.migration order by number");

describe("migrating", () => {
  test("brings an empty database to this version, once", async () => {
    expect(await migrate(url)).toBe(all.length);
    expect((await done()).map(({ number }) => number)).toEqual(all.map(({ number }) => number));
    expect(await migrate(url)).toBe(0);
    expect(await ask("select count(*)::int as n from staff.member")).toEqual([{ n: 0 }]);
  });

  test("goes by numbers without gaps: of two developers with the same one, the later takes the next", () => {
    expect(all.map(({ number }) => number)).toEqual(all.map((_, place) => place + 1));
  });

  test("by several processes at once happens once", async () => {
    const counts = await Promise.all(Array.from({ length: 4 }, () => migrate(url)));
    expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, 0, all.length]);
  });

  test("refuses a database of a newer version, and leaves it as it is", async () => {
    await migrate(url);
    await ask("insert into platform.migration (number, name) values (9999, 'from the future')");
    const attempt = migrate(url);
    await expect(attempt).rejects.toThrow(Unstartable);
    await expect(attempt).rejects.toThrow(/newer Jetbridge: start that version, or restore the backup/);
    expect((await done()).at(-1)).toEqual({ number: 9999 });
  });

  test("that fails leaves nothing behind, and the next try does it all", async () => {
    await ask("create schema cases");
    await ask('create table cases."case" (id int)');
    await expect(migrate(url)).rejects.toThrow(/already exists/);
    expect(await ask("select nspname from pg_namespace where nspname in ('platform', 'staff')")).toEqual([]);
    await ask("drop schema cases cascade");
    expect(await migrate(url)).toBe(all.length);
  });

  test("goes on from a version in between", async () => {
    const early = all.slice(0, 3);
    await ask("create schema platform");
    await ask(
      "create table platform.migration (number int primary key, name text not null, at timestamptz default now())",
    );
    for (const { number, name, file } of early) {
      await ask(textOf(file));
      await ask(`insert into platform.migration (number, name) values (${number}, '${name}')`);
    }
    expect(await migrate(url)).toBe(all.length - early.length);
    expect((await done()).map(({ number }) => number)).toEqual(all.map(({ number }) => number));
  });
});

describe("a database that won't do is refused in one sentence", () => {
  test.each([
    ["another encoding", () => create("encoding 'SQL_ASCII' locale 'C'"), /is not in UTF-8/],
    ["a name that is none", async () => url.replace(/\/[^/]*$/, "/nowhere"), /does not take us .*check DATABASE_URL/],
    [
      "a place where nobody listens",
      async () => "postgres://me:hidden@127.0.0.1:1/jetbridge",
      /does not take us .*check DATABASE_URL/,
    ],
    ["a wrong password", async () => url.replace(/:[^:@]*@/, ":hidden@"), /does not take us .*check DATABASE_URL/],
  ])("%s", async (_why, place, sentence) => {
    const attempt = migrate(await place());
    await expect(attempt).rejects.toThrow(Unstartable);
    await expect(attempt).rejects.toThrow(sentence);
    await expect(attempt).rejects.not.toThrow(/hidden/);
  });
});

describe("the migrations", () => {
  test("have each a number of its own, in order, and say why in their first line", () => {
    const numbers = all.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    for (const { file } of all) expect(textOf(file), file).toMatch(/^-- [A-Z].{20,}/);
  });
});
