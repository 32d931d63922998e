import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { callX, reply, startPair } from "../test-ground.ts";
import { startWorld } from "../world.ts";
import type { World } from "../world.ts";

let world: World;
beforeEach(async () => {
  world = await startWorld({ seed: 3 });
});
afterEach(() => world.close());

const call = (text: string, as = "tabithaquill") => world.writePost({ as, text: `@HalcyraAir ${text}` });
const dm = (to: string, text: string) =>
  callX(world, `/2/dm_conversations/with/${to}/messages`, { method: "POST", body: { text } });

const refresh = (refreshToken: string, secret = world.secrets().clientSecret) =>
  fetch(`${world.url}/2/oauth2/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${world.secrets().clientId}:${secret}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken }),
  });

describe("a reply", () => {
  test("stands under the post, begins with the name it answers to, and is what the passenger received", async () => {
    const post = call("where is my bag?");
    const answer = await reply(world, "We are looking for it.", post.id);
    expect(answer.status).toBe(201);
    expect(answer.body.data).toMatchObject({ text: "@tabithaquill We are looking for it." });
    expect(world.received().posts).toMatchObject([
      { shown: "We are looking for it.", to: "tabithaquill", replyToId: post.id, deleted: false },
    ]);
  });

  test("may be 280 long as X counts, without the names before it", async () => {
    const post = call("hello");
    expect((await reply(world, "ü".repeat(280), post.id)).status).toBe(201);
    expect((await reply(world, "語".repeat(140), post.id)).status).toBe(201);
    const refused = await reply(world, "語".repeat(141), post.id);
    expect(refused).toMatchObject({ status: 400, body: { title: "Invalid Request", status: 400 } });
  });

  test("in the same words to the same post is refused, to another post it is not", async () => {
    const [one, other] = [call("one"), call("other")];
    await reply(world, "Sorry for that.", one.id);
    expect(await reply(world, "Sorry for that.", one.id)).toMatchObject({ status: 403, body: { title: "Forbidden" } });
    expect((await reply(world, "Sorry for that.", other.id)).status).toBe(201);
  });

  test("to a post that is gone is refused", async () => {
    const post = call("never mind");
    world.removePost(post.id);
    expect((await reply(world, "Hello?", post.id)).status).toBe(403);
    expect((await reply(world, "Hello?", "1111111111111111111")).status).toBe(403);
  });

  test("to somebody who did not call the airline is refused, unless the rule is off", async () => {
    const post = world.writePost({ as: "tabithaquill", text: "I wonder what Halcyra does about lost bags." });
    const refused = await reply(world, "We look for them.", post.id);
    expect(refused.status).toBe(403);
    expect(String(refused.body["detail"])).toContain("mentioned or otherwise engaged");
    world.setRules({ summonedOnly: false });
    expect((await reply(world, "We look for them.", post.id)).status).toBe(201);
  });
});

describe("a direct message", () => {
  test("arrives, and the conversation is named by both ids", async () => {
    const { senderId, conversationId } = world.sendMessage({ as: "joostzeppelin", text: "Hoi" });
    const answer = await dm(senderId, "Hallo Joost!");
    expect(answer).toMatchObject({ status: 201, body: { data: { dm_conversation_id: conversationId } } });
    expect(world.received().messages).toMatchObject([{ text: "Hallo Joost!", to: "joostzeppelin" }]);
  });

  test("to somebody who takes none is refused until they write first", async () => {
    const { id } = world.addPassenger({ handle: "wrenhollowell", acceptsMessages: false });
    expect((await dm(id, "Hello")).status).toBe(403);
    world.sendMessage({ as: "wrenhollowell", text: "Hi, it's me." });
    expect((await dm(id, "Hello")).status).toBe(201);
  });
});

describe("the limits", () => {
  test("of direct messages: 15 in 15 minutes, told on every answer, then 429 until the reset", async () => {
    const { senderId } = world.sendMessage({ as: "joostzeppelin", text: "Hoi" });
    for (let n = 1; n <= 15; n += 1) {
      const answer = await dm(senderId, `Answer ${n}`);
      expect([answer.status, answer.headers.get("x-rate-limit-remaining")]).toEqual([201, String(15 - n)]);
    }
    const refused = await dm(senderId, "One too many");
    expect(refused).toMatchObject({ status: 429, body: { title: "Too Many Requests", status: 429 } });
    expect(refused.headers.get("x-rate-limit-limit")).toBe("15");
    expect(Number(refused.headers.get("x-rate-limit-reset")) * 1000 - Date.now()).toBeGreaterThan(14 * 60_000);
    world.setLimits("roomy");
    expect((await dm(senderId, "With more room")).status).toBe(201);
  });

  test("are over when their window is", async () => {
    let now = Date.now();
    const slow = await startWorld({ now: () => now });
    slow.setLimits({ "create-post": [{ calls: 1, seconds: 60 }] });
    const post = slow.writePost({ as: "tabithaquill", text: "@HalcyraAir hi" });
    expect((await reply(slow, "one", post.id)).status).toBe(201);
    expect((await reply(slow, "two", post.id)).status).toBe(429);
    now += 61_000;
    expect((await reply(slow, "two", post.id)).status).toBe(201);
    await slow.close();
  });

  test("are told with refusals too", async () => {
    const refused = await reply(world, "Hello?", "1111111111111111111");
    expect(refused.headers.get("x-rate-limit-limit")).toBe("100");
    const stranger = await callX(world, "/2/users/me", { bearer: "nobody" });
    expect(stranger.headers.get("x-rate-limit-limit")).toBe("75");
  });
});

describe("the sign-in", () => {
  test("is refused with a wrong token, an old one, and the app's own where a user is needed", async () => {
    expect((await callX(world, "/2/users/me", { bearer: "wrong" })).status).toBe(401);
    expect((await callX(world, "/2/users/me", { bearer: world.secrets().bearerToken })).status).toBe(403);
    expect((await callX(world, "/2/users/me")).status).toBe(200);
    world.expireTokens();
    expect(await callX(world, "/2/users/me")).toMatchObject({
      status: 401,
      body: { title: "Unauthorized", status: 401 },
    });
  });

  test("is renewed with a refresh token, which works once", async () => {
    const before = world.secrets();
    world.expireTokens();
    const answer = await refresh(before.refreshToken);
    const pair = (await answer.json()) as { access_token: string; refresh_token: string; token_type: string };
    expect([answer.status, pair.token_type]).toEqual([200, "bearer"]);
    expect((await callX(world, "/2/users/me", { bearer: pair.access_token })).status).toBe(200);
    expect(world.secrets()).toMatchObject({ accessToken: pair.access_token, refreshToken: pair.refresh_token });
    const again = await refresh(before.refreshToken);
    expect([again.status, await again.json()]).toMatchObject([400, { error: "invalid_request" }]);
    expect((await refresh(pair.refresh_token, "wrong")).status).toBe(401);
    expect((await refresh(pair.refresh_token)).status).toBe(200);
  });
});

describe("a fault", () => {
  test.each([
    ["rate-limited", 429],
    ["unavailable", 503],
    ["unauthorized", 401],
  ] as const)("%s strikes as often as told, then all is well", async (kind, status) => {
    const post = call("hello");
    world.addFault({ endpoint: "create-post", kind, count: 2 });
    expect((await callX(world, "/2/users/me")).status).toBe(200);
    expect((await reply(world, "Hello!", post.id)).status).toBe(status);
    expect((await reply(world, "Hello!", post.id)).status).toBe(status);
    expect((await reply(world, "Hello!", post.id)).status).toBe(201);
  });

  test("of the limit says when to come back", async () => {
    const post = call("hello");
    world.addFault({ endpoint: "create-post", kind: "rate-limited", resetSeconds: 30 });
    const { headers } = await reply(world, "Hello!", post.id);
    expect(headers.get("x-rate-limit-remaining")).toBe("0");
    expect(Number(headers.get("x-rate-limit-reset"))).toBeGreaterThan(Date.now() / 1000 + 20);
  });

  test.each([
    ["hang", 0],
    ["cut", 0],
    ["accept-then-hang", 1],
    ["accept-then-cut", 1],
  ] as const)("%s gives no answer and leaves %i posts behind", async (kind, left) => {
    const post = call("hello");
    world.addFault({ endpoint: "create-post", kind });
    const patience = new AbortController();
    const answer = reply(world, "Hello!", post.id, { signal: patience.signal }).catch((error: unknown) => error);
    await vi.waitFor(() => expect(world.pendingFaults()).toEqual([]), { interval: 5 });
    await vi.waitFor(() => expect(world.received().posts).toHaveLength(left), { interval: 5 });
    patience.abort();
    expect(await answer).toBeInstanceOf(Error);
    const own = await callX(world, `/2/users/${world.brand.id}/tweets`);
    expect(own.body).toMatchObject({ meta: { result_count: left } });
  });

  test("does not keep the world from closing", async () => {
    const post = call("hello");
    world.addFault({ endpoint: "create-post", kind: "accept-then-hang" });
    const hanging = reply(world, "Hello!", post.id).catch((error: unknown) => error);
    await vi.waitFor(() => expect(world.received().posts).toHaveLength(1), { interval: 5 });
    await world.close();
    expect(await hanging).toBeInstanceOf(Error);
  });
});

test("somebody's posts are read in pages, newest first", async () => {
  const posts = Array.from({ length: 12 }, (_, n) => call(`number ${n}`));
  const first = await callX(world, `/2/users/${world.brand.id}/mentions?max_results=5`);
  expect(first.body).toMatchObject({ meta: { result_count: 5, newest_id: posts[11]?.id, oldest_id: posts[7]?.id } });
  const next = String((first.body as { meta?: { next_token?: string } }).meta?.next_token);
  const second = await callX(world, `/2/users/${world.brand.id}/mentions?max_results=5&pagination_token=${next}`);
  expect(second.body).toMatchObject({ meta: { newest_id: posts[6]?.id } });
  const since = await callX(world, `/2/users/${world.brand.id}/mentions?since_id=${posts[9]?.id}`);
  expect((since.body.data as unknown as { id: string }[]).map(({ id }) => id)).toEqual([posts[11]?.id, posts[10]?.id]);
  const start = new Date(Date.now() + 60_000).toISOString();
  const later = await callX(world, `/2/users/${world.brand.id}/mentions?start_time=${start}`);
  expect(later.body).toEqual({ meta: { result_count: 0 } });
  const before = await callX(world, `/2/users/${world.brand.id}/mentions?end_time=${start}&max_results=100`);
  expect(before.body).toMatchObject({ meta: { result_count: 12 } });
  expect((await callX(world, `/2/users/${world.brand.id}/mentions?max_results=3`)).status).toBe(400);
});

test("the passengers live: they write, and react to an answer", async () => {
  const { world: lively, product, close } = await startPair({ rate: 60_000, seed: 5 });
  await vi.waitFor(() => expect(product.deliveries.length).toBeGreaterThan(20), { timeout: 5_000, interval: 5 });
  const state = (await (await fetch(`${lively.url}/control/state`)).json()) as { passengers: unknown };
  expect(state.passengers).toMatchObject({ rate: 60_000, reactions: true });
  await close();
});
