/** One torture run: traffic, blows by a seed, then peace, then the count. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { startWorld, type World } from "../../world/world.ts";
import { removeHome } from "../home.ts";
import { type Product, startProduct } from "../product.ts";
import type { BrandAccount } from "../vendor.ts";
import { countMessages, countReplies, countTorn, type Replies, type Wrongs } from "./count.ts";
import { startDatabase } from "./database.ts";
import { calm, type Weather } from "./lines.ts";
import { drained, startHaste } from "./peace.ts";
import { strikeForAWhile, type Strikes, type Victim } from "./strikes.ts";
import { startTalk } from "./talk.ts";
import { seeded, startTraffic } from "./traffic.ts";
import { startEngineer, startWeather } from "./vendor-weather.ts";
import { startWatcher } from "./watcher.ts";

export interface TortureOptions {
  seed: number;
  seconds: number;
  /** Kills at most; as many as the time allows where it is not given. */
  kills?: number;
  /** Whom to kill, by turns of the seed; `database` is the one the launcher keeps, the others that of the run. */
  victims: readonly Victim[];
  /** Lines to a database of the run's own, and their weather. */
  lines?: Weather;
  /** Whether the vendor has bad days. */
  isVendorBad?: boolean;
  writers?: number;
  passengers?: number;
  /** Breaks the product in one way; its run must fail. */
  mutate?: Mutate;
}

export type Mutate = (broken: {
  sql: postgres.Sql;
  brand: BrandAccount;
}) => Promise<{ brand: BrandAccount; undo: () => Promise<void> }>;

export interface Toll extends Wrongs, Strikes, Replies {
  seed: number;
  acknowledged: number;
  duplicates: number;
  /** What was written at the vendor. */
  posted: number;
  lines: Record<string, number>;
  vendor: Record<string, number>;
  /** How often the account had to be signed in again. */
  signIns: number;
  /** How often the watching page came back, and what it was never told. */
  returns: number;
  missed: string[];
  drainedInMs: number;
}

/** What is wrong, by its name; none where all held. */
export const wrongsOf = ({ lost, doubled, invented, disordered, torn, repeated, unsent, unexplained, missed }: Toll) =>
  Object.entries({ lost, doubled, invented, disordered, torn, repeated, unsent, unexplained, missed }).filter(
    ([, all]) => all.length > 0,
  );

export async function torture(options: TortureOptions): Promise<Toll> {
  const { seed } = options;
  const database = options.lines ? await startDatabase(seeded(seed + 1)) : null;
  const environment: Record<string, string> = database ? { DATABASE_URL: database.url } : {};
  const product = await startProduct({ environment }).catch(async (error: unknown) => {
    await database?.stop();
    throw error;
  });
  const url = database?.directUrl ?? readFileSync(join(product.home, "database-url"), "utf8");
  const sql = postgres(url, { max: 2, onnotice() {}, connect_timeout: 5, fetch_types: false });
  const world = await startWorld({ rate: 0, seed, firstPauseMs: 50 });
  try {
    world.setLimits("roomy");
    await world.connectTo({ api: product.url, token: product.adminToken });
    return await suffer(options, { product, sql, world, database });
  } finally {
    if (process.env["TORTURE_LOG"]) process.stdout.write(product.printed());
    await world.close();
    await sql.end({ timeout: 1 });
    await product.stop();
    await database?.stop();
    removeHome(product.home);
  }
}

interface Stage {
  product: Product;
  sql: postgres.Sql;
  world: World;
  database: Awaited<ReturnType<typeof startDatabase>> | null;
}

async function suffer(options: TortureOptions, { product, sql, world, database }: Stage): Promise<Toll> {
  const { seed, seconds, kills = Infinity, victims, isVendorBad = false, writers = 12, passengers = 0 } = options;
  const connected = brandOf(world);
  const { brand, undo } = (await options.mutate?.({ sql, brand: connected })) ?? { brand: connected, undo: null };
  const watcher = startWatcher(product.url, product.adminToken);
  const traffic = startTraffic(brand, { writers, random: seeded(seed + 2) });
  const talk = startTalk(world, { api: product.api, random: seeded(seed + 3), passengers, pauseMs: 1500 });
  const vendor = isVendorBad ? startWeather(world, seeded(seed + 4)) : null;
  const haste = startHaste(sql);
  const engineer = startEngineer(world, product.api);
  try {
    database?.lines.turn(options.lines ?? calm);
    const random = seeded(seed);
    const strikes = await strikeForAWhile({ product, sql, database, random, victims, seconds, most: kills });
    database?.lines.turn(calm);
    await vendor?.stop();
    await Promise.all([traffic.stop(), talk.stop()]);
    await undo?.();
    const drainedInMs = await drained(sql, world);
    return {
      seed,
      ...strikes,
      lines: database?.lines.counts ?? {},
      vendor: vendor?.counts ?? {},
      signIns: engineer.signIns(),
      acknowledged: [...traffic.acknowledged.values()].reduce((sum, ids) => sum + ids.length, 0),
      duplicates: traffic.duplicates,
      posted: talk.written.length,
      ...(await countMessages(sql, { acknowledged: traffic.acknowledged, posted: talk.written })),
      torn: await countTorn(sql),
      ...(await countReplies(sql, world, talk.replied)),
      missed: await watcher.missed(sql),
      returns: watcher.returns(),
      drainedInMs,
    };
  } finally {
    haste.stop();
    engineer.stop();
    watcher.stop();
    traffic.abandon();
    talk.abandon();
    await vendor?.stop();
  }
}

/** Our account as the vendor's deliveries reach it. */
function brandOf(world: World): BrandAccount {
  const connection = world.connection();
  if (connection.state !== "connected") throw new Error("the world is not connected");
  return {
    id: connection.accountId,
    webhookUrl: connection.webhookUrl,
    externalId: world.brand.id,
    consumerSecret: world.secrets().consumerSecret,
  };
}
