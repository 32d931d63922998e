import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { sharedFolder } from "../config.ts";
import type { World } from "../world.ts";
import { fieldsOf } from "./recorded.ts";
import type { Shape } from "./store.ts";
import { errorOf, graph, until, useMetaPair } from "./test-ground.ts";
import type { MetaStandIn } from "./test-ground.ts";

let world: World;
let product: MetaStandIn;
useMetaPair((pair) => ({ world, product } = pair));

const told = async (verb: string, item = "comment"): Promise<Shape> => {
  let found: Shape | undefined;
  await until(() => {
    found = product.changes("feed").find((one) => one["verb"] === verb && one["item"] === item);
    expect(found).toBeDefined();
  });
  return found ?? {};
};
const post = (text = "Snow in Oslo today; check your flight.") => world.meta.writePost({ place: "facebook", text });
const say = (under: string, text: string, body: Shape = {}) =>
  graph(world, `${under}/comments`, { method: "POST", body: { message: text, ...body } });

describe("what Facebook tells of", () => {
  test("a comment, an answer to it, a change, a hiding and a deletion", async () => {
    const { id } = post();
    const first = world.meta.comment({ as: "lottesternthal", under: id, text: "Wo ist mein Koffer? 🧳" });
    const nested = world.meta.comment({ as: "tabithaquill", under: first.id, text: "Mine too" });
    await until(() => expect(product.changes("feed").filter((one) => one["item"] === "comment")).toHaveLength(2));
    const [one, two] = product.changes("feed").filter((change) => change["item"] === "comment");
    const lotte = world.meta.person("lottesternthal");
    expect(one).toMatchObject({
      from: { id: lotte.psid, name: "Lotte Sternenthaler" },
      message: "Wo ist mein Koffer? 🧳",
      post_id: id,
      comment_id: first.id,
      parent_id: id,
      verb: "add",
      post: { id, is_published: true, promotion_status: "inactive" },
    });
    expect(two).toMatchObject({ comment_id: nested.id, parent_id: first.id });
    world.meta.editComment(first.id, "Er ist da.");
    expect(await told("edited")).toMatchObject({ comment_id: first.id, message: "Er ist da." });
    world.meta.hideComment(first.id, true);
    expect(await told("hide")).not.toHaveProperty("message");
    world.meta.hideComment(first.id, false);
    await told("unhide");
    world.meta.remove(nested.id);
    expect(await told("remove")).toMatchObject({ comment_id: nested.id, parent_id: first.id });
  });

  test("what the Page itself writes, a visitor's post, a comment under an advertisement, a like and a naming elsewhere", async () => {
    const { id } = post();
    world.meta.comment({ under: id, text: "From the hangar" });
    await until(() =>
      expect(
        product
          .changes("feed")
          .some((one) => (one["from"] as Shape)["id"] === world.meta.ids.pageId && one["item"] === "comment"),
      ).toBe(true),
    );
    const visitor = world.meta.writePost({
      place: "facebook",
      as: "tabithaquill",
      text: "Lost at gate B",
      withPicture: true,
    });
    expect(await told("add", "photo")).toMatchObject({
      post_id: visitor.id,
      message: "Lost at gate B",
      from: { name: "Tabitha Quillfeather" },
    });
    const ad = world.meta.writePost({ place: "facebook", text: "Cheap flights", kind: "ad" });
    world.meta.comment({ as: "joostzeppelin", under: ad.id, text: "Hoe goedkoop?" });
    await until(() =>
      expect(
        product.changes("feed").some((one) => (one["post"] as Shape | undefined)?.["is_published"] === false),
      ).toBe(true),
    );
    world.meta.like("tabithaquill", id);
    await told("add", "reaction");
    world.meta.mention({ as: "tabithaquill", place: "facebook", text: "Thanks Halcyra Air" });
    await until(() =>
      expect(product.changes("mention")).toMatchObject([{ sender_name: "Tabitha Quillfeather", verb: "add" }]),
    );
  });

  test("without who wrote, where the permission is missing; and as in 2017", async () => {
    const { id } = post();
    world.meta.setRules({ tellsWho: false });
    world.meta.comment({ as: "tabithaquill", under: id, text: "Who am I?" });
    await until(() =>
      expect(product.changes("feed").find((one) => one["message"] === "Who am I?")).not.toHaveProperty("from"),
    );
    world.meta.setRules({ legacySenders: true });
    world.meta.comment({ as: "tabithaquill", under: id, text: "Old times" });
    await until(() =>
      expect(product.changes("feed").find((one) => one["message"] === "Old times")).toMatchObject({
        sender_id: Number(world.meta.person("tabithaquill").psid),
        sender_name: "Tabitha Quillfeather",
      }),
    );
  });
});

describe("at Facebook the airline", () => {
  test("answers a comment; an answer to an answer hangs on the first", async () => {
    const { id } = post();
    const first = world.meta.comment({ as: "tabithaquill", under: id, text: "Hello?" });
    const nested = world.meta.comment({ as: "tabithaquill", under: first.id, text: "Anybody?" });
    const answer = await say(nested.id, "We are here.");
    expect(answer).toMatchObject({ status: 200, body: { id: expect.stringMatching(/^\d+_\d+$/) } });
    const read = await graph(world, `${String(answer.body["id"])}?fields=message,from,parent,can_hide`);
    expect(read.body).toMatchObject({
      message: "We are here.",
      from: { id: world.meta.ids.pageId },
      parent: { id: first.id },
      can_hide: false,
    });
    expect(world.meta.received().comments.at(-1)).toMatchObject({
      text: "We are here.",
      parentId: first.id,
      place: "facebook",
    });
  });

  test("changes its own words but never another's, hides and deletes", async () => {
    const { id } = post();
    const theirs = world.meta.comment({ as: "tabithaquill", under: id, text: "V9MXSA" });
    const own = String((await say(theirs.id, "Helo")).body["id"]);
    expect((await graph(world, own, { method: "POST", body: { message: "Hello" } })).body).toEqual({ success: true });
    expect(errorOf(await graph(world, theirs.id, { method: "POST", body: { message: "No" } })).code).toBe(100);
    expect((await graph(world, `${theirs.id}?is_hidden=true`, { method: "POST" })).body).toEqual({ success: true });
    expect((await graph(world, `${theirs.id}?fields=is_hidden`)).body).toEqual({ is_hidden: true, id: theirs.id });
    expect(world.meta.received().hidden).toContain(theirs.id);
    expect((await graph(world, own, { method: "DELETE" })).body).toEqual({ success: true });
    expect(errorOf(await graph(world, own))).toMatchObject({ code: 100, error_subcode: 33 });
  });

  test("sends a picture by link or with the call", async () => {
    const { id } = post();
    const file = await graph(world, `${world.meta.ids.pageId}?fields=id`);
    expect(file.status).toBe(200);
    const linked = await say(id, "Look", { attachment_url: `${world.url}/graph-files/face-tabithaquill` });
    expect((await graph(world, `${String(linked.body["id"])}?fields=attachment`)).body).toMatchObject({
      attachment: { type: "photo" },
    });
    const form = new FormData();
    form.set("message", "And this");
    form.set("source", new Blob(["x"], { type: "image/png" }), "x.png");
    expect((await graph(world, `${id}/comments`, { method: "POST", body: form })).status).toBe(200);
    expect(errorOf(await say(id, "", {})).code).toBe(100);
    expect(errorOf(await say(id, "x".repeat(8001))).message).toContain("too long");
  });

  test("reads back what it missed, page by page and since a time", async () => {
    const { id } = post("Backfill");
    const old = world.meta.comment({ as: "tabithaquill", under: id, text: "old", at: Date.now() - 3 * 3_600_000 });
    for (const n of [1, 2, 3]) world.meta.comment({ as: "tabithaquill", under: id, text: `new ${n}` });
    world.meta.comment({ as: "joostzeppelin", under: old.id, text: "nested" });
    const first = await graph(world, `${id}/comments?filter=stream&limit=3&fields=message,created_time`);
    expect((first.body["data"] as unknown[]).length).toBe(3);
    const { next, cursors } = first.body["paging"] as { next: string; cursors: { after: string } };
    expect(next).toContain(encodeURIComponent(cursors.after).replaceAll("%3D", "="));
    const second = await graph(world, `${id}/comments?filter=stream&limit=3&after=${cursors.after}`);
    expect(second.body["data"]).toHaveLength(2);
    const since = Math.floor(Date.now() / 1000) - 3600;
    expect((await graph(world, `${id}/comments?filter=stream&since=${since}`)).body["data"]).toHaveLength(4);
    const feed = await graph(
      world,
      `${world.meta.ids.pageId}/feed?fields=id,message,comments{id,message,from{id}}&limit=1`,
    );
    expect(feed.body["data"]).toMatchObject([
      { id, message: "Backfill", comments: { data: [{ message: "old" }, {}, {}, {}] } },
    ]);
  });

  test("answers in private once, within seven days", async () => {
    const { id } = post();
    const comment = world.meta.comment({ as: "tabithaquill", under: id, text: "Help" });
    const reply = (commentId: string) =>
      graph(world, `${world.meta.ids.pageId}/messages`, {
        method: "POST",
        body: { recipient: { comment_id: commentId }, message: { text: "Hi Tabitha" }, messaging_type: "RESPONSE" },
      });
    const sent = await reply(comment.id);
    expect(sent.body).toMatchObject({
      recipient_id: world.meta.person("tabithaquill").psid,
      message_id: expect.stringMatching(/^m_/),
    });
    expect(errorOf(await reply(comment.id)).code).toBe(10_900);
    const old = world.meta.comment({ as: "tabithaquill", under: id, text: "Older", at: Date.now() - 8 * 86_400_000 });
    expect(errorOf(await reply(old.id)).code).toBe(10_903);
    expect(errorOf(await reply("1_2"))).toMatchObject({ code: 100, error_subcode: 2_018_292 });
    // Nothing more until they answer.
    const more = await graph(world, "me/messages", {
      method: "POST",
      body: { recipient: { id: world.meta.person("tabithaquill").psid }, message: { text: "And?" } },
    });
    expect(errorOf(more)).toMatchObject({ code: 10, error_subcode: 2_018_278 });
  });
});

const cases = path.join(sharedFolder(process.env), "cases/channels/facebook");
describe.skipIf(!existsSync(cases))("a delivery has every field of the recorded ones", () => {
  test.each([
    "comment_add_current",
    "comment_by_page_itself",
    "comment_nested_reply",
    "comment_hidden",
    "visitor_post_dashboard_sample",
  ])("%s", async (name) => {
    const { id } = post();
    const comment = world.meta.comment({ as: "tabithaquill", under: id, text: "Hello" });
    world.meta.comment({ under: comment.id, text: "Hello!" });
    world.meta.hideComment(comment.id, true);
    world.meta.writePost({ place: "facebook", as: "tabithaquill", text: "Hello wall" });
    await told("hide");
    await told("add", "status");
    const recorded = JSON.parse(readFileSync(path.join(cases, `${name}.json`), "utf8")) as unknown;
    const { item, verb } = (recorded as { entry: { changes: { value: Shape }[] }[] }).entry[0]?.changes[0]?.value ?? {};
    const ours = product.deliveries
      .flatMap(({ body }) => body.entry.map((entry) => ({ object: body.object, entry: [entry] })))
      .flatMap((body) =>
        (body.entry[0]?.changes ?? []).map((change) => ({ ...body, entry: [{ ...body.entry[0], changes: [change] }] })),
      )
      .filter(
        (body) =>
          body.entry[0]?.changes[0]?.value["item"] === item && body.entry[0]?.changes[0]?.value["verb"] === verb,
      );
    const had = new Set(ours.flatMap((one) => [...fieldsOf(one)]));
    expect(fieldsOf(recorded).difference(had)).toEqual(new Set());
  });
});
