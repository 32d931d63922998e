import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Channel } from "../../server/modules/channels/index.ts";
import { openScene, type Scene } from "./scene.ts";
import { until } from "../until.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const account = () => scene.ground.api("GET", "/api/v1/channel-accounts").then(({ body }) => body.items[0]);
const care = (method: string, more: string, body?: unknown) =>
  scene.ground.api(method, `/api/v1/channel-accounts/${scene.world.accountId}${more}`, body);
const opened = async (): Promise<string> => {
  const post = scene.world.writePost({ as: scene.somebody(), text: scene.ask("where is my bag?") });
  return (await scene.message(post.id)).caseId;
};

describe("looking after an account", () => {
  test("new keys repair one that must be signed in again, and what waited goes out", async () => {
    const caseId = await opened();
    const broken = { ...scene.world.secrets(), accessToken: "old", refreshToken: "used" };
    expect(await care("PUT", "/secrets", { secrets: broken })).toMatchObject({
      status: 200,
      body: { state: "active" },
    });
    const id = await scene.answer(caseId, { text: "We are on it, one moment." });
    await scene.caseOf(caseId, () => true);
    await until(account, ({ state }) => state === "sign-in-again", "the account to wait");
    expect((await care("PUT", "/secrets", { secrets: { pin: "1" } })).body.code).toBe("channels.secrets");
    const repaired = await care("PUT", "/secrets", { secrets: scene.world.secrets() });
    expect(repaired.body).toMatchObject({ state: "active", why: null });
    expect(JSON.stringify(repaired.body)).not.toContain(scene.world.secrets().consumerSecret);
    await scene.sendNow(id);
    expect((await scene.settled(caseId, id)).delivery.state).toBe("accepted");
    const { body } = await scene.ground.api("GET", `/api/v1/audit?subject=channel-account/${scene.world.accountId}`);
    expect(body.items.map(({ action }: any) => action)).toContain("channels.replace-secrets");
  });

  test("a no that comes late, to keys that were replaced meanwhile, says nothing of the new ones", async () => {
    const caseId = await opened();
    const channels = scene.ground.app.channels as Map<string, Channel>;
    const x = channels.get("x");
    if (!x) throw new Error("no X");
    const withoutRenewal = Object.fromEntries(
      Object.entries(x).filter(([name]) => name !== "renew"),
    ) as unknown as Channel;
    const called = Promise.withResolvers<void>();
    channels.set("x", {
      ...withoutRenewal,
      async send() {
        const secrets = { ...scene.world.secrets(), refreshToken: "of an engineer" };
        expect((await care("PUT", "/secrets", { secrets })).status).toBe(200);
        channels.set("x", x);
        called.resolve();
        return { status: "sign-in-again", why: "the token is over" };
      },
    });
    const id = await scene.answer(caseId, { text: "We look for it at once." });
    await called.promise;
    await until(
      async () => {
        await scene.sendNow(id);
        const { messages } = await scene.caseOf(caseId);
        return messages.find((one: any) => one.id === id).delivery.state;
      },
      (state) => state === "accepted",
      "the answer to go",
    );
    expect(await account()).toMatchObject({ state: "active", why: null });
    await care("PUT", "/secrets", { secrets: scene.world.secrets() });
  });

  test("a paused one takes in and sends nothing until it is resumed", async () => {
    expect((await care("PUT", "", { state: "paused", name: "Brand, paused" })).body).toMatchObject({
      state: "paused",
      name: "Brand, paused",
    });
    const caseId = await opened();
    const id = await scene.answer(caseId, { text: `Yes it does. ${randomUUID().slice(0, 4)}` });
    const { messages } = await scene.caseOf(caseId);
    expect(messages.at(-1).delivery).toMatchObject({ state: "pending", attempts: 0 });
    await care("PUT", "", { state: "active" });
    expect((await scene.settled(caseId, id)).delivery.state).toBe("accepted");
  });

  test("a removed one is gone with its keys, what was to go is refused, its history stays, and it can be connected again", async () => {
    const caseId = await opened();
    await care("PUT", "", { state: "paused" });
    const id = await scene.answer(caseId, { text: "Never to be sent." });
    const { webhookUrl } = await account();
    expect((await care("DELETE", "")).status).toBe(204);
    expect(await account()).toBeUndefined();
    expect((await scene.settled(caseId, id)).delivery).toMatchObject({ state: "refused", code: "account-removed" });
    expect((await care("PUT", "", { name: "x" })).status).toBe(404);
    await until(
      () => fetch(`${webhookUrl}?crc_token=x`),
      ({ status }) => status === 404,
      "the address to be gone",
    );
    const again = await scene.ground.api("POST", "/api/v1/channel-accounts", {
      kind: "x",
      name: "Brand",
      externalId: scene.world.brand.id,
      baseUrl: scene.world.url,
      secrets: scene.world.secrets(),
    });
    expect(again).toMatchObject({ status: 201, body: { id: scene.world.accountId } });
    expect((await scene.caseOf(caseId)).messages.length).toBeGreaterThan(0);
  }, 60_000);
});
