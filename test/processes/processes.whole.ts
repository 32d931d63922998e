import { randomBytes, randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWorld, type World } from "../../world/world.ts";
import { type Api, apiOf } from "../call-api.ts";
import { until } from "../until.ts";
import { removeHome } from "../home.ts";
import { listen, topicsOf } from "../live/listener.ts";
import { type Product, startProduct } from "../product.ts";
import { countMessages, countReplies, countTorn } from "../torture/count.ts";
import { type StruckDatabase, startDatabase } from "../torture/database.ts";
import { drained, startHaste } from "../torture/peace.ts";
import { startTalk } from "../torture/talk.ts";
import { seeded } from "../torture/traffic.ts";
import { type Balancer, openBalancer } from "./balancer.ts";

const adminToken = randomBytes(30).toString("base64url");
const key = randomBytes(32).toString("base64");
const roles = ["web", "web", "worker", "worker"] as const;

let database: StruckDatabase;
let balancer: Balancer;
let sql: postgres.Sql;
let world: World;
let products: Product[] = [];
/** By way of the balancer, and of each web process. */
let api: Api;
let apis: Api[];

beforeAll(async () => {
  database = await startDatabase(seeded(1));
  balancer = await openBalancer();
  const environment = {
    DATABASE_URL: database.directUrl,
    JETBRIDGE_KEY: key,
    JETBRIDGE_ADMIN_TOKEN: adminToken,
    JETBRIDGE_PUBLIC_URL: balancer.url,
  };
  // All at once: several machines may well start, and migrate, together.
  products = await Promise.all(
    roles.map((role) => startProduct({ environment: { ...environment, JETBRIDGE_ROLES: role } })),
  );
  const webs = products.filter((_, n) => roles[n] === "web").map(({ url }) => url);
  balancer.to(webs);
  api = apiOf(balancer.url, adminToken);
  apis = webs.map((url) => apiOf(url, adminToken));
  sql = postgres(database.directUrl, { max: 2, onnotice() {} });
  world = await startWorld({ rate: 0, seed: 1, firstPauseMs: 50 });
  world.setLimits("roomy");
  await world.connectTo({ api: balancer.url, token: adminToken });
});

afterAll(async () => {
  if (process.env["TORTURE_LOG"]) for (const product of products) process.stdout.write(product.printed());
  await world?.close();
  await sql?.end({ timeout: 1 });
  await Promise.all(products.map((product) => product.stop()));
  balancer?.close();
  await database?.stop();
  for (const { home } of products) removeHome(home);
});

const pidOf = (n: number): Promise<number> =>
  until(
    async () => products[n]?.processOf(roles[n] ?? "web") ?? 0,
    (pid) => pid > 0,
    "the process",
    30_000,
  );

/** Somebody asks in private; the case it opened. */
async function asked(text: string): Promise<string> {
  const handle = `p${randomUUID().slice(0, 8)}`;
  world.addPassenger({ handle, acceptsMessages: true });
  const { id } = world.sendMessage({ as: handle, text });
  const message = await until(
    () => api("GET", `/api/v1/messages?externalId=${id}`).then(({ body }) => body.items?.[0]),
    (one) => one?.caseId,
    "the case",
    30_000,
  );
  return message.caseId;
}

describe("two web processes and two workers on one database", () => {
  test("whose every process is killed in turn under traffic, or falls asleep, lose nothing and do nothing twice", async () => {
    const talk = startTalk(world, { api, random: seeded(2), passengers: 5, pauseMs: 600 });
    const haste = startHaste(sql);
    for (const [n, role] of roles.entries()) {
      const before = talk.replied.length;
      const pid = await pidOf(n);
      process.kill(pid, "SIGKILL");
      // The other one of its kind carries on at once.
      await until(
        async () => talk.replied.length,
        (count) => count >= before + 5,
        `answers without ${role} ${n}`,
        30_000,
      );
    }
    const sleeper = await pidOf(2);
    process.kill(sleeper, "SIGSTOP");
    // What it held is given up, and taken over.
    await sql`update platform.clock set "offset" = "offset" + interval '30 seconds'`;
    const before = talk.replied.length;
    await until(
      async () => talk.replied.length,
      (count) => count >= before + 5,
      "answers beside a sleeper",
      30_000,
    );
    process.kill(sleeper, "SIGCONT");
    await talk.stop();
    await drained(sql, world);
    haste.stop();

    expect(await countMessages(sql, { acknowledged: new Map(), posted: talk.written })).toEqual({
      lost: [],
      doubled: [],
      invented: [],
      disordered: [],
    });
    const { replies, ...wrongs } = await countReplies(sql, world, talk.replied);
    expect(wrongs).toEqual({ repeated: [], unsent: [], unexplained: [] });
    expect(replies["accepted"]).toBeGreaterThan(20);
    expect(await countTorn(sql)).toEqual([]);
  });

  test("renew an expired token once, and all that waited for it goes out", async () => {
    const cases = await Promise.all(Array.from({ length: 8 }, (_, n) => asked(`may I bring dog number ${n}?`)));
    world.expireTokens();
    const haste = startHaste(sql);
    const ids = await Promise.all(
      cases.map(async (caseId, n) => {
        const id = randomUUID();
        const body = { id, text: `Yes, you may. ${id}`, visibility: "private" };
        expect((await (apis[n % 2] ?? api)("POST", `/api/v1/cases/${caseId}/replies`, body)).status).toBe(201);
        return id;
      }),
    );
    const states = await until(
      () => sql<{ state: string }[]>`select state from channels.outgoing where id = any(${ids}::uuid[])`,
      (rows) => rows.every(({ state }) => state === "accepted"),
      "all to be accepted",
      40_000,
    );
    haste.stop();
    expect(states).toHaveLength(8);
    expect((await countReplies(sql, world, ids)).repeated).toEqual([]);
    expect((await api("GET", "/api/v1/channel-accounts")).body.items[0]).toMatchObject({ state: "active" });
  });

  test("run each job once, whoever of them takes it", async () => {
    const runs = (): Promise<number> =>
      sql<{ runs: number }[]>`select runs::int as runs from platform.job_run where name = 'thin-reply-times'`.then(
        ([row]) => row?.runs ?? 0,
      );
    const before = await runs();
    await sql`select jobs.add_job('thin-reply-times') from generate_series(1, 20)`;
    await until(runs, (count) => count >= before + 20, "twenty runs", 30_000);
    // Counted within the job; a moment later the library has put it away. What a killed worker held of others stays held.
    await until(
      () => sql`
        select 1 from jobs._private_jobs j join jobs._private_tasks t on t.id = j.task_id where t.identifier = 'thin-reply-times'`,
      (left) => left.length === 0,
      "all of them to be put away",
    );
    expect(await runs()).toBe(before + 20);
  });

  test("tell a page at one what was done at the other, and who is where", async () => {
    const caseId = await asked("is there a place to pray at the gate?");
    const [one, other] = products;
    const page = listen({ url: one?.url ?? "", token: adminToken });
    const colleague = listen({ url: other?.url ?? "", token: adminToken });
    await until(
      async () => page.messages.length * colleague.messages.length,
      (count) => count > 0,
      "both pages",
    );
    await apis[1]?.("POST", `/api/v1/cases/${caseId}/replies`, {
      id: randomUUID(),
      text: "Look.",
      visibility: "internal",
    });
    await until(
      async () => topicsOf(page),
      (topics) => topics.has(`case/${caseId}`),
      "word of the other",
    );
    const present = () =>
      apis[0]?.("GET", "/api/v1/presence").then(({ body }) =>
        body.items.filter((at: { caseId: string }) => at.caseId === caseId),
      ) ?? Promise.resolve([]);
    colleague.socket.send(JSON.stringify({ type: "at", caseId, typing: false }));
    await until(present, (all) => all.length === 1, "who is at the case");
    // It can say no goodbye, and its page is gone after a while all the same.
    process.kill(await pidOf(1), "SIGKILL");
    await until(present, (all) => all.length === 0, "nobody at the case", 30_000);
    expect(page.socket.readyState).toBe(page.socket.OPEN);
    page.cut();
    await until(
      () => apis[1]?.("GET", "/healthz").catch(() => null) ?? Promise.resolve(null),
      (answer) => answer?.status === 200,
      "the other to be back",
      30_000,
    );
  });

  test("let nobody in at one who was signed out at the other", async () => {
    const made = await apis[0]?.("POST", "/api/v1/api-tokens", { name: "Till", role: "agent" });
    const token = made?.body.token as string;
    const there = apiOf(products[1]?.url ?? "", token);
    expect((await there("GET", "/api/v1/me")).status).toBe(200);
    const page = listen({ url: products[1]?.url ?? "", token });
    await until(
      async () => page.messages.length,
      (count) => count > 0,
      "the page",
    );
    await apis[0]?.("DELETE", `/api/v1/api-tokens/${made?.body.id}`);
    expect((await there("GET", "/api/v1/me")).status).toBe(401);
    expect(await page.closed).toBe(4001);
  });
});
