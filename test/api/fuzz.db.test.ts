import * as fc from "fast-check";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { endpoints } from "../../contract/index.ts";
import { allowed, Role } from "../../contract/staff.ts";
import { createLog } from "../../server/app.ts";
import type { Shape } from "../../server/pages/api-docs/example.ts";
import { startWeb } from "../../server/web.ts";
import { startWorker } from "../../server/worker.ts";
import { findFreePort } from "../../server/platform/free-port.ts";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { ask } from "../staff/asked.ts";
import { newId } from "../vendor.ts";
import { type Known, valueOf } from "./odd-values.ts";

/** Longer by `JETBRIDGE_FUZZ_SECONDS`; another way by `JETBRIDGE_FUZZ_SEED`. */
const seconds = Number(process.env["JETBRIDGE_FUZZ_SECONDS"] ?? 30);
const seed = Number(process.env["JETBRIDGE_FUZZ_SEED"] ?? 20_261_122);

/** What must not be found where it does not belong. */
const canary = {
  /** In the keys of an account: in no answer at all. */
  secret: `canarysecret${randomBytes(9).toString("hex")}`,
  /** In what a customer wrote: only for those who read cases, or raw deliveries. */
  words: `zebrafinch${randomBytes(6).toString("hex")}`,
  /** Personal data in what a customer wrote: dots for all but those who may see it. */
  phone: "+31 6 12345678",
  /** In a draft of somebody else. */
  draft: `kingfisher${randomBytes(6).toString("hex")}`,
};

let ground: Ground;
let url: string;
let logged = "";
let close: () => Promise<void>;
const callers = new Map<Role | "nobody", { token: string | null; permissions: ReadonlySet<string> }>();
let known: Known;
let operations: Operation[];

interface Parameter {
  name: string;
  in: string;
  schema?: Shape;
}

interface Operation {
  method: string;
  path: string;
  needs: string;
  parameters: Parameter[];
  body: Shape | null;
}

beforeAll(async () => {
  ground = await openGround({ worker: false });
  const port = await findFreePort();
  url = `http://127.0.0.1:${port}`;
  const log = createLog("fuzz", { write: (line: string) => void (logged += line) });
  const app = { ...ground.app, log, config: { ...ground.app.config, port } };
  const web = await startWeb(app);
  const worker = await startWorker(app);
  close = async () => {
    await worker.stop();
    await web.stop();
  };
  for (const role of Role.options) {
    const { token } = await ground.as(role);
    callers.set(role, { token, permissions: new Set(allowed[role]) });
  }
  callers.set("nobody", { token: null, permissions: new Set() });
  known = { ids: await plant(), look: () => undefined };
  operations = await describe();
});
afterAll(async () => {
  await close();
  await ground.close();
});

/** Things to be found, and the ids of all of them. */
async function plant(): Promise<string[]> {
  const externalId = newId();
  const { body: account } = await ground.api("POST", "/api/v1/channel-accounts", {
    kind: "x",
    name: "Brand",
    externalId,
    baseUrl: "http://127.0.0.1:1",
    secrets: {
      consumerKey: canary.secret,
      consumerSecret: canary.secret,
      bearerToken: canary.secret,
      accessToken: canary.secret,
    },
  });
  const brand = { ...account, externalId, consumerSecret: canary.secret };
  const asked = await ask(ground, brand, `where is my ${canary.words}? call ${canary.phone}`);
  const mention = await ask(ground, brand, `what a nice ${canary.words} you have`);
  const { body: person } = await ground.api("POST", "/api/v1/staff", {
    email: "decoy@airline.test",
    name: "Decoy",
    role: "agent",
  });
  const writer = await ground.as("agent");
  await writer("PUT", `/api/v1/cases/${asked.caseId}/draft`, { text: canary.draft, visibility: "public" });
  await until(
    () => ground.app.db`select 1 from cases.draft where text = ${canary.draft}`,
    (rows) => rows.length > 0,
  );
  return [
    account.id,
    asked.caseId ?? "",
    asked.customerId,
    asked.messageId,
    mention.messageId,
    mention.customerId,
    person.id,
  ];
}

async function describe(): Promise<Operation[]> {
  const described = (await fetch(`${url}/api/openapi.json`).then((answer) => answer.json())) as {
    paths: Record<string, Record<string, any>>;
  };
  known.look = (pointer) =>
    pointer
      .slice(2)
      .split("/")
      .reduce((at: any, name) => at?.[name], described) as Shape | undefined;
  return Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({
      method: method.toUpperCase(),
      path,
      needs: one["x-needs"],
      parameters: one.parameters ?? [],
      body: one.requestBody?.content?.["application/json"]?.schema ?? null,
    })),
  );
}

interface Call {
  operation: Operation;
  role: Role | "nobody";
  address: string;
  body: string | undefined;
}

const asText = (value: unknown): string =>
  (typeof value === "string" ? value : (JSON.stringify(value) ?? "-")).toWellFormed().slice(0, 4000);

const calls = (): fc.Arbitrary<Call> => fc.oneof(...operations.map(callsOf));

function callsOf(operation: Operation): fc.Arbitrary<Call> {
  const values = fc.record(
    Object.fromEntries(operation.parameters.map((one) => [one.name, valueOf(one.schema ?? {}, known)])),
    { requiredKeys: operation.parameters.filter((one) => one.in === "path").map(({ name }) => name) },
  );
  const body = operation.body ? valueOf(operation.body, known) : fc.constant(undefined);
  return fc
    .tuple(fc.constantFrom(...callers.keys()), values, body, fc.integer({ min: 0, max: 9 }))
    .map(([role, given, content, whim]) => {
      const written = content === undefined ? undefined : JSON.stringify(content);
      // Now and then it is no JSON at all.
      const broken = whim === 0 && written !== undefined ? `${written}}` : written;
      return { operation, role, address: addressOf(operation, given), body: broken };
    });
}

function addressOf({ path, parameters }: Operation, given: Record<string, unknown>): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(asText(given[name]) || "-"));
  const search = new URLSearchParams();
  for (const { name, in: place } of parameters)
    if (place === "query" && given[name] !== undefined) search.append(name, asText(given[name]));
  return search.size > 0 ? `${filled}?${search.toString()}` : filled;
}

/** Whether a role may see what customers wrote through this operation. */
function maySeeWords(permissions: ReadonlySet<string>): boolean {
  return permissions.has("cases:read") || permissions.has("customers:read") || permissions.has("channels:manage");
}

async function attempt({ operation, role, address, body }: Call): Promise<void> {
  const { token, permissions } = callers.get(role) ?? { token: null, permissions: new Set<string>() };
  const answer = await fetch(url + address, {
    method: operation.method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body }),
  });
  const text = await answer.text();
  const said = `${role} ${operation.method} ${address.slice(0, 300)} ${body?.slice(0, 300) ?? ""} -> ${answer.status} ${text.slice(0, 300)}`;
  const { needs } = operation;
  const isAllowed =
    needs === "public" ||
    (role !== "nobody" && (["signed-in", "half-signed-in", "enrolling"].includes(needs) || permissions.has(needs)));
  const seesPersonalData =
    operation.path.endsWith("/reveal") || permissions.has("personal-data:read") || permissions.has("channels:manage");
  const others = [...callers].filter(([other]) => other !== role).flatMap(([, one]) => one.token ?? []);
  const hidden = [
    canary.secret,
    ...others,
    ...(role === "agent" || role === "admin" ? [] : [canary.draft]),
    ...(maySeeWords(permissions) ? [] : [canary.words]),
    ...(seesPersonalData ? [] : ["12345678"]),
  ];
  expect(answer.status, said).toBeLessThan(500);
  // An address that is too long meets no route, and so no permission.
  expect(isAllowed || [401, 403, 414, 431].includes(answer.status), said).toBe(true);
  expect(
    hidden.filter((one) => text.includes(one)),
    said,
  ).toEqual([]);
}

test(
  `whatever is sent to any operation by anybody: no failure of ours, nothing beyond the role, no leak (${seconds} s, seed ${seed})`,
  async () => {
    expect(operations).toHaveLength(endpoints.length);
    let count = 0;
    await fc.assert(
      fc.asyncProperty(calls(), async (call) => {
        count++;
        await attempt(call);
      }),
      { seed, numRuns: 1_000_000, interruptAfterTimeLimit: seconds * 1000, endOnFailure: true },
    );
    expect(count).toBeGreaterThan(seconds * 5);
    for (const [what, words] of Object.entries(canary))
      expect(logged.includes(words), `${what} in the log`).toBe(false);
    const tokens = [...callers.values()].flatMap(({ token }) => token ?? []);
    expect(tokens.filter((token) => logged.includes(token))).toEqual([]);
    process.stdout.write(`${count} calls to ${operations.length} operations\n`);
  },
  (seconds + 30) * 1000,
);
