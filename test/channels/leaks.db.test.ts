/** Keys go in and never come out: not in an answer, a log, an export, the audit, an event, a job or a figure. */
import { randomUUID } from "node:crypto";
import pino from "pino";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { channelKeys } from "../../contract/channel-keys.ts";
import { comment, openScene, type Scene } from "../meta/scene.ts";
import { graphError } from "../meta/graph.ts";
import { until } from "../until.ts";

const mark = `MARK${randomUUID().replaceAll("-", "")}`;
let scene: Scene;
const logged: string[] = [];
const answered: string[] = [];

beforeAll(async () => {
  scene = await openScene();
  const { log } = scene.ground.app;
  log.level = "trace";
  const stream = (log as never as Record<symbol, { write(line: string): void }>)[pino.symbols.streamSym];
  if (!stream) throw new Error("the log writes nowhere");
  stream.write = (line) => void logged.push(line);
});
afterAll(() => scene.close());

async function ask(method: string, path: string, body?: unknown): Promise<any> {
  const answer = await scene.ground.api(method, path, body);
  answered.push(`${path} ${JSON.stringify([...answer.headers])} ${JSON.stringify(answer.body)}`);
  return answer;
}

/** Every key an account may have, each marked; addresses of servers are real, so that they are called. */
function secretsOf(kind: keyof typeof channelKeys, round: number): Record<string, string> {
  const { required, optional } = channelKeys[kind];
  const secrets: Record<string, string> = {};
  for (const name of [...required, ...optional]) secrets[name] = `${mark}-${kind}-${name}-${round}`;
  if ("smtpUrl" in secrets) secrets["smtpUrl"] = `smtp://${mark}:${mark}@127.0.0.1:1`;
  if ("imapUrl" in secrets) secrets["imapUrl"] = `imap://${mark}:${mark}@127.0.0.1:1`;
  return secrets;
}

const kinds = Object.keys(channelKeys) as (keyof typeof channelKeys)[];

test.each(kinds)("%s: connecting, checking, failing, new keys and the end", async (kind) => {
  await scene.ground.app.db`delete from channels.check_count`;
  // What a vendor that is out of its mind sends back to us: our own words.
  scene.graph.on(({ authorization, query, raw }) => ({
    ...graphError(kind.length % 2 ? 190 : 100),
    body: { error: { message: `${authorization} ${JSON.stringify(query)} ${raw}`, code: 999 } },
  }));
  const account = { kind, name: `Our ${kind}`, externalId: `9${kinds.indexOf(kind)}@x`, baseUrl: scene.graph.url };
  const wrong = { ...secretsOf(kind, 0), [`${mark}unknown`]: mark };
  await ask("POST", "/api/v1/channel-accounts/check", { ...account, secrets: secretsOf(kind, 0) });
  expect((await ask("POST", "/api/v1/channel-accounts", { ...account, secrets: wrong })).status).toBe(400);
  // The name of a key that is none is what the caller typed there.
  answered.pop();
  const { status, body } = await ask("POST", "/api/v1/channel-accounts", { ...account, secrets: secretsOf(kind, 1) });
  expect(status).toBe(201);
  const path = `/api/v1/channel-accounts/${body.id}`;
  await ask("POST", `${path}/check`, {});
  await ask("POST", `${path}/check`, { secrets: secretsOf(kind, 2) });
  await ask("POST", `${path}/subscribe`, { takeOver: true });
  expect((await ask("PUT", `${path}/secrets`, { secrets: secretsOf(kind, 3) })).status).toBe(200);
  await ask("PUT", path, { name: "Another name" });
  await ask("GET", path);
  await fetch(`${body.webhookUrl}?hub.mode=subscribe&hub.verify_token=${mark}&hub.challenge=1&crc_token=1`).then(
    (one) => one.text().then((text) => answered.push(text)),
  );
  scene.graph.clear();
});

test("messages that fail with them", async () => {
  const { ground } = scene;
  await ground.api("PUT", `/api/v1/channel-accounts/${scene.accounts.facebook.id}/secrets`, {
    secrets: { appSecret: "the app's secret", verifyToken: mark, accessToken: `EAA${mark}` },
  });
  const externalId = "10_777";
  await scene.deliver(
    "facebook",
    comment({
      comment_id: externalId,
      parent_id: "10_1",
      post_id: "10_1",
      message: "Where is it?",
      from: { id: "5", name: "Ada" },
    }),
  );
  const { caseId, customerId } = await scene.message(externalId, (one) => one.caseId !== null);
  for (const status of [400, 500]) {
    scene.graph.on(({ authorization, raw, method }) =>
      method === "POST" ? { status, body: { error: { message: `${authorization} ${raw}`, code: 999 } } } : undefined,
    );
    const id = randomUUID();
    await ask("POST", `/api/v1/cases/${caseId}/replies`, {
      id,
      text: `It is in Paris ${status}`,
      visibility: "public",
    });
    await scene.sendNow(id);
    await until(
      () => ground.app.db<{ outcome: string | null }[]>`select outcome from channels.attempt where outgoing_id = ${id}`,
      (rows) => rows.some(({ outcome }) => outcome !== null),
      "an attempt",
    );
    scene.graph.clear();
  }
  await ask("GET", `/api/v1/cases/${caseId}`);
  const request = randomUUID();
  await ask("POST", `/api/v1/customers/${customerId}/privacy-requests`, { id: request, kind: "export" });
  const { body } = await ask("GET", `/api/v1/customers/${customerId}/erasure-preview`);
  await ask("POST", `/api/v1/privacy-requests/${request}/start`, { customerIds: body.customerIds });
  await until(
    () => ground.api("GET", `/api/v1/privacy-requests/${request}`),
    (answer) => answer.body.state === "done",
    "the export",
  );
  const file = await fetch(`${ground.url}/api/v1/privacy-requests/${request}/file`, {
    headers: { authorization: `Bearer ${ground.adminToken}` },
  });
  const files = Object.entries(unzipSync(new Uint8Array(await file.arrayBuffer())));
  expect(files.length).toBeGreaterThan(3);
  for (const [name, bytes] of files) answered.push(`${name} ${strFromU8(bytes, true)}`);
});

test("nothing of them is anywhere but in the sealed row", async () => {
  const { ground } = scene;
  const { body: deliveries } = await ask("GET", "/api/v1/deliveries?limit=200");
  for (const { id } of deliveries.items) await ask("GET", `/api/v1/deliveries/${id}`);
  const day = new Date().toISOString().slice(0, 10);
  for (const path of [
    "/api/v1/channel-accounts",
    "/api/v1/audit?limit=200",
    "/api/v1/operations",
    "/api/v1/messages?limit=200",
    `/api/v1/exports/audit.csv?from=${day}&to=${day}`,
    "/metrics",
    "/api/openapi.json",
    "/readyz",
  ])
    await ask("GET", path);
  expect(answered.filter((one) => one.includes(mark)).map((one) => one.slice(0, 400))).toEqual([]);
  ground.app.log.info("so that we know that we hear the log");
  expect(logged.some((one) => one.includes("we hear the log"))).toBe(true);
  expect(logged.filter((one) => one.includes(mark)).map((one) => one.slice(0, 400))).toEqual([]);

  const { db } = ground.app;
  const tables = await db<{ name: string }[]>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
  expect(tables.length).toBeGreaterThan(60);
  const leaky: string[] = [];
  const bytes = Buffer.from(mark).toString("hex");
  for (const { name } of tables) {
    const rows = await db.unsafe(`select 1 from ${name} as one where one::text like $1 or one::text like $2 limit 1`, [
      `%${mark}%`,
      `%${bytes}%`,
    ]);
    if (rows.length > 0) leaky.push(name);
  }
  expect(leaky).toEqual([]);
});
