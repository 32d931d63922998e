/** One torture run: traffic, kills by a seed, then peace, then the count. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { until } from "../ground.ts";
import { removeHome } from "../home.ts";
import { type Part, type Product, startProduct } from "../product.ts";
import { type BrandAccount, newId } from "../vendor.ts";
import { seeded, startTraffic } from "./traffic.ts";

export interface TortureOptions {
  seed: number;
  seconds: number;
  /** Whom to kill, by turns of the seed. */
  victims: readonly Part[];
  /** Breaks the product in one way; its run must fail. */
  mutate?: (broken: {
    sql: postgres.Sql;
    brand: BrandAccount;
  }) => Promise<{ brand: BrandAccount; undo: () => Promise<void> }>;
}

export interface Toll {
  seed: number;
  acknowledged: number;
  duplicates: number;
  kills: Record<string, number>;
  lost: string[];
  doubled: string[];
  /** Correspondents whose messages stand in another order than they wrote them. */
  disordered: string[];
  /** Open cases that are not in the queue, entries without an open case, and open cases without exactly one open episode. */
  torn: number;
}

export async function torture({ seed, seconds, victims, mutate }: TortureOptions): Promise<Toll> {
  const random = seeded(seed);
  const product = await startProduct();
  const sql = postgres(readFileSync(join(product.home, "database-url"), "utf8"), { max: 2, onnotice() {} });
  try {
    const connected = await connect(product);
    const { brand, undo } = (await mutate?.({ sql, brand: connected })) ?? { brand: connected, undo: async () => {} };
    const traffic = startTraffic(brand, { writers: 12, random });
    const kills = await killForAWhile(product, { random, seconds, victims });
    await traffic.stop();
    await undo();
    await drained(sql);
    return { seed, kills, duplicates: traffic.duplicates, ...(await count(sql, traffic.acknowledged)) };
  } finally {
    if (process.env["TORTURE_LOG"]) process.stdout.write(product.printed());
    await sql.end({ timeout: 1 });
    await product.stop();
    removeHome(product.home);
  }
}

async function connect({ api }: Product): Promise<BrandAccount> {
  const externalId = newId();
  const consumerSecret = randomBytes(16).toString("hex");
  const secrets = { consumerKey: "k", consumerSecret, bearerToken: "b", accessToken: "a" };
  const { body } = await api("POST", "/api/v1/channel-accounts", {
    kind: "x",
    name: "Brand",
    externalId,
    baseUrl: "http://127.0.0.1:1",
    secrets,
  });
  return { ...body, externalId, consumerSecret };
}

async function killForAWhile(
  product: Product,
  { random, seconds, victims }: { random: () => number; seconds: number; victims: readonly Part[] },
): Promise<Record<string, number>> {
  const kills: Record<string, number> = {};
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    await pause(400 + random() * 900);
    const victim = victims[Math.floor(random() * victims.length)] ?? "web";
    const pid = product.processOf(victim);
    if (pid === null) continue;
    process.kill(pid, "SIGKILL");
    kills[victim] = (kills[victim] ?? 0) + 1;
  }
  return kills;
}

/** In peace, all that was taken in is worked off. */
async function drained(sql: postgres.Sql): Promise<void> {
  await until(
    () =>
      sql<[{ n: number }]>`
      select ((select count(*) from channels.delivery where state = 'waiting') + (select coalesce(sum(waiting), 0) from channels.lane))::int as n`.then(
        ([row]) => row.n,
        () => -1,
      ),
    (n) => n === 0,
    "everything to be worked off",
  );
}

async function count(
  sql: postgres.Sql,
  acknowledged: Map<string, string[]>,
): Promise<Pick<Toll, "acknowledged" | "lost" | "doubled" | "disordered" | "torn">> {
  const rows = await sql<{ externalId: string; writer: string }[]>`
    select split_part(external_id, '~', 1) as "externalId", author_handle as writer from cases.message where direction = 'inbound' order by seq`;
  const stored = Map.groupBy(rows, ({ writer }) => writer.slice(1));
  const all = [...acknowledged];
  const times = Map.groupBy(rows, ({ externalId }) => externalId);
  const [torn] = await sql<[{ n: number }]>`
    select ((select count(*) from cases."case" c full join assignment.queue_entry q on q.case_id = c.id and c.state = 'open' and not c.resting where c.state = 'open' and not c.resting and q.case_id is null or q.case_id is not null and c.id is null)
      + (select count(*) from cases."case" c where state = 'open' and 1 <> (select count(*) from service_levels.episode where case_id = c.id and ended_at is null)))::int as n`;
  return {
    acknowledged: all.reduce((sum, [, ids]) => sum + ids.length, 0),
    lost: all.flatMap(([, ids]) => ids.filter((id) => !times.has(id))),
    doubled: [...times].filter(([, found]) => found.length > 1).map(([id]) => id),
    disordered: all
      .filter(
        ([writer, ids]) =>
          !isInOrder(
            ids,
            (stored.get(writer) ?? []).map(({ externalId }) => externalId),
          ),
      )
      .map(([writer]) => writer),
    torn: torn.n,
  };
}

/** Whether those of `written` that are `stored` stand in the same order, counting each once. */
function isInOrder(written: readonly string[], stored: readonly string[]): boolean {
  const first = [...new Set(stored)];
  const expected = written.filter((id) => first.includes(id));
  return first.length === expected.length && first.every((id, place) => id === expected[place]);
}
