import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sharedFolder } from "../config.ts";
import { callX, reply, startPair } from "../test-ground.ts";
import type { StandIn } from "../test-ground.ts";
import type { World } from "../world.ts";
import { answerSchema, differences } from "../openapi-check.ts";

const shared = sharedFolder(process.env);
const specFile = path.join(shared, "data/specs/x-openapi.json");
const casesFolder = path.join(shared, "cases/channels/x");
const read = (file: string) => JSON.parse(readFileSync(file, "utf8")) as never;

let world: World;
let product: StandIn;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ world, product, close } = await startPair());
});
afterEach(() => close());

const portal = async (where: string, method: string) =>
  (await callX(world, where, { method, bearer: world.secrets().bearerToken })).body;

/** How an answer differs from X's description of it. */
const misfits = (value: unknown, where: { path: string; method: string; status: string; type?: string }) =>
  differences(read(specFile), answerSchema(read(specFile), where), value);

/** A mention, an answer to it, a direct message each way, a read mark, a deletion: one of everything. */
async function oneOfEverything() {
  const post = world.writePost({ as: "tabithaquill", text: "Hey @HalcyraAir, see https://example.org #lost 🧳" });
  const answer = await reply(world, "We are on it.", post.id);
  const { id } = answer.body.data as unknown as { id: string };
  world.writePost({ as: "tabithaquill", text: "Thanks", replyToId: id });
  const message = world.sendMessage({ as: "tabithaquill", text: "V9MXSA" });
  const sent = await callX(world, `/2/dm_conversations/with/${message.senderId}/messages`, {
    method: "POST",
    body: { text: "Thank you." },
  });
  world.readMessages("tabithaquill");
  return { post, answer, answerId: id, message, sent };
}

describe.skipIf(!existsSync(specFile))("an answer fits X's published description", () => {
  const everyField =
    "post.fields=created_at,conversation_id,display_text_range,edit_controls,entities,lang,public_metrics,reply_settings,possibly_sensitive";
  const everyUserField = "user.fields=created_at,description,public_metrics,verified,verified_type,protected";

  test("when it writes", async () => {
    const { answer, sent } = await oneOfEverything();
    expect(misfits(answer.body, { path: "/2/tweets", method: "post", status: "201" })).toEqual([]);
    expect(
      misfits(sent.body, { path: "/2/dm_conversations/with/{participant_id}/messages", method: "post", status: "201" }),
    ).toEqual([]);
  });

  test("when it reads", async () => {
    const { post, answerId, message } = await oneOfEverything();
    const query = `${everyField}&${everyUserField}&expansions=author_id,referenced_posts.id`;
    const one = await callX(world, `/2/tweets/${answerId}?${query}`);
    expect(misfits(one.body, { path: "/2/tweets/{id}", method: "get", status: "200" })).toEqual([]);
    expect(one.body.data).toMatchObject({ referenced_posts: [{ type: "replied_to", id: post.id }] });
    expect(
      misfits((await callX(world, "/2/tweets/1")).body, { path: "/2/tweets/{id}", method: "get", status: "200" }),
    ).toEqual([]);
    const own = await callX(world, `/2/users/${world.brand.id}/tweets?${query}`);
    expect(misfits(own.body, { path: "/2/users/{id}/tweets", method: "get", status: "200" })).toEqual([]);
    const mentions = await callX(world, `/2/users/${world.brand.id}/mentions?${query}`);
    expect(misfits(mentions.body, { path: "/2/users/{id}/mentions", method: "get", status: "200" })).toEqual([]);
    expect(mentions.body).toMatchObject({ meta: { result_count: 2, oldest_id: post.id } });
    expect(
      misfits((await callX(world, `/2/users/me?${everyUserField}`.replace("public_metrics,", ""))).body, {
        path: "/2/users/me",
        method: "get",
        status: "200",
      }),
    ).toEqual([]);
    const all = await callX(world, "/2/dm_events?dm_event.fields=created_at,dm_conversation_id");
    expect(misfits(all.body, { path: "/2/dm_events", method: "get", status: "200" })).toEqual([]);
    expect(all.body).toMatchObject({ meta: { result_count: 2 } });
    const several = await callX(world, `/2/tweets?ids=${post.id},1&${query}`);
    expect(misfits(several.body, { path: "/2/tweets", method: "get", status: "200" })).toEqual([]);
    expect(several.body).toMatchObject({ data: [{ id: post.id }], errors: [{ resource_id: "1" }] });
    const talk = await callX(
      world,
      `/2/dm_conversations/with/${message.senderId}/dm_events?dm_event.fields=created_at,dm_conversation_id&expansions=sender_id`,
    );
    expect(
      misfits(talk.body, { path: "/2/dm_conversations/with/{participant_id}/dm_events", method: "get", status: "200" }),
    ).toEqual([]);
    expect(talk.body).toMatchObject({ data: [{ text: "Thank you.", sender_id: world.brand.id }, { text: "V9MXSA" }] });
  });

  test("when it hides and deletes", async () => {
    const own = await callX(world, "/2/tweets", { method: "POST", body: { text: "Good morning from the hangar." } });
    const { id } = own.body.data as unknown as { id: string };
    const comment = world.writePost({ as: "tabithaquill", text: "Morning!", replyToId: id });
    const hidden = await callX(world, `/2/tweets/${comment.id}/hidden`, { method: "PUT", body: { hidden: true } });
    expect(hidden.body.data).toEqual({ hidden: true });
    expect(misfits(hidden.body, { path: "/2/tweets/{tweet_id}/hidden", method: "put", status: "200" })).toEqual([]);
    const deleted = await callX(world, `/2/tweets/${id}`, { method: "DELETE" });
    expect(misfits(deleted.body, { path: "/2/tweets/{id}", method: "delete", status: "200" })).toEqual([]);
  });

  test("when an engineer sets webhooks up", async () => {
    const webhooks = await portal("/2/webhooks", "GET");
    expect(misfits(webhooks, { path: "/2/webhooks", method: "get", status: "200" })).toEqual([]);
    const [webhook] = webhooks.data as unknown as { id: string }[];
    expect(
      misfits(await portal(`/2/webhooks/${webhook?.id}`, "PUT"), {
        path: "/2/webhooks/{webhook_id}",
        method: "put",
        status: "200",
      }),
    ).toEqual([]);
    expect(
      misfits(await portal("/2/activity/subscriptions", "GET"), {
        path: "/2/activity/subscriptions",
        method: "get",
        status: "200",
      }),
    ).toEqual([]);
  });

  test("and the check sees what does not fit", () => {
    const where = { path: "/2/tweets", method: "post", status: "201" };
    expect(misfits({ data: { id: 12 } }, where)).toEqual(["$.data.text: missing", "$.data.id: is no string"]);
  });

  test("when it refuses what is not valid", async () => {
    const refused = await callX(world, "/2/tweets", { method: "POST", body: { text: "", nonsense: 1 } });
    expect(refused.headers.get("content-type")).toContain("application/problem+json");
    expect(
      misfits(refused.body, { path: "/2/tweets", method: "post", status: "default", type: "application/problem+json" }),
    ).toEqual([]);
  });
});

describe.skipIf(!existsSync(casesFolder))("a delivery has every field of the recorded ones", () => {
  test.each([
    ["post.mention.create", "xaa_post_mention_create.json"],
    ["post.create", "xaa_post_create_own.json"],
    ["post.delete", "xaa_post_delete.json"],
    ["dm.received", "xaa_dm_received.json"],
    ["dm.sent", "xaa_dm_sent_echo.json"],
  ])("%s", async (type, file) => {
    const { answerId } = await oneOfEverything();
    await callX(world, `/2/tweets/${answerId}`, { method: "DELETE" });
    await vi.waitFor(() => expect(product.deliveries.map((one) => one.type)).toContain(type), { interval: 5 });
    const sent = product.deliveries.find((one) => one.type === type);
    const recorded = (read(path.join(casesFolder, file)) as { data: unknown }).data;
    expect(fieldsOf(recorded).difference(fieldsOf(sent?.data))).toEqual(new Set());
  });

  test("there are recorded ones to compare with", () => {
    expect(readdirSync(casesFolder).length).toBeGreaterThan(5);
  });
});

// Decorations of an account that mean nothing to a conversation, and that the world's people do not have.
const decoration =
  /affiliation|users\.\*?(\.data)?\.?(entities|location|most_recent|pinned)|profile_geo|\.location$|tweet_id$|users.*entities/;

/** Where a value has fields: names joined by dots; ids that are names and list places count as one. */
function fieldsOf(value: unknown, at = ""): Set<string> {
  if (typeof value !== "object" || value === null) return new Set([at]);
  const inside = Object.entries(value).flatMap(([name, one]) => {
    const place = Array.isArray(value) ? "[]" : /^\d+$/.test(name) ? "<id>" : name;
    return Array.from(fieldsOf(one, `${at}.${place}`));
  });
  return new Set(inside.filter((field) => !decoration.test(field)));
}
