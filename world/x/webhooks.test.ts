import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { callX, reply, startPair, startStandIn, token } from "../test-ground.ts";
import type { StandIn } from "../test-ground.ts";
import { startWorld } from "../world.ts";
import type { World } from "../world.ts";
import { signature } from "./deliveries.ts";

let world: World;
let product: StandIn;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ world, product, close } = await startPair());
});
afterEach(() => close());

const until = (condition: () => void) => vi.waitFor(condition, { timeout: 5_000, interval: 5 });
const portal = (path: string, method: string, body?: unknown) =>
  callX(world, path, { method, bearer: world.secrets().bearerToken, ...(body ? { body } : {}) });
const list = async () =>
  (await portal("/2/webhooks", "GET")).body.data as unknown as { id: string; url: string; valid: boolean }[];
const types = () => product.deliveries.map(({ type }) => type);

describe("what X tells the airline", () => {
  test("is signed over the raw bytes with the consumer secret", async () => {
    world.writePost({ as: "lottesternthal", text: "@HalcyraAir wo ist mein Koffer? 🧳" });
    await until(() => expect(product.deliveries).toHaveLength(1));
    const [delivery] = product.deliveries;
    expect(delivery?.signature).toBe(signature(world.secrets().consumerSecret, delivery?.raw ?? ""));
  });

  test("of a post that calls it: a mention with its author", async () => {
    const post = world.writePost({ as: "tabithaquill", text: "@HalcyraAir where is my bag?" });
    await until(() => expect(types()).toEqual(["post.mention.create"]));
    const [delivery] = product.deliveries;
    expect(delivery?.payload).toMatchObject({
      id: post.id,
      text: "@HalcyraAir where is my bag?",
      conversation_id: post.id,
    });
    expect(delivery?.data).toMatchObject({ filter: { user_id: world.brand.id }, tag: "mentions" });
    expect(delivery?.data["includes"]).toMatchObject({
      users: [{ username: "tabithaquill" }, { username: "HalcyraAir" }],
    });
  });

  test("of a post that does not call it: nothing", async () => {
    world.writePost({ as: "tabithaquill", text: "Lovely sunset." });
    world.writePost({ as: "tabithaquill", text: "@HalcyraAir hi" });
    await until(() => expect(types()).toEqual(["post.mention.create"]));
  });

  test("of a reply to its post: a reply that begins with its name, and a mention too where the name is written again", async () => {
    const post = world.writePost({ as: "tabithaquill", text: "@HalcyraAir where is my bag?" });
    const answer = await reply(world, "We are looking.", post.id);
    const { id: answerId } = answer.body.data as unknown as { id: string };
    world.writePost({ as: "tabithaquill", text: "Thanks!", replyToId: answerId });
    world.writePost({ as: "tabithaquill", text: "And now? @HalcyraAir", replyToId: answerId });
    await until(() =>
      expect(types()).toEqual([
        "post.mention.create",
        "post.create",
        "post.reply.create",
        "post.mention.create",
        "post.reply.create",
      ]),
    );
    expect(product.deliveries[2]?.payload).toMatchObject({
      text: "@HalcyraAir Thanks!",
      display_text_range: [12, 19],
      in_reply_to_tweet_id: answerId,
      in_reply_to_user_id: world.brand.id,
      conversation_id: post.id,
    });
    expect(product.deliveries[3]?.payload["id"]).toBe(product.deliveries[4]?.payload["id"]);
  });

  test("of somebody adding to their own unanswered post: nothing, but the mentions show it", async () => {
    const post = world.writePost({ as: "tabithaquill", text: "@HalcyraAir where is my bag?" });
    const more = world.writePost({ as: "tabithaquill", text: "It is a green one.", replyToId: post.id });
    const mentions = await callX(world, `/2/users/${world.brand.id}/mentions?since_id=${post.id}`);
    expect(mentions.body.data).toMatchObject([{ id: more.id, text: "@HalcyraAir It is a green one." }]);
    expect(types()).not.toContain("post.reply.create");
  });

  test("of a direct message, of its own ones, and of a passenger reading them", async () => {
    const message = world.sendMessage({ as: "joostzeppelin", text: "Mijn code is RR5NUC" });
    await callX(world, `/2/dm_conversations/with/${message.senderId}/messages`, {
      method: "POST",
      body: { text: "Dank je!" },
    });
    world.readMessages("joostzeppelin");
    await until(() => expect(types()).toEqual(["dm.received", "dm.sent", "dm.read"]));
    expect(product.deliveries[0]?.payload).toMatchObject({
      direct_message_events: [{ id: message.id, message_create: { message_data: { text: "Mijn code is RR5NUC" } } }],
    });
  });

  test("of its own deleted post", async () => {
    const post = world.writePost({ as: "tabithaquill", text: "@HalcyraAir hello" });
    const answer = await reply(world, "Hello!", post.id);
    const { id } = answer.body.data as unknown as { id: string };
    await callX(world, `/2/tweets/${id}`, { method: "DELETE" });
    await until(() => expect(types()).toContain("post.delete"));
    expect(product.deliveries.at(-1)?.payload).toEqual({ id, author_id: world.brand.id });
  });
});

describe("a delivery", () => {
  test("that is refused comes again, and keeps its conversation in order", async () => {
    product.answers.push(500, 503);
    world.sendMessage({ as: "joostzeppelin", text: "one" });
    world.sendMessage({ as: "joostzeppelin", text: "two" });
    await until(() => expect(world.deliveries()).toEqual({ waiting: 0, delivered: 2, givenUp: 0 }));
    expect(product.deliveries.map(({ raw }) => /"text":"(\w+)"/.exec(raw)?.[1])).toEqual(["one", "one", "one", "two"]);
  });

  test("waits while webhooks are held, and is gone when they are lost", async () => {
    world.setWebhooks({ mode: "lost" });
    world.sendMessage({ as: "joostzeppelin", text: "lost" });
    world.setWebhooks({ mode: "held" });
    world.sendMessage({ as: "joostzeppelin", text: "held" });
    expect(world.deliveries()).toMatchObject({ waiting: 1 });
    world.setWebhooks({ mode: "on" });
    await until(() => expect(product.deliveries.map(({ raw }) => /"text":"(\w+)"/.exec(raw)?.[1])).toEqual(["held"]));
  });

  test("comes twice when told so, byte for byte", async () => {
    world.setWebhooks({ duplicateShare: 1 });
    world.sendMessage({ as: "joostzeppelin", text: "twice" });
    await until(() => expect(product.deliveries.length).toBeGreaterThan(2));
    world.setWebhooks({ duplicateShare: 0 });
    expect(product.deliveries[0]?.raw).toBe(product.deliveries[1]?.raw);
  });

  test("outlives the world that made it", async () => {
    const home = mkdtempSync(path.join(tmpdir(), "world-"));
    const first = await startWorld({ home, firstPauseMs: 5 });
    await first.connectTo({ api: product.api, token });
    const { secrets } = { secrets: first.secrets() };
    first.setWebhooks({ mode: "held" });
    const post = first.writePost({ as: "tabithaquill", text: "@HalcyraAir are you there?" });
    await first.close();

    const second = await startWorld({ home, firstPauseMs: 5 });
    await until(() => expect(product.deliveries.map(({ payload }) => payload["id"])).toContain(post.id));
    expect(second.secrets()).toEqual(secrets);
    await second.close();
    rmSync(home, { recursive: true });
  });
});

describe("the challenge-response check", () => {
  test("must pass before a webhook is taken", async () => {
    product.crc = "wrong";
    const answer = await portal("/2/webhooks", "POST", { url: `${product.api}/webhooks/x/second` });
    expect(answer.status).toBe(400);
    expect(await list()).toHaveLength(1);
  });

  test("failed, silences a webhook until it passes again", async () => {
    const [webhook] = await list();
    product.crc = "wrong";
    expect((await portal(`/2/webhooks/${webhook?.id}`, "PUT")).body.data).toEqual({ valid: false });
    world.sendMessage({ as: "joostzeppelin", text: "unheard" });
    expect(world.deliveries()).toMatchObject({ waiting: 0, delivered: 0 });
    product.crc = "right";
    expect((await portal(`/2/webhooks/${webhook?.id}`, "PUT")).body.data).toEqual({ valid: true });
    world.sendMessage({ as: "joostzeppelin", text: "heard" });
    await until(() => expect(product.deliveries).toHaveLength(1));
  });
});

describe("connecting", () => {
  test("finds the account that exists already, and sets nothing up twice", async () => {
    await world.connectTo({ api: product.api, token });
    expect(world.connection()).toMatchObject({ state: "connected", accountId: "account-1" });
    expect(product.accounts).toHaveLength(1);
    world.sendMessage({ as: "joostzeppelin", text: "once" });
    await until(() => expect(world.deliveries()).toMatchObject({ waiting: 0, delivered: 1 }));
  });

  test("keeps trying until the product is there", async () => {
    const { port } = new URL(product.api);
    await product.close();
    const late = await startWorld({ product: { api: `http://127.0.0.1:${port}`, token } });
    await until(() => expect(late.connection().state).toBe("trying"));
    product = await startStandIn(Number(port));
    await until(() => expect(late.connection().state).toBe("connected"));
    await late.close();
  });
});
