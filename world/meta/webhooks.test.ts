import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { World } from "../world.ts";
import { graph, until, useMetaPair } from "./test-ground.ts";
import type { MetaStandIn } from "./test-ground.ts";
import { escaped, signatures } from "./webhooks/wire.ts";

let world: World;
let product: MetaStandIn;
useMetaPair((pair) => ({ world, product } = pair));

const calm = () => until(() => expect(world.meta.deliveries().waiting).toBe(0));

describe("a delivery", () => {
  test("is signed twice over the escaped bytes", async () => {
    world.meta.sendMessage({ as: "hoshizora_mdr", place: "messenger", text: "荷物が届きません https://a.example/ä" });
    await until(() => expect(product.deliveries).toHaveLength(1));
    const [delivery] = product.deliveries;
    const secret = world.meta.secrets("facebook")["appSecret"] ?? "";
    expect(delivery?.raw).toMatch(/^[\x20-\x7e]+$/);
    expect(delivery?.raw).toContain(String.raw`https:\/\/a.example\/\u00e4`);
    const hmac = (algorithm: string) =>
      createHmac(algorithm, secret)
        .update(delivery?.raw ?? "")
        .digest("hex");
    expect(delivery?.headers["x-hub-signature-256"]).toBe(`sha256=${hmac("sha256")}`);
    expect(delivery?.headers["x-hub-signature"]).toBe(`sha1=${hmac("sha1")}`);
  });

  test("agrees with the published vectors", () => {
    expect(signatures("It's a Secret to Everybody", "Hello, World!")["x-hub-signature-256"]).toBe(
      "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
    );
    const words =
      "Let's pretend this body is equal to the message object and can handle unicode characters like みどりいろ and J'ai mangé des pâtes";
    expect(signatures("YOUR_APP_SECRET", escaped(words))["x-hub-signature-256"]).toMatch(
      /^sha256=0363007a.*c96688$|^sha256=0363007a/,
    );
  });

  test("can be plain UTF-8 with the signature of the escaped form", async () => {
    world.meta.setRules({ sendsDecoded: true });
    world.meta.sendMessage({ as: "hoshizora_mdr", place: "messenger", text: "こんにちは" });
    await until(() => expect(product.deliveries).toHaveLength(1));
    const [delivery] = product.deliveries;
    expect(delivery?.raw).toContain("こんにちは");
    const secret = world.meta.secrets("facebook")["appSecret"] ?? "";
    expect(delivery?.headers["x-hub-signature-256"]).toBe(
      signatures(secret, escaped(delivery?.raw ?? ""))["x-hub-signature-256"],
    );
  });

  test("gathers what happens together: several people, and a comment beside messages", async () => {
    const post = world.meta.writePost({ place: "facebook", text: "Good morning!" });
    await calm();
    product.deliveries.length = 0;
    world.meta.setWebhooks({ mode: "held" });
    world.meta.sendMessage({ as: "joostzeppelin", place: "messenger", text: "one" });
    world.meta.sendMessage({ as: "tabithaquill", place: "messenger", text: "two" });
    world.meta.comment({ as: "tabithaquill", under: post.id, text: "three" });
    world.meta.setWebhooks({ mode: "on" });
    await calm();
    expect(product.deliveries).toHaveLength(1);
    const [first, second] = product.deliveries[0]?.body.entry ?? [];
    expect(first?.messaging).toHaveLength(2);
    expect(second?.changes).toHaveLength(1);
    expect(String(first?.time)).toHaveLength(13);
    expect(String(second?.time)).toHaveLength(10);
  });

  test("that is refused comes again with what it came with, in order", async () => {
    product.answers.push(500, 503);
    world.meta.sendMessage({ as: "joostzeppelin", place: "whatsapp", text: "one" });
    world.meta.sendMessage({ as: "joostzeppelin", place: "whatsapp", text: "two" });
    world.meta.sendMessage({ as: "joostzeppelin", place: "whatsapp", text: "three" });
    await calm();
    expect(product.deliveries[0]?.raw).toBe(product.deliveries[1]?.raw);
    const texts = product
      .changes("messages")
      .flatMap((value) => (value["messages"] as { text: { body: string } }[]).map(({ text }) => text.body));
    expect(texts.filter((one, n) => texts.indexOf(one) === n)).toEqual(["one", "two", "three"]);
  });

  test("comes twice, late or never when told so", async () => {
    world.meta.setWebhooks({ mode: "lost" });
    world.meta.sendMessage({ as: "joostzeppelin", place: "instagram", text: "lost" });
    world.meta.setWebhooks({ mode: "on", duplicateShare: 1 });
    world.meta.sendMessage({ as: "joostzeppelin", place: "instagram", text: "twice" });
    await until(() => expect(product.deliveries.length).toBeGreaterThan(2));
    world.meta.setWebhooks({ duplicateShare: 0 });
    expect(product.deliveries[0]?.raw).toBe(product.deliveries[1]?.raw);
    expect(product.deliveries[0]?.raw).toContain("twice");
    await calm();
  });
});

describe("setting webhooks up", () => {
  test("asks the callback its challenge, and keeps what was wished", async () => {
    const { body } = await graph(world, `${world.meta.ids.appId}/subscriptions`, { as: "app" });
    const data = body["data"] as { object: string; active: boolean; fields: { name: string }[] }[];
    expect(data.map(({ object }) => object)).toEqual(["instagram", "page", "whatsapp_business_account"]);
    expect(data.find(({ object }) => object === "page")?.fields.map(({ name }) => name)).toContain("message_echoes");
  });

  test("refuses a callback that answers wrongly", async () => {
    const answer = await graph(world, `${world.meta.ids.appId}/subscriptions`, {
      as: "app",
      method: "POST",
      body: { object: "page", callback_url: `${product.api}/hooks/facebook`, verify_token: "another", fields: "feed" },
    });
    expect([answer.status, (answer.body["error"] as { code: number }).code]).toEqual([400, 2200]);
  });

  test("takes the token of the app alone", async () => {
    const answer = await graph(world, `${world.meta.ids.appId}/subscriptions`, { as: "facebook" });
    expect(answer.body["error"]).toMatchObject({ code: 15 });
  });

  test("installs the app on a page, an account and a number's account", async () => {
    const page = await graph(world, `${world.meta.ids.pageId}/subscribed_apps`);
    expect(page.body["data"]).toMatchObject([
      { id: world.meta.ids.appId, subscribed_fields: expect.arrayContaining(["feed"]) },
    ]);
    const path = `${world.meta.ids.businessAccountId}/subscribed_apps`;
    expect((await graph(world, path, { as: "whatsapp" })).body["data"]).toMatchObject([
      { whatsapp_business_api_data: { id: world.meta.ids.appId } },
    ]);
    await graph(world, path, { as: "whatsapp", method: "DELETE" });
    world.meta.sendMessage({ as: "joostzeppelin", place: "whatsapp", text: "unheard" });
    expect(world.meta.deliveries().waiting).toBe(0);
    await graph(world, path, { as: "whatsapp", method: "POST", body: {} });
    world.meta.sendMessage({ as: "joostzeppelin", place: "whatsapp", text: "heard" });
    await until(() => expect(product.deliveries).toHaveLength(1));
  });
});
