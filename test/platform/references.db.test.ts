import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atomically } from "../../server/platform/context.ts";
import type { Db } from "../../server/platform/db.ts";
import { type Ground, openGround } from "../ground.ts";

let ground: Ground;
let db: Db;
let customerId: string;

beforeAll(async () => {
  ground = await openGround({ worker: false });
  db = ground.app.db;
  const [customer] = await db<[{ id: string }]>`
    insert into customers.customer (first_seen_at) values (now()) returning id`;
  customerId = customer.id;
});
afterAll(() => ground.close());

const newValue = (): string => `somebody-${randomUUID()}`;

/** One statement, whatever the number of rows. */
const insert = (...rows: { customerId: string | null; value: string }[]): Promise<unknown> => db`
  insert into customers.identifier (customer_id, kind, value, known, since)
  select customer_id, 'x', value, 'seen', now()
  from jsonb_to_recordset(${db.json(rows.map(({ customerId: customer_id, value }) => ({ customer_id, value })))}) as row (customer_id uuid, value text)`;

const stored = async (value: string): Promise<number> =>
  (await db`select from customers.identifier where value = ${value}`).count;

const stranger = { code: "23503", message: "customers.identifier refers to what is not there" };

describe("a row that comes in and refers to one that stays", () => {
  test("is stored, also where it refers to nobody", async () => {
    const [one, other] = [newValue(), newValue()];
    await insert({ customerId, value: one }, { customerId: null, value: other });
    expect([await stored(one), await stored(other)]).toEqual([1, 1]);
  });

  test("is refused with all of its statement when there is no such row", async () => {
    const [one, other] = [newValue(), newValue()];
    const both = insert({ customerId, value: one }, { customerId: randomUUID(), value: other });
    await expect(both).rejects.toMatchObject(stranger);
    expect([await stored(one), await stored(other)]).toEqual([0, 0]);
  });

  test("is refused when it is turned to one that is not there", async () => {
    const value = newValue();
    await insert({ customerId, value });
    const turn = db`update customers.identifier set customer_id = ${randomUUID()} where value = ${value}`;
    await expect(turn).rejects.toMatchObject(stranger);
    await db`update customers.identifier set name = 'Anna' where value = ${value}`;
    await db`update customers.identifier set customer_id = null where value = ${value}`;
    expect(await stored(value)).toBe(1);
  });

  test("is refused when what it refers to is another transaction's that is not committed", async () => {
    const [id, value] = [randomUUID(), newValue()];
    const takenBack = atomically(ground.app, async (theirs) => {
      await theirs.db`insert into customers.customer (id, first_seen_at) values (${id}, now())`;
      await expect(insert({ customerId: id, value })).rejects.toMatchObject(stranger);
      throw new Error("taken back");
    });
    await expect(takenBack).rejects.toThrow("taken back");
    expect(await stored(value)).toBe(0);
  });
});

describe("what others refer to", () => {
  test.each(["channels.account", "customers.customer", 'cases."case"', "cases.thread", "cases.message"])(
    "stays: %s",
    async (table) => {
      await expect(db.unsafe(`delete from ${table}`)).rejects.toMatchObject({ code: "23001" });
      await expect(db.unsafe(`truncate ${table} cascade`)).rejects.toMatchObject({ code: "23001" });
    },
  );

  test("keeps its id", async () => {
    const rename = db`update customers.customer set id = ${randomUUID()} where id = ${customerId}`;
    await expect(rename).rejects.toMatchObject({ code: "23001" });
    await db`update customers.customer set first_seen_at = now() where id = ${customerId}`;
  });
});

test("every table of the line is looked at by statement, and none row by row", async () => {
  const looked = await db<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'refers' order by 1`;
  expect(looked.map(({ name }) => name)).toEqual([
    "assignment.queue_entry",
    'cases."case"',
    "cases.message",
    "cases.message_search",
    "cases.message_search_due",
    "cases.thread",
    "channels.arrival",
    "channels.delivery",
    "customers.identifier",
    "service_levels.cycle",
    "service_levels.episode",
  ]);
});
