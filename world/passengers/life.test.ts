import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { callX, reply } from "../test-ground.ts";
import { startWorld } from "../world.ts";
import type { World } from "../world.ts";

let world: World;
beforeEach(async () => {
  world = await startWorld({ seed: 21 });
  world.setLimits("roomy");
  world.life.setHaste(20_000);
  world.life.setReactions(true);
});
afterEach(() => world.close());

const until = (condition: () => Promise<void> | void) => vi.waitFor(condition, { timeout: 5_000, interval: 5 });
const mentions = async () =>
  ((await callX(world, `/2/users/${world.brand.id}/mentions?max_results=100&expansions=author_id`)).body.data ??
    []) as unknown as { id: string; text: string }[];
const talk = async (id: string) =>
  ((await callX(world, `/2/dm_conversations/with/${id}/dm_events?dm_event.fields=sender_id`)).body.data ??
    []) as unknown as {
    sender_id: string;
    text: string;
  }[];

describe("a passenger the airline answered", () => {
  test("says thanks, asks on, or says no more; most say something", async () => {
    const people = ["tabithaquill", "ginevrastella", "marisolandor", "yakamozperi", "gureum_bitna", "yunxiaofan7"];
    const posts = people.map((as) => world.writePost({ as, text: "@HalcyraAir hello" }));
    for (const post of posts) await reply(world, `We looked into it (${post.id}).`, post.id);
    await until(async () => expect((await mentions()).length).toBeGreaterThan(posts.length + 2));
  });

  test("comes with the booking code when asked for a direct message", async () => {
    const people = ["tabithaquill", "ginevrastella", "marisolandor", "yakamozperi"];
    const posts = people.map((as) => world.writePost({ as, text: "@HalcyraAir hello" }));
    for (const post of posts) await reply(world, `Please send us a DM (${post.id}).`, post.id);
    await until(async () => {
      const talks = await Promise.all(posts.map(({ authorId }) => talk(authorId)));
      expect(talks.flat().length).toBeGreaterThan(1);
      expect(talks.flat().every(({ text }) => /V9MXSA|X5QMTV|D7XKQC|G9PLZC/.test(text))).toBe(true);
    });
  });

  test("reads what came in private", async () => {
    const { senderId } = world.sendMessage({ as: "tabithaquill", text: "Hello" });
    const path = `/2/dm_conversations/with/${senderId}/messages`;
    await callX(world, path, { method: "POST", body: { text: "Good morning!" } });
    await until(async () => {
      const phone = (await (await fetch(`${world.url}/phone/passengers/tabithaquill`)).json()) as { unread: unknown };
      expect(phone.unread).toEqual({
        x: 0,
        messages: 0,
        mail: 0,
        facebook: 0,
        messenger: 0,
        instagram: 0,
        whatsapp: 0,
        telegram: 0,
      });
    });
  });

  test("keeps still while somebody else holds the phone", async () => {
    const written = await fetch(`${world.url}/phone/passengers/tabithaquill/posts`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text: "@HalcyraAir hello" }),
    });
    const { id } = (await written.json()) as { id: string };
    const other = world.writePost({ as: "yakamozperi", text: "@HalcyraAir merhaba" });
    await reply(world, "Hello!", id);
    for (const n of [1, 2, 3, 4, 5]) await reply(world, `Merhaba! ${n}`, other.id);
    // Yakamoz, answered after Tabitha, has reacted; Tabitha has not.
    await until(async () => expect((await mentions()).length).toBeGreaterThan(2));
    expect((await mentions()).filter(({ text }) => text === "@HalcyraAir hello")).toHaveLength(1);
    const phone = (await (await fetch(`${world.url}/phone/passengers/tabithaquill`)).json()) as {
      talks: { posts: unknown[] }[];
    };
    expect(phone.talks.flatMap(({ posts }) => posts)).toHaveLength(2);
  });
});

test("passengers whom nobody answers insist, and survive that their post is gone", async () => {
  world.life.setRate(20_000);
  await until(async () => expect((await mentions()).length).toBeGreaterThan(50));
  for (const { id } of await mentions()) world.removePost(id);
  await until(async () => expect((await mentions()).length).toBeGreaterThan(50));
  world.life.setRate(0);
});
