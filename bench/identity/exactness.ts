/** Whether what is kept step by step is what follows from everything, and how fast it is kept. */
import { checkIdentity, record, type Said } from "../../server/modules/customers/index.ts";
import type { PoolContext } from "../../server/platform/context.ts";
import { at } from "../load/quantile.ts";
import type { BenchDatabase } from "./database.ts";
import { customerOf, idOf, operations } from "./operations.ts";
import { randomFrom } from "./random.ts";

type Figures = Record<string, number | string>;

const seed = 20_261_122;
const perBatch = 500;
const restored = 1000;

/** So many random operations, in batches; then all is worked out anew and compared. */
export async function measureExactness(database: BenchDatabase, count: number): Promise<Figures> {
  const customers = Math.max(1000, Math.floor(count / 2));
  const app = await database.open(customers);
  const begun = performance.now();
  const said = await sayAll(app, operations(count, customers, seed));
  const seconds = (performance.now() - begun) / 1000;
  const checkBegun = performance.now();
  const { wrong, strayEvents, events } = await checkIdentity(app.db);
  const checkSeconds = (performance.now() - checkBegun) / 1000;
  const [{ moves, joined }] = await app.db<[{ moves: number; joined: number }]>`
    select (select count(*)::int from customers.move) as moves,
      (select count(*)::int from customers.customer where survivor_id is not null) as joined`;
  return {
    operations: count,
    eventsWritten: events,
    operationsPerSecond: Math.round(said / seconds),
    customersMoved: moves,
    customersJoinedAtTheEnd: joined,
    mismatches: wrong.length,
    strayEvents,
    checkedPerSecond: Math.round(events / checkSeconds),
    checkSeconds: Math.round(checkSeconds * 10) / 10,
    ...(await measureUnmerge(app, customers)),
  };
}

async function sayAll(app: PoolContext, all: Iterable<Said[]>): Promise<number> {
  let batch: Said[] = [];
  let said = 0;
  for (const some of all) {
    batch.push(...some);
    if (batch.length < perBatch) continue;
    await record(app, batch);
    said += batch.length;
    batch = [];
    // The first look at a table that has grown from nothing.
    if (said < 20 * perBatch)
      await app.db`analyze customers.link, customers.tie, customers.identifier, customers.identity_event`;
  }
  await record(app, batch);
  return said + batch.length;
}

/** One at a time, each a transaction that waits for the disk; afterwards every survivor is who it was. */
async function measureUnmerge(app: PoolContext, customers: number): Promise<Figures> {
  const random = randomFrom(seed + 1);
  const before = await survivorsOf(app);
  const [took, plain]: [number[], number[]] = [[], []];
  // Chains of up to ten, as people make them.
  let last = customerOf(0);
  const valid: Said[] = [];
  for (let n = 0; n < restored; n++) {
    const customerId = customerOf(random.below(customers));
    if (n % 10 === 0) last = customerOf(random.below(customers));
    if (customerId !== last)
      valid.push({ id: idOf(900, n), kind: "merge", customerId, otherId: last, source: "bench" });
    last = customerId;
  }
  for (const one of valid) await record(app, [one]);
  const time = async (times: number[], work: () => Promise<unknown>): Promise<void> => {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  };
  await app.db`create table customers.bench_row (n int)`;
  for (const [n, { id: revokes }] of valid.entries()) {
    await time(took, () => record(app, [{ id: idOf(901, n), kind: "revoke", revokes, source: "bench" }]));
    await time(plain, () => app.db`insert into customers.bench_row values (${n})`);
  }
  const after = await survivorsOf(app);
  return {
    mergedAndUnmerged: valid.length,
    unmergeP50Ms: at(took, 0.5),
    unmergeP99Ms: at(took, 0.99),
    // What the disk alone takes between them, which no rule of ours makes shorter.
    oneRowStoredP50Ms: at(plain, 0.5),
    oneRowStoredP99Ms: at(plain, 0.99),
    survivorsRestoredByteForByte: before === after ? "yes" : "NO",
  };
}

/** All of them as one text. */
async function survivorsOf({ db }: PoolContext): Promise<string> {
  const [row] = await db<[{ mark: string }]>`
    select md5(string_agg(id::text || coalesce(survivor_id, id)::text, ',' order by id)) as mark from customers.customer`;
  return row.mark;
}

/** The same events in another order, in another database. */
export async function measureOrder(database: BenchDatabase, count: number): Promise<Figures> {
  const customers = Math.max(200, Math.floor(count / 2));
  const all = [...operations(count, customers, seed + 2)].flat();
  const random = randomFrom(seed + 3);
  const shuffled = all.map((one) => ({ one, place: random.next() })).toSorted((a, b) => a.place - b.place);
  const marks: string[] = [];
  for (const order of [all, shuffled.map(({ one }) => one)]) {
    const app = await database.open(customers);
    await sayAll(
      app,
      order.map((one) => [one]),
    );
    marks.push(await survivorsOf(app));
  }
  return { operationsInTwoOrders: all.length, sameInBothOrders: marks[0] === marks[1] ? "yes" : "NO" };
}
