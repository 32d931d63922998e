import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { reply } from "../test-ground.ts";
import { startWorld } from "../world.ts";
import type { World } from "../world.ts";

let world: World;
beforeEach(async () => {
  world = await startWorld({ seed: 3 });
});
afterEach(() => world.close());

const get = async (path: string) => (await (await fetch(`${world.url}${path}`)).json()) as never;
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${world.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const phone = "/phone/passengers/tabithaquill";

describe("the passenger's phone", () => {
  test("shows what was written and what came back, and counts what is unread until it is seen", async () => {
    const written = await post(`${phone}/posts`, { text: "@HalcyraAir where is my bag?" });
    const { id } = (await written.json()) as { id: string };
    await reply(world, "We are looking.", id);
    expect(await get(phone)).toMatchObject({
      passenger: { name: "Tabitha Quillfeather", initials: "TQ" },
      talks: [
        {
          posts: [
            { from: "me", text: "@HalcyraAir where is my bag?", tick: "sent" },
            { from: "brand", text: "We are looking." },
          ],
        },
      ],
      unread: { x: 1, messages: 0 },
    });
    await post(`${phone}/seen`, { tab: "x" });
    expect(await get(phone)).toMatchObject({ unread: { x: 0, messages: 0 } });
  });

  test("says why something cannot be written", async () => {
    const refused = await post(`${phone}/posts`, { text: "x".repeat(281) });
    expect([refused.status, await refused.json()]).toMatchObject([400, { error: expect.stringContaining("too long") }]);
    expect((await post("/phone/passengers/nobody/posts", { text: "hi" })).status).toBe(400);
  });

  test("lists everybody, the latest words included", async () => {
    world.sendMessage({ as: "joostzeppelin", text: "Hoi!" });
    const { items } = (await get("/phone/passengers")) as { items: { handle: string; latest: unknown }[] };
    expect(items.length).toBeGreaterThanOrEqual(40);
    expect(items.find(({ handle }) => handle === "joostzeppelin")).toMatchObject({
      latest: { text: "Hoi!", from: "me" },
    });
  });

  test("hears live whose phone changed", async () => {
    const leave = new AbortController();
    const stream = await fetch(`${world.url}/phone/events`, { signal: leave.signal });
    let heard = "";
    const listening = (async () => {
      for await (const part of stream.body ?? []) heard += Buffer.from(part).toString();
    })().catch(() => {});
    world.sendMessage({ as: "joostzeppelin", text: "Hoi!" });
    await vi.waitFor(() => expect(heard).toContain('data: {"kind":"passenger","handle":"joostzeppelin"}'), {
      interval: 5,
    });
    leave.abort();
    await listening;
  });

  test("comes with its page, scripts and fonts, all from here", async () => {
    const page = await fetch(`${world.url}/`);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    const html = await page.text();
    const needed = [...html.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map(([, path]) => path);
    expect(needed.length).toBeGreaterThan(8);
    const answers = await Promise.all(needed.map(async (path) => (await fetch(`${world.url}${path}`)).status));
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(html).not.toMatch(/(?:href|src)="https?:/);
  });
});

describe("the world, having no sign-in of its own,", () => {
  test("refuses a page of another site", async () => {
    const answer = await post("/control/rate", { postsPerMinute: 9 }, { "sec-fetch-site": "cross-site" });
    expect(answer.status).toBe(403);
  });

  test("refuses a foreign name that points at this machine", async () => {
    const status = await new Promise((resolve, reject) => {
      request(`${world.url}/control/state`, { headers: { host: "evil.example" } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on("error", reject)
        .end();
    });
    expect(status).toBe(403);
  });
});
