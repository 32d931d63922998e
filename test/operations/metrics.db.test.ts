import Fastify from "fastify";
import { QueueName } from "../../contract/operations.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ground, openGround } from "../ground.ts";
import type { Server } from "../../server/platform/http/server.ts";
import { serveMetrics } from "../../server/routes/metrics.ts";
import { until } from "../until.ts";
import { ask, connectBrand } from "../staff/asked.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.close());

const scrape = (headers: Record<string, string> = {}) => fetch(`${ground.url}/metrics`, { headers });

describe("the metrics", () => {
  test("tell of messages, queues, requests and this process, and nothing of people", async () => {
    const brand = await connectBrand(ground);
    await ask(ground, brand, "where is my zebrafinch?", "990017");
    await ground.anonymous("GET", "/nowhere/at/all");
    const text = await until(
      async () => (await scrape()).text(),
      (said) => said.includes('jetbridge_messages_total{channel="x",direction="inbound",outcome="answer"} 1'),
      "the message to be counted",
    );
    for (const line of [
      /^jetbridge_queue_waiting\{queue="deliveries"\} 0$/m,
      /^jetbridge_queue_oldest_seconds\{queue="outgoing"\} 0$/m,
      /^jetbridge_cases_waiting\{channel="x",language="en"\} 1$/m,
      /^jetbridge_deliveries_taken_in 1$/m,
      /^jetbridge_live_sockets 0$/m,
      /^jetbridge_http_request_seconds_count\{route="\/webhooks\/x\/:accountId",method="POST",status="2xx"\} 1$/m,
      /^jetbridge_http_request_seconds_count\{route="none",method="GET",status="4xx"\} 1$/m,
      /^jetbridge_process_nodejs_eventloop_lag_seconds /m,
      /^jetbridge_log_held_seconds 0$/m,
      /^jetbridge_database_connections \d+$/m,
    ])
      expect(text).toMatch(line);
    expect(text).not.toMatch(/zebrafinch|990017|Passenger/);
  });

  test("cost one look at the database however often they are scraped", async () => {
    const asked = async (times: number): Promise<number> => {
      let count = 0;
      const db = new Proxy(ground.app.db, {
        apply(target, self, args) {
          count++;
          return Reflect.apply(target, self, args);
        },
      });
      const server = Fastify() as unknown as Server;
      await serveMetrics(server, { db, config: ground.app.config, identify: async () => null, sockets: () => 0 });
      const answers = await Promise.all(Array.from({ length: times }, () => server.inject("/metrics")));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
      await server.close();
      return count;
    };
    expect(await asked(50)).toBe(await asked(1));
  });

  test("are for neighbours, and for those whose role reads operations", async () => {
    const forwarded = { "x-forwarded-for": "203.0.113.7" };
    const engineer = await ground.as("engineer");
    const agent = await ground.as("agent");
    const bearer = (token: string) => ({ ...forwarded, authorization: `Bearer ${token}` });
    expect((await scrape()).status).toBe(200);
    expect((await scrape(forwarded)).status).toBe(401);
    expect((await scrape({ via: "1.1 proxy" })).status).toBe(401);
    expect((await scrape(bearer(agent.token))).status).toBe(403);
    expect((await scrape(bearer(engineer.token))).status).toBe(200);
  });
});

test("the operations tell the queues, the jobs and what needs somebody", async () => {
  const engineer = await ground.as("engineer");
  await until(
    () => engineer("GET", "/api/v1/operations"),
    ({ status, body }) => status === 200 && body.queues.length === QueueName.options.length,
  );
  await ground.stopWorker();
  await ground.app.db`
    insert into platform.job_run (name, runs, failures, ended_at, why)
    values ('sweep-the-stairs', 3, 1, platform.now() - interval '6 minutes', 'Error')
    on conflict (name) do nothing`;
  await ground.app.db`update platform.job_run set ended_at = platform.now() - interval '6 minutes'`;
  const { body } = await engineer("GET", "/api/v1/operations");
  expect(body.alarms.map(({ code }: { code: string }) => code)).toEqual(
    expect.arrayContaining(["jobs-late", "job-failed"]),
  );
  expect(await ground.anonymous("GET", "/readyz")).toMatchObject({ status: 200, body: { ok: true, jobs: "late" } });
  await ground.startWorker();
});
