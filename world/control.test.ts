import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { reply } from "./test-ground.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

let world: World;
beforeEach(async () => {
  world = await startWorld({ seed: 3 });
});
afterEach(() => world.close());

async function control(method: string, path: string, body?: unknown) {
  const response = await fetch(`${world.url}/control${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as never };
}

describe("the control", () => {
  test("writes as passengers, one or many, and tells what the airline answered", async () => {
    const one = await control("POST", "/posts", { as: "tabithaquill", text: "@HalcyraAir hello" });
    expect(one).toMatchObject({ status: 201, body: { text: "@HalcyraAir hello" } });
    const items = Array.from({ length: 50 }, (_, n) => ({ as: "joostzeppelin", text: `Bericht ${n}` }));
    const many = await control("POST", "/messages", { items });
    expect((many.body as { items: unknown[] }).items).toHaveLength(50);
    await reply(world, "Hello!", (one.body as { id: string }).id);
    expect((await control("GET", "/received")).body).toMatchObject({
      posts: [{ shown: "Hello!", to: "tabithaquill" }],
    });
  });

  test("takes new passengers", async () => {
    const made = await control("POST", "/passengers", { handle: "load_1", name: "Load One", language: "nl" });
    expect(made).toMatchObject({ status: 201, body: { handle: "load_1", name: "Load One" } });
    expect((await control("POST", "/posts", { as: "load_1", text: "@HalcyraAir hoi" })).status).toBe(201);
    expect((await control("POST", "/posts", { as: "nobody", text: "@HalcyraAir hoi" })).status).toBe(400);
  });

  test("sets and clears faults, webhooks, limits, rate and surge", async () => {
    const set = await control("POST", "/faults", {
      endpoint: "create-post",
      kind: "unavailable",
      count: 2,
      webhooks: { mode: "held", duplicateShare: 0.5 },
    });
    expect(set.body).toMatchObject({
      faults: [{ endpoint: "create-post", kind: "unavailable", count: 2 }],
      webhooks: { mode: "held", duplicateShare: 0.5, keepOrder: true },
    });
    expect((await control("DELETE", "/faults")).body).toMatchObject({ faults: [], webhooks: { mode: "on" } });
    const limits = { "send-message": [{ calls: 3, seconds: 60 }] };
    expect((await control("POST", "/limits", { limits, summonedOnly: false })).body).toMatchObject({
      limits,
      rules: { summonedOnly: false },
    });
    expect((await control("DELETE", "/limits")).body).toMatchObject({ rules: { summonedOnly: true } });
    expect((await control("POST", "/rate", { postsPerMinute: 0 })).body).toMatchObject({
      passengers: { rate: 0, reactions: false },
    });
    expect((await control("POST", "/surge", {})).body).toMatchObject({ passengers: { surge: { factor: 10 } } });
  });

  test.each([
    ["an unknown fault", "/faults", { kind: "meteor" }],
    ["a rate below nothing", "/rate", { postsPerMinute: -1 }],
    ["a field it does not know", "/limits", { speed: 1 }],
  ])("refuses %s", async (_what, path, body) => {
    expect((await control("POST", path, body)).status).toBe(400);
  });
});
