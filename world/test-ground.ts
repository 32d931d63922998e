import { createHmac } from "node:crypto";
import fastify from "fastify";
import { startWorld } from "./world.ts";
import type { WorldOptions } from "./options.ts";
import type { World } from "./world.ts";
import type { Shape } from "./x/shapes.ts";

/** One webhook request as it came in. */
interface Delivery {
  raw: string;
  signature: string;
  type: string;
  payload: Shape;
  data: Shape;
}

/** A product for tests: takes the account, answers the check, keeps what is delivered; can be told to misbehave. */
export interface StandIn {
  api: string;
  deliveries: Delivery[];
  accounts: Shape[];
  /** Answers for the next deliveries: a status each; then 200 again. */
  answers: number[];
  crc: "right" | "wrong" | "down";
  close: () => Promise<void>;
  secret: string;
}

export const token = "token-for-tests";

export async function startStandIn(port = 0): Promise<StandIn> {
  const server = fastify({ forceCloseConnections: true });
  const state = {
    deliveries: [] as Delivery[],
    accounts: [] as Shape[],
    answers: [] as number[],
    crc: "right",
    secret: "",
    api: "",
  };
  server.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => done(null, body));

  server.post("/api/v1/channel-accounts", (request, reply) => {
    if (request.headers.authorization !== `Bearer ${token}`) return reply.code(401).send({ code: "signed-out" });
    const body = JSON.parse(String(request.body)) as Shape & { secrets: { consumerSecret: string } };
    if (body["kind"] !== "x") return reply.code(201).send({ id: "account-2", webhookUrl: `${state.api}/none` });
    state.secret = body.secrets.consumerSecret;
    if (state.accounts.some((one) => one["externalId"] === body["externalId"])) {
      return reply.code(409).send({ code: "channels.account-exists", message: "Exists." });
    }
    const account = { ...body, id: "account-1", webhookUrl: `${state.api}/webhooks/x/account-1` };
    state.accounts.push(account);
    return reply.code(201).send({ id: account.id, webhookUrl: account.webhookUrl });
  });
  server.get("/api/v1/channel-accounts", () => ({ items: state.accounts, nextCursor: null }));
  server.get("/webhooks/x/:id", (request, reply) => {
    if (state.crc === "down") return reply.code(503).send();
    const secret = state.crc === "right" ? state.secret : "another";
    const given = (request.query as { crc_token: string }).crc_token;
    return { response_token: `sha256=${createHmac("sha256", secret).update(given).digest("base64")}` };
  });
  server.post("/webhooks/x/:id", (request, reply) => {
    const raw = String(request.body);
    const { data } = JSON.parse(raw) as { data: Shape & { event_type: string; payload: Shape } };
    const signature = String(request.headers["x-twitter-webhooks-signature"]);
    const status = state.answers.shift() ?? 200;
    state.deliveries.push({ raw, signature, type: data.event_type, payload: data.payload, data });
    return reply.code(status).send();
  });
  state.api = await server.listen({ host: "127.0.0.1", port });
  return Object.assign(state, { crc: "right" as const, close: () => server.close() });
}

/** A world connected to a stand-in, closed by `close`. */
export async function startPair(
  options: WorldOptions = {},
): Promise<{ world: World; product: StandIn; close: () => Promise<void> }> {
  const product = await startStandIn();
  const world = await startWorld({ seed: 7, firstPauseMs: 5, ...options });
  await world.connectTo({ api: product.api, token });
  return {
    world,
    product,
    close: async () => {
      await world.close();
      await product.close();
    },
  };
}

/** Calls X as the airline's program does. */
export async function callX(
  world: World,
  path: string,
  {
    method = "GET",
    bearer = world.secrets().accessToken,
    body,
    signal,
  }: { method?: string; bearer?: string; body?: unknown; signal?: AbortSignal } = {},
): Promise<{ status: number; headers: Headers; body: Shape & { data?: never } & Record<string, never> }> {
  const response = await fetch(`${world.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${bearer}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text || "null") as never };
}

export const reply = (
  world: World,
  text: string,
  target: string,
  more: { bearer?: string; signal?: AbortSignal } = {},
) => callX(world, "/2/tweets", { method: "POST", body: { text, reply: { in_reply_to_tweet_id: target } }, ...more });
