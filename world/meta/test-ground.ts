import { createHmac } from "node:crypto";
import fastify from "fastify";
import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import { startWorld } from "../world.ts";
import type { WorldOptions } from "../options.ts";
import type { World } from "../world.ts";
import type { Place, Shape } from "./store.ts";
import { places } from "./store.ts";

/** One webhook request as it came in. */
interface Delivery {
  kind: string;
  raw: string;
  headers: Record<string, string>;
  body: { object: string; entry: Entry[] };
}

interface Entry {
  id: string;
  time?: number;
  changes?: { field: string; value: Shape }[];
  messaging?: Shape[];
  standby?: Shape[];
}

/** A product that takes Meta's channels, answers the challenge and keeps what is delivered. */
export interface MetaStandIn {
  api: string;
  deliveries: Delivery[];
  accounts: Shape[];
  /** Answers for the next deliveries: a status each; then 200 again. */
  answers: number[];
  /** The kinds of channel it knows. */
  kinds: Set<string>;
  /** Every change of a field, every item of messaging, in the order they came. */
  changes: (field?: string) => Shape[];
  items: (part?: "messaging" | "standby") => Shape[];
  close: () => Promise<void>;
}

export async function startMetaStandIn(): Promise<MetaStandIn> {
  const server = fastify({ forceCloseConnections: true });
  const deliveries: Delivery[] = [];
  const accounts: Shape[] = [];
  const answers: number[] = [];
  const kinds = new Set<string>(["x", ...places]);
  server.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => done(null, body));
  let api = "";
  server.post("/api/v1/channel-accounts", (request, reply) => {
    const body = JSON.parse(String(request.body)) as Shape;
    const kind = String(body["kind"]);
    if (!kinds.has(kind)) return reply.code(400).send({ code: "channels.unknown-kind" });
    const known = accounts.find((one) => one["kind"] === kind && one["externalId"] === body["externalId"]);
    if (known) return reply.code(409).send({ code: "channels.account-exists" });
    const account = { ...body, id: `account-${kind}`, webhookUrl: `${api}/hooks/${kind}` };
    accounts.push(account);
    return reply.code(201).send({ id: account.id, webhookUrl: account.webhookUrl });
  });
  server.get("/api/v1/channel-accounts", () => ({ items: accounts, nextCursor: null }));
  server.get("/hooks/x", (request) => {
    const account = accounts.find((one) => one["kind"] === "x") ?? {};
    const secret = (account["secrets"] as { consumerSecret: string }).consumerSecret;
    const given = (request.query as { crc_token: string }).crc_token;
    return { response_token: `sha256=${createHmac("sha256", secret).update(given).digest("base64")}` };
  });
  server.get("/hooks/:kind", (request, reply) => {
    const query = request.query as Record<string, string>;
    const { kind } = request.params as { kind: string };
    const secrets = accounts.find((one) => one["kind"] === kind)?.["secrets"] as { verifyToken: string };
    if (query["hub.verify_token"] !== secrets.verifyToken) return reply.code(403).send();
    return reply.type("text/plain").send(query["hub.challenge"]);
  });
  server.post("/hooks/:kind", (request, reply) => {
    const raw = String(request.body);
    const { kind } = request.params as { kind: string };
    const headers = request.headers as Record<string, string>;
    deliveries.push({ kind, raw, headers, body: JSON.parse(raw) as Delivery["body"] });
    return reply.code(answers.shift() ?? 200).send();
  });
  const all = () => deliveries.filter(({ kind }) => kind !== "x").flatMap(({ body }) => body.entry);
  api = await server.listen({ host: "127.0.0.1", port: 0 });
  return {
    api,
    deliveries,
    accounts,
    answers,
    kinds,
    changes: (field) =>
      all()
        .flatMap(({ changes = [] }) => changes)
        .filter((one) => field === undefined || one.field === field)
        .map(({ value }) => value),
    items: (part = "messaging") => all().flatMap((entry) => entry[part] ?? []),
    close: () => server.close(),
  };
}

/** A world whose four channels of Meta are connected to a stand-in. */
export async function startMetaPair(
  options: WorldOptions = {},
): Promise<{ world: World; product: MetaStandIn; close: () => Promise<void> }> {
  const product = await startMetaStandIn();
  const world = await startWorld({ seed: 7, firstPauseMs: 5, meta: true, ...options });
  world.meta.setWebhooks({ gatherMs: 0 });
  await world.connectTo({ api: product.api, token: "token-for-tests" });
  while (world.meta.connected().length < places.length) await new Promise((next) => setTimeout(next, 5));
  return {
    world,
    product,
    close: async () => {
      await world.close();
      await product.close();
    },
  };
}

/** A pair for the tests of one file: given once it is made, well again before each test, gone after the last. */
export function useMetaPair(
  give: (pair: { world: World; product: MetaStandIn }) => void,
  rules: Parameters<World["meta"]["setRules"]>[0] = {},
): void {
  const made = Promise.withResolvers<Awaited<ReturnType<typeof startMetaPair>>>();
  beforeAll(async () => {
    made.resolve(await startMetaPair());
    give(await made.promise);
  });
  afterAll(async () => (await made.promise).close());
  beforeEach(async () => {
    const { world, product } = await made.promise;
    product.deliveries.length = 0;
    world.meta.clearFaults();
    world.meta.setWebhooks({ gatherMs: 0 });
    world.meta.setRules(rules);
  });
}

/** Until something is so; five seconds. */
export const until = (condition: () => void): Promise<void> => vi.waitFor(condition, { timeout: 5_000, interval: 5 });

interface GraphOptions {
  method?: "GET" | "POST" | "DELETE";
  /** Whose token; the app's own, or a text of its own. */
  as?: Place | "app" | { token: string };
  body?: unknown;
  proof?: boolean;
  version?: string;
}

/** Calls the Graph as the airline's program does, with the proof of its secret. */
export async function graph(
  world: World,
  path: string,
  { method = "GET", as = "facebook", body, proof = true, version = "v25.0" }: GraphOptions = {},
): Promise<{ status: number; headers: Headers; body: Shape }> {
  const secrets = world.meta.secrets("facebook");
  const appSecret = secrets["appSecret"] ?? "";
  const token =
    typeof as === "object"
      ? as.token
      : as === "app"
        ? `${world.meta.ids.appId}|${appSecret}`
        : world.meta.token(as).token;
  const address = new URL(`${world.meta.url}/${version}/${path}`);
  if (proof && as !== "app")
    address.searchParams.set("appsecret_proof", createHmac("sha256", appSecret).update(token).digest("hex"));
  const isForm = body instanceof FormData;
  const response = await fetch(address, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text || "null") as Shape };
}

/** The error of an answer. */
export const errorOf = ({ body }: { body: Shape }) =>
  body["error"] as { code: number; error_subcode?: number; message: string } & Shape;
