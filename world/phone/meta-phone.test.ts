import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { graph, startMetaPair } from "../meta/test-ground.ts";
import type { World } from "../world.ts";

let world: World;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ world, close } = await startMetaPair());
});
afterAll(() => close());

const until = (condition: () => Promise<void> | void) => vi.waitFor(condition, { timeout: 5_000, interval: 5 });
const phone = "/phone/passengers/tabithaquill";
interface Comment {
  id: string;
  text: string | null;
  tick: string | null;
  isHidden: boolean;
  answers: Comment[];
}
interface Message {
  id: string;
  from: string;
  text: string | null;
  tick: string | null;
  files: { url: string; kind: string }[];
  buttons: string[];
  card: { body: string } | null;
  failed: string | null;
}
interface Phone {
  unread: Record<string, number>;
  meta: Record<string, { posts: { id: string; text: string; comments: Comment[] }[]; messages: Message[] }>;
}
const get = async (path = phone) => (await (await fetch(`${world.url}${path}`)).json()) as Phone;
const post = async (path: string, body: unknown) => {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${world.url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as { id: string; error?: string } };
};
const last = async (app: string) => (await get()).meta[app]?.messages.at(-1);

describe("the passenger's phone", () => {
  test("shows the airline's posts, comments and their answers, and to their writer alone what is hidden", async () => {
    const under = (await get()).meta["facebook"]?.posts[0]?.id ?? "";
    const { id } = (await post(`${phone}/meta`, { app: "facebook", text: "Where is my bag?", under })).body;
    await graph(world, `${id}/comments`, { method: "POST", body: { message: "We look into it." } });
    await graph(world, `${id}?is_hidden=true`, { method: "POST" });
    await until(async () => {
      const comment = (await get()).meta["facebook"]?.posts[0]?.comments[0];
      expect(comment).toMatchObject({
        text: "Where is my bag?",
        tick: "delivered",
        isHidden: true,
        answers: [{ text: "We look into it." }],
      });
    });
    expect((await get()).unread).toMatchObject({ facebook: 1 });
    await post(`${phone}/seen`, { tab: "facebook" });
    expect((await get()).unread).toMatchObject({ facebook: 0 });
    expect((await get("/phone/passengers/joostzeppelin")).meta["facebook"]?.posts[0]?.comments).toEqual([]);
    expect((await post(`${phone}/meta`, { app: "facebook", text: "On the wall" })).status).toBe(201);
    expect((await get()).meta["facebook"]?.posts[0]).toMatchObject({ text: "On the wall" });
  });

  test("writes on WhatsApp with ticks: sent, delivered, read; pictures and voice can be seen and heard", async () => {
    world.meta.setWebhooks({ mode: "held" });
    const { id } = (await post(`${phone}/meta`, { app: "whatsapp", text: "Hello" })).body;
    expect(await last("whatsapp")).toMatchObject({ text: "Hello", tick: "sent" });
    world.meta.setWebhooks({ mode: "on" });
    await until(async () => expect(await last("whatsapp")).toMatchObject({ tick: "delivered" }));
    const read = { messaging_product: "whatsapp", status: "read", message_id: id };
    await graph(world, `${world.meta.ids.phoneNumberId}/messages`, { method: "POST", as: "whatsapp", body: read });
    expect(await last("whatsapp")).toMatchObject({ tick: "read" });
    for (const [show, type] of [
      ["picture", "image/png"],
      ["voice", "audio/ogg"],
    ] as const) {
      await post(`${phone}/meta`, { app: "whatsapp", show });
      const shown = await last("whatsapp");
      const file = await fetch(`${world.url}${shown?.files[0]?.url}`);
      expect(file.headers.get("content-type")).toBe(type);
    }
    expect((await post(`${phone}/meta`, { app: "whatsapp", here: true })).status).toBe(201);
    expect((await post(`${phone}/meta`, { app: "whatsapp" })).body.error).toContain("nothing to send");
  });

  test.each(["messenger", "instagram"] as const)("presses what the airline sends at %s", async (app) => {
    await post(`${phone}/meta`, { app, text: "Hello" });
    const { psid, igsid } = world.meta.person("tabithaquill");
    const node = app === "messenger" ? world.meta.ids.pageId : world.meta.ids.instagramId;
    const message = { text: "Rebook?", quick_replies: [{ content_type: "text", title: "Yes", payload: "Y" }] };
    const body = { recipient: { id: app === "messenger" ? psid : igsid }, message };
    await graph(world, `${node}/messages`, { method: "POST", as: app, body });
    const asked = await last(app);
    expect(asked).toMatchObject({ from: "brand", text: "Rebook?", buttons: ["Yes"] });
    expect((await get()).unread[app]).toBe(1);
    await post(`${phone}/meta`, { app, press: { messageId: asked?.id, label: "Yes" } });
    expect(await last(app)).toMatchObject({ from: "me", text: "Yes" });
    await post(`${phone}/seen`, { tab: app });
    expect((await get()).unread[app]).toBe(0);
  });
});

describe("the passengers' life", () => {
  test("spreads over the places that are connected, and goes on where it was answered", async () => {
    world.meta.setRules({ pairBurst: 100_000 });
    world.life.setHaste(20_000);
    world.life.setRate(30_000);
    await until(async () => {
      const { items } = (await (await fetch(`${world.url}/phone/passengers`)).json()) as {
        items: { handle: string }[];
      };
      const phones = await Promise.all(items.slice(0, 12).map(({ handle }) => get(`/phone/passengers/${handle}`)));
      const written = (app: string) =>
        phones.some(({ meta }) => (meta[app]?.messages ?? []).some(({ from }) => from === "me"));
      expect(["messenger", "instagram", "whatsapp"].every((app) => written(app))).toBe(true);
      expect(
        phones.some(({ meta }) => (meta["facebook"]?.posts ?? []).some(({ comments }) => comments.length > 3)),
      ).toBe(true);
    });
    world.life.setRate(0);
  });

  test("says no more of the airline's name than people do there", async () => {
    const phones = await Promise.all(
      ["tabithaquill", "joostzeppelin", "ginevrastella"].map((one) => get(`/phone/passengers/${one}`)),
    );
    expect(JSON.stringify(phones.map(({ meta }) => meta))).not.toContain("@HalcyraAir");
  });
});
