import { describe, expect, test } from "vitest";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startWorld } from "../world.ts";
import type { World } from "../world.ts";
import type { metaFaultKinds } from "./faults.ts";
import { errorOf, graph, startMetaStandIn, until, useMetaPair } from "./test-ground.ts";
import type { MetaStandIn } from "./test-ground.ts";
import { makeVoiceNote } from "./voices.ts";

let world: World;
let product: MetaStandIn;
useMetaPair((pair) => ({ world, product } = pair));

const page = () => world.meta.ids.pageId;

describe("a token", () => {
  test("says who it is, and what it may do until when", async () => {
    expect((await graph(world, "me?fields=name")).body).toEqual({ name: "Halcyra Air", id: page() });
    const end = Date.now() + 60_000;
    world.meta.changeToken("instagram", { expiresAt: end });
    const debug = async () =>
      (await graph(world, `debug_token?input_token=${world.meta.token("instagram").token}`, { as: "app" })).body[
        "data"
      ];
    expect(await debug()).toMatchObject({
      app_id: world.meta.ids.appId,
      type: "USER",
      is_valid: true,
      expires_at: Math.floor(end / 1000),
      scopes: expect.arrayContaining(["instagram_business_manage_messages"]),
    });
    world.meta.changeToken("instagram", { expiresAt: Date.now() - 1000 });
    expect(await debug()).toMatchObject({ is_valid: false, error: { code: 190, subcode: 463 } });
    world.meta.changeToken("instagram", { expiresAt: 0 });
  });

  test.each([
    ["expired", 463],
    ["invalidated", 467],
    ["password-changed", 460],
    ["app-removed", 458],
  ] as const)("that is %s is refused, and another works", async (state, subcode) => {
    world.meta.changeToken("facebook", { state });
    const old = await graph(world, page());
    expect([old.status, errorOf(old)]).toMatchObject([
      400,
      { code: 190, error_subcode: subcode, type: "OAuthException", fbtrace_id: expect.any(String) },
    ]);
    expect(old.headers.get("www-authenticate")).toContain("invalid_token");
    const { token } = world.meta.newToken("facebook");
    expect((await graph(world, page(), { as: { token } })).status).toBe(200);
  });

  test("needs the proof of the secret, unless that is not asked", async () => {
    expect(errorOf(await graph(world, page(), { proof: false })).message).toContain("appsecret_proof");
    expect(errorOf(await graph(world, `${page()}?appsecret_proof=ff`, { proof: false })).message).toContain(
      "Invalid appsecret_proof",
    );
    world.meta.setRules({ requiresProof: false });
    expect((await graph(world, page(), { proof: false })).status).toBe(200);
  });

  test("may come in the address, must be there, and must read", async () => {
    world.meta.setRules({ requiresProof: false });
    const { token } = world.meta.token("facebook");
    expect((await fetch(`${world.meta.url}/v25.0/me?access_token=${token}`)).status).toBe(200);
    expect((await fetch(`${world.meta.url}/me?access_token=${token}`)).status).toBe(200);
    const none = (await (await fetch(`${world.meta.url}/v25.0/me`)).json()) as { error: { code: number } };
    expect(none.error.code).toBe(2500);
    expect(errorOf(await graph(world, "me", { as: { token: "nonsense" } })).code).toBe(190);
    expect((await graph(world, world.meta.ids.phoneNumberId, { as: { token: "nonsense" } })).status).toBe(401);
  });

  test("reaches its own things only, and what its permissions cover", async () => {
    expect(errorOf(await graph(world, world.meta.ids.phoneNumberId, { as: "facebook" }))).toMatchObject({
      code: 100,
      error_subcode: 33,
    });
    expect(errorOf(await graph(world, page(), { as: "instagram" })).error_subcode).toBe(33);
    const { scopes } = world.meta.token("facebook");
    world.meta.changeToken("facebook", { scopes: ["pages_read_engagement"] });
    const { id } = world.meta.writePost({ place: "facebook", text: "Hello" });
    expect(errorOf(await graph(world, `${id}/comments`, { method: "POST", body: { message: "x" } })).code).toBe(200);
    world.meta.changeToken("facebook", { scopes });
  });

  test("works in the versions there are", async () => {
    expect((await graph(world, "me", { version: "v26.0" })).status).toBe(200);
    expect(errorOf(await graph(world, "me", { version: "v9.0" })).code).toBe(2635);
    expect(errorOf(await graph(world, "me", { version: "v99.0" })).code).toBe(2500);
    expect(errorOf(await graph(world, `${page()}/nothing`)).code).toBe(2500);
    expect(errorOf(await graph(world, "12345"))).toMatchObject({ code: 100, error_subcode: 33 });
  });
});

describe("limits", () => {
  test("are seen to come, and then refuse until the hour is over", async () => {
    world.meta.setLimits({ messenger: { calls: 4, seconds: 3600 } });
    world.meta.sendMessage({ as: "tabithaquill", place: "messenger", text: "Hello" });
    const send = () =>
      graph(world, `${page()}/messages`, {
        method: "POST",
        body: { recipient: { id: world.meta.person("tabithaquill").psid }, message: { text: "x" } },
      });
    const used: number[] = [];
    for (let n = 0; n < 4; n++) {
      const header = JSON.parse((await send()).headers.get("x-business-use-case-usage") ?? "{}") as Record<
        string,
        { call_count: number; type: string }[]
      >;
      expect(header[page()]?.[0]?.type).toBe("messenger");
      used.push(header[page()]?.[0]?.call_count ?? 0);
    }
    expect(used).toEqual([25, 50, 75, 100]);
    const over = await send();
    expect(errorOf(over).code).toBe(80_006);
    expect(JSON.parse(over.headers.get("x-business-use-case-usage") ?? "{}")).toMatchObject({
      [page()]: [{ estimated_time_to_regain_access: 60 }],
    });
    expect(JSON.parse(over.headers.get("x-app-usage") ?? "{}")).toMatchObject({ call_count: 0 });
    world.meta.setLimits({ app: { calls: 0, seconds: 3600 } });
    expect([(await graph(world, page())).status, errorOf(await graph(world, page())).code]).toEqual([403, 4]);
  });
});

describe("faults", () => {
  test.each<[(typeof metaFaultKinds)[number], number, number]>([
    ["broken", 500, 1],
    ["unavailable", 503, 2],
    ["app-limit", 403, 4],
    ["user-limit", 403, 17],
    ["page-limit", 403, 32],
    ["custom-limit", 400, 613],
    ["business-limit", 400, 80_001],
    ["throughput", 400, 130_429],
    ["spam-limit", 400, 131_048],
    ["pair-limit", 400, 131_056],
    ["signed-out", 400, 190],
    ["forbidden", 403, 200],
    ["policy", 403, 368],
    ["restricted", 400, 10],
  ])("%s answers %i with %i, once", async (kind, status, code) => {
    world.meta.addFault({ endpoint: "profile", kind });
    const struck = await graph(world, page());
    expect([struck.status, errorOf(struck).code]).toEqual([status, code]);
    expect((await graph(world, page())).status).toBe(200);
  });

  test("of one place leave the others alone, and any code can be had", async () => {
    world.meta.addFault({ endpoint: "any", kind: "error", code: 341, subcode: 7, status: 418, place: "whatsapp" });
    expect((await graph(world, page())).status).toBe(200);
    const struck = await graph(world, world.meta.ids.phoneNumberId, { as: "whatsapp" });
    expect([struck.status, errorOf(struck)]).toMatchObject([418, { code: 341, error_subcode: 7 }]);
  });

  test("cut, hang, garble and answer with no JSON, before and after", async () => {
    const { id } = world.meta.writePost({ place: "facebook", text: "Hello" });
    const comment = (signal?: AbortSignal) => {
      world.meta.setRules({ requiresProof: false });
      const body = JSON.stringify({ message: "x" });
      const headers = {
        authorization: `Bearer ${world.meta.token("facebook").token}`,
        "content-type": "application/json",
      };
      return fetch(`${world.meta.url}/v25.0/${id}/comments`, {
        method: "POST",
        headers,
        body,
        ...(signal ? { signal } : {}),
      });
    };
    const count = () => world.meta.received().comments.filter(({ postId }) => postId === id).length;
    world.meta.addFault({ endpoint: "comment", kind: "cut" });
    await expect(comment()).rejects.toThrow("fetch failed");
    expect(count()).toBe(0);
    world.meta.addFault({ endpoint: "comment", kind: "accept-then-cut" });
    await expect(comment()).rejects.toThrow("fetch failed");
    expect(count()).toBe(1);
    world.meta.addFault({ endpoint: "comment", kind: "accept-then-hang" });
    await expect(comment(AbortSignal.timeout(50))).rejects.toThrow("timeout");
    expect(count()).toBe(2);
    world.meta.addFault({ endpoint: "comment", kind: "accept-then-garbled" });
    await expect((await comment()).json()).rejects.toThrow("JSON");
    world.meta.addFault({ endpoint: "comment", kind: "bad-gateway" });
    expect((await comment()).headers.get("content-type")).toContain("text/html");
    world.meta.addFault({ endpoint: "comment", kind: "too-many" });
    expect((await comment()).status).toBe(429);
    world.meta.addFault({ endpoint: "comment", kind: "slow", delayMs: 30 });
    const before = performance.now();
    expect((await comment()).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(25);
  });
});

describe("the control", () => {
  const control = async (way: string, body?: unknown, method = "POST") => {
    const response = await fetch(`${world.url}/control/meta/${way}`, {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, never> };
  };

  test("plays people and the platform", async () => {
    const post = await control("posts", { place: "facebook", text: "Snow" });
    const comment = await control("comments", { as: "tabithaquill", under: post.body["id"], text: "And my flight?" });
    const edited = { id: comment.body["id"], text: "And Q0402?" };
    for (const [way, body] of [
      ["comment-changes", edited],
      ["comment-hidings", { id: comment.body["id"], isHidden: true }],
      ["likes", { as: "tabithaquill", postId: post.body["id"] }],
      ["mentions", { as: "tabithaquill", place: "instagram", text: "@halcyraair" }],
      ["removals", { id: comment.body["id"] }],
    ] as const)
      expect((await control(way, body)).status, way).toBe(200);
    const message = await control("messages", {
      as: "tabithaquill",
      place: "messenger",
      text: "Yesterday",
      agoSeconds: 90_000,
    });
    expect(Date.now() - Number(message.body["createdAt"])).toBeGreaterThan(89_000_000);
    const items = ["whatsapp", "instagram"].map((place) => ({ as: "tabithaquill", place, show: "voice" }));
    expect((await control("messages", { items })).body["items"]).toHaveLength(2);
    for (const [way, body] of [
      ["reactions", { as: "tabithaquill", messageId: message.body["id"], emoji: "👍" }],
      ["message-changes", { messageId: message.body["id"], text: "Today" }],
      ["unsendings", { messageId: message.body["id"] }],
      ["reads", { as: "tabithaquill", place: "whatsapp" }],
      ["referrals", { as: "tabithaquill", place: "messenger", ref: "x" }],
      ["opt-ins", { as: "tabithaquill", topic: "Delays" }],
      ["standings", { as: "tabithaquill", blocks: ["messenger"] }],
      ["standings", { as: "tabithaquill", blocks: [] }],
      ["identities", { as: "tabithaquill" }],
      ["elsewhere", { as: "tabithaquill", place: "messenger", text: "By hand" }],
      ["handovers", { as: "tabithaquill", place: "messenger", to: "inbox" }],
      ["handovers", { as: "tabithaquill", place: "messenger", to: "app" }],
      ["warnings", { reason: "x" }],
      ["quality", { event: "FLAGGED" }],
      ["tokens", { account: "facebook", state: "valid", draw: true }],
      ["limits", { app: { calls: 10, seconds: 60 } }],
      ["rules", { humanAgent: false }],
      ["webhooks", { batch: 3 }],
      ["replays", { seconds: 60 }],
    ] as const)
      expect((await control(way, body)).status, way).toBe(200);
    const state = await control("faults", { kind: "unavailable", count: 2, place: "messenger" });
    expect(state.body).toMatchObject({
      faults: [{ kind: "unavailable", count: 2 }],
      rules: { humanAgent: false },
      webhooks: { batch: 3 },
      limits: { app: { calls: 10 } },
    });
    expect((await control("faults", undefined, "DELETE")).body).toMatchObject({
      faults: [],
      rules: { humanAgent: true },
    });
    expect((await control("received", undefined, "GET")).body).toHaveProperty("comments");
    expect((await control("people/tabithaquill", undefined, "GET")).body).toMatchObject({ waId: "447700900006" });
    expect((await control("messages", { as: "nobody", place: "messenger", text: "x" })).status).toBe(400);
    expect((await control("messages", { as: "tabithaquill", place: "telegraph", text: "x" })).status).toBe(400);
  });
});

describe("connecting", () => {
  test("gives each channel its account and keys, and the product its webhooks", () => {
    const accounts = product.accounts.filter((one) => one["kind"] !== "x");
    expect(accounts.map((one) => one["kind"])).toEqual(["facebook", "messenger", "instagram", "whatsapp"]);
    expect(accounts.map((one) => one["externalId"])).toEqual([
      page(),
      page(),
      world.meta.ids.instagramId,
      world.meta.ids.phoneNumberId,
    ]);
    for (const one of accounts)
      expect(one).toMatchObject({
        baseUrl: world.meta.url,
        secrets: { appSecret: expect.any(String), accessToken: expect.stringMatching(/^(EAA|IGAA)/) },
      });
    expect(accounts[3]).toMatchObject({ secrets: { businessAccountId: world.meta.ids.businessAccountId } });
  });

  test("leaves a channel the product does not know, and tries it again", async () => {
    const other = await startMetaStandIn();
    other.kinds.delete("instagram");
    const late = await startWorld({ meta: true });
    await late.connectTo({ api: other.api, token: "token-for-tests" });
    await until(() => expect(late.meta.connected()).toEqual(["facebook", "messenger", "whatsapp"]));
    other.kinds.add("instagram");
    await until(() => expect(late.meta.connected()).toContain("instagram"));
    await late.close();
    await other.close();
  });

  test("is remembered by a world that comes back", async () => {
    const home = mkdtempSync(path.join(tmpdir(), "world-"));
    const first = await startWorld({ home });
    const before = [first.meta.ids, first.meta.secrets("whatsapp"), first.meta.person("tabithaquill")];
    const { id } = first.meta.sendMessage({ as: "tabithaquill", place: "whatsapp", text: "Hello" });
    await first.close();
    const second = await startWorld({ home });
    expect([second.meta.ids, second.meta.secrets("whatsapp"), second.meta.person("tabithaquill")]).toEqual(before);
    second.meta.react("tabithaquill", id, "👍");
    await second.close();
    rmSync(home, { recursive: true });
  });
});

test("a voice note is an Ogg with Opus in it, each page with its sum", () => {
  const note = makeVoiceNote(5, 2);
  expect(note.subarray(0, 4).toString("latin1")).toBe("OggS");
  expect(note.indexOf("OpusHead")).toBe(28);
  expect(note.toString("latin1").split("OggS")).toHaveLength(5);
});
