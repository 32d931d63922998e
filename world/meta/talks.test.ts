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

const hour = 3_600_000;
const places = ["messenger", "instagram"] as const;
type Place = (typeof places)[number];
const idAt = (place: Place, as: string) =>
  place === "messenger" ? world.meta.person(as).psid : world.meta.person(as).igsid;
const nodeAt = (place: Place) => (place === "messenger" ? world.meta.ids.pageId : world.meta.ids.instagramId);
const send = (place: Place, as: string, message: unknown, more: Shape = {}) =>
  graph(world, `${nodeAt(place)}/messages`, {
    method: "POST",
    as: place,
    body: { recipient: { id: idAt(place, as) }, messaging_type: "RESPONSE", message, ...more },
  });
const item = async (fits: (one: Shape) => boolean): Promise<Shape> => {
  let found: Shape | undefined;
  await until(() => {
    found = product.items().find((one) => fits(one));
    expect(found).toBeDefined();
  });
  return found ?? {};
};
const messageOf = (one: Shape) => (one["message"] ?? {}) as Shape;

describe.each(places)("at %s", (place) => {
  test("a passenger's words, pictures, voice, place and answers come with their ids", async () => {
    const { id } = world.meta.sendMessage({ as: "ginevrastella", place, text: "Ciao 👋" });
    expect(await item((one) => messageOf(one)["mid"] === id)).toMatchObject({
      sender: { id: idAt(place, "ginevrastella") },
      recipient: { id: nodeAt(place) },
      message: { mid: id, text: "Ciao 👋" },
    });
    for (const show of ["picture", "voice", "video", "document"] as const)
      world.meta.sendMessage({ as: "ginevrastella", place, show });
    const picture = await item(
      (one) => (messageOf(one)["attachments"] as Shape[] | undefined)?.[0]?.["type"] === "image",
    );
    const { url } = ((messageOf(picture)["attachments"] as Shape[])[0] ?? {})["payload"] as { url: string };
    const file = await fetch(url);
    expect([file.status, file.headers.get("content-type")]).toEqual([200, "image/png"]);
    const voice = await item(
      (one) => (messageOf(one)["attachments"] as Shape[] | undefined)?.[0]?.["type"] === "audio",
    );
    expect(voice).toBeDefined();
    const answer = world.meta.sendMessage({ as: "ginevrastella", place, text: "That one", replyTo: id });
    expect(await item((one) => messageOf(one)["mid"] === answer.id)).toMatchObject({
      message: { reply_to: { mid: id } },
    });
  });

  test("the airline answers, its words come back as an echo, and reading is told", async () => {
    world.meta.sendMessage({ as: "tabithaquill", place, text: "Hello" });
    const sent = await send(place, "tabithaquill", { text: "Good morning!", metadata: "our-id" });
    expect(sent.body).toMatchObject({ recipient_id: idAt(place, "tabithaquill"), message_id: expect.any(String) });
    const echo = await item((one) => messageOf(one)["is_echo"] === true);
    expect(echo).toMatchObject({
      sender: { id: nodeAt(place) },
      recipient: { id: idAt(place, "tabithaquill") },
      message: {
        mid: sent.body["message_id"],
        text: "Good morning!",
        app_id: Number(world.meta.ids.appId),
        metadata: "our-id",
      },
    });
    world.meta.read("tabithaquill", place);
    const read = await item((one) => "read" in one);
    const marks = { messenger: { watermark: expect.any(Number) }, instagram: { mid: sent.body["message_id"] } };
    expect(read["read"]).toEqual(marks[place]);
    const isDelivery = (one: Shape) => "delivery" in one;
    await until(() => expect(product.items().filter(isDelivery)).toHaveLength({ messenger: 1, instagram: 0 }[place]));
  });

  test("the window closes after a day, and after seven for people", async () => {
    world.meta.sendMessage({ as: "wrenhollowell", place, text: "Hello", at: Date.now() - 25 * hour });
    expect(errorOf(await send(place, "wrenhollowell", { text: "Too late" }))).toMatchObject({
      code: 10,
      error_subcode: 2_018_278,
    });
    const agent = { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" };
    expect((await send(place, "wrenhollowell", { text: "By hand" }, agent)).status).toBe(200);
    expect(
      errorOf(
        await send(place, "wrenhollowell", { text: "x" }, { messaging_type: "MESSAGE_TAG", tag: "ACCOUNT_UPDATE" }),
      ).code,
    ).toBe(100);
    world.meta.setRules({ humanAgent: false });
    expect(errorOf(await send(place, "wrenhollowell", { text: "x" }, agent))).toMatchObject({
      code: 100,
      error_subcode: 2_018_276,
    });
    world.meta.setRules({ humanAgent: true });
    world.meta.sendMessage({ as: "odessamarlowe", place, text: "Hello", at: Date.now() - 8 * 24 * hour });
    expect(errorOf(await send(place, "odessamarlowe", { text: "By hand" }, agent)).error_subcode).toBe(2_018_278);
  });

  test("what is too long, empty, unknown or for nobody is refused; who blocks is not there", async () => {
    world.meta.sendMessage({ as: "gureum_bitna", place, text: "안녕" });
    const longest = place === "messenger" ? "é".repeat(2000) : "é".repeat(500);
    expect((await send(place, "gureum_bitna", { text: longest })).status).toBe(200);
    expect(errorOf(await send(place, "gureum_bitna", { text: `${longest}é` })).code).toBe(100);
    expect(errorOf(await send(place, "gureum_bitna", {})).message).toContain("non-empty");
    const body = { recipient: { id: "123" }, message: { text: "x" } };
    const stranger = await graph(world, `${nodeAt(place)}/messages`, { method: "POST", as: place, body });
    expect(errorOf(stranger)).toMatchObject({ code: 100, error_subcode: 2_018_001 });
    world.meta.setStanding("gureum_bitna", { blocks: [place] });
    expect(errorOf(await send(place, "gureum_bitna", { text: "Hello?" })).code).toBe(551);
    world.meta.setStanding("gureum_bitna", { blocks: [] });
  });

  test("files go by link, by id and with the call; what is not there is said", async () => {
    world.meta.sendMessage({ as: "joostzeppelin", place, text: "Hoi" });
    const form = new FormData();
    form.set("message", JSON.stringify({ attachment: { type: "image", payload: { is_reusable: true } } }));
    form.set("filedata", new Blob([Buffer.from("picture")], { type: "image/png" }), "seat.png");
    const up = await graph(world, `${nodeAt(place)}/message_attachments`, { method: "POST", as: place, body: form });
    const attachment = (payload: Shape, type = "image") => ({ attachment: { type, payload } });
    expect((await send(place, "joostzeppelin", attachment({ attachment_id: up.body["attachment_id"] }))).status).toBe(
      200,
    );
    expect(
      (
        await send(
          place,
          "joostzeppelin",
          attachment({ url: `${world.url}/graph-files/face-joostzeppelin`, is_reusable: true }),
        )
      ).body,
    ).toMatchObject({
      attachment_id: expect.any(String),
    });
    expect(
      errorOf(await send(place, "joostzeppelin", attachment({ url: `${world.url}/nothing-here` }))).error_subcode,
    ).toBe(2_018_008);
    expect(errorOf(await send(place, "joostzeppelin", attachment({}, "spaceship"))).code).toBe(100);
  });

  test("buttons and quick replies are pressed", async () => {
    world.meta.sendMessage({ as: "marisolandor", place, text: "Oi" });
    const quick = await send(place, "marisolandor", {
      text: "Rebook?",
      quick_replies: [{ content_type: "text", title: "Yes", payload: "REBOOK" }],
    });
    world.meta.press("marisolandor", String(quick.body["message_id"]), "Yes");
    expect(await item((one) => "quick_reply" in messageOf(one))).toMatchObject({
      message: { text: "Yes", quick_reply: { payload: "REBOOK" } },
    });
    const elements = [
      {
        title: "Q0333",
        subtitle: "Lisboa – São Paulo",
        buttons: [{ type: "postback", title: "Seat", payload: "SEAT" }],
      },
    ];
    const card = await send(place, "marisolandor", {
      attachment: { type: "template", payload: { template_type: "generic", elements } },
    });
    world.meta.press("marisolandor", String(card.body["message_id"]), "Seat");
    expect(await item((one) => "postback" in one)).toMatchObject({ postback: { title: "Seat", payload: "SEAT" } });
  });

  test("a send whose answer was lost is found by reading back", async () => {
    world.meta.sendMessage({ as: "bulutgokyuzu", place, text: "Merhaba" });
    world.meta.addFault({ endpoint: "send", kind: "accept-then-cut" });
    await expect(send(place, "bulutgokyuzu", { text: "Did this arrive?" })).rejects.toThrow("fetch failed");
    const path = `${nodeAt(place)}/conversations?platform=${place}&user_id=${idAt(place, "bulutgokyuzu")}&fields=messages{id,message,from,created_time}`;
    const talks = (await graph(world, path, { as: place })).body["data"] as {
      id: string;
      messages: { data: Shape[] };
    }[];
    expect(talks[0]?.messages.data.map(({ message }) => message)).toEqual(["Did this arrive?", "Merhaba"]);
    const list = await graph(world, `${talks[0]?.id}/messages?fields=id,from&limit=1`, { as: place });
    expect(list.body["data"]).toMatchObject([{ from: { id: nodeAt(place) } }]);
  });

  test("who they are is told of who wrote", async () => {
    world.meta.sendMessage({ as: "rocionubeclara", place, text: "Hola" });
    const known = await graph(world, `${idAt(place, "rocionubeclara")}?fields=name`, { as: place });
    expect(known.body).toEqual({ name: "Rocío Nubeclara Delviento", id: idAt(place, "rocionubeclara") });
    const stranger = errorOf(await graph(world, idAt(place, "leocadiobrisas"), { as: place }));
    expect([100, 230]).toContain(stranger.code);
  });

  test("another app holds the talk: we stand by, may not write, and take it back", async () => {
    world.meta.sendMessage({ as: "solveignordlys", place, text: "Hei" });
    world.meta.handOver("solveignordlys", place, "inbox");
    const { id } = world.meta.sendMessage({ as: "solveignordlys", place, text: "Hallo?" });
    await until(() => expect(product.items("standby").some((one) => messageOf(one)["mid"] === id)).toBe(true));
    expect(errorOf(await send(place, "solveignordlys", { text: "Hei" })).error_subcode).toBe(2_018_300);
    const taken = { recipient: { id: idAt(place, "solveignordlys") }, metadata: "back" };
    expect(
      (await graph(world, `${nodeAt(place)}/take_thread_control`, { method: "POST", as: place, body: taken })).body,
    ).toEqual({ success: true });
    expect((await send(place, "solveignordlys", { text: "Hei" })).status).toBe(200);
    expect(await item((one) => "take_thread_control" in one)).toMatchObject({
      take_thread_control: { previous_owner_app_id: Number(world.meta.ids.appId) },
    });
  });

  test("staff who write elsewhere are heard as an echo of another app", async () => {
    world.meta.writeElsewhere("ragnaaskeladd", place, "From the inbox");
    expect(await item((one) => messageOf(one)["text"] === "From the inbox")).toMatchObject({
      message: { is_echo: true, app_id: 263902037430900 },
    });
  });

  test("signs of feeling, links followed and changes are told", async () => {
    const { id } = world.meta.sendMessage({ as: "tobiasmareluz", place, text: "Olá" });
    world.meta.react("tobiasmareluz", id, "❤");
    expect(await item((one) => "reaction" in one)).toMatchObject({
      reaction: { mid: id, action: "react", reaction: "love", emoji: "❤" },
    });
    world.meta.refer("tobiasmareluz", place, { ref: "seat-sale" });
    expect(await item((one) => "referral" in one)).toMatchObject({
      referral: { ref: "seat-sale", type: "OPEN_THREAD" },
    });
    world.meta.editMessage(id, "Olá!");
    expect(await item((one) => "message_edit" in one)).toMatchObject({
      message_edit: { mid: id, text: "Olá!", num_edit: 1 },
    });
    expect((await send(place, "tobiasmareluz", undefined, { sender_action: "typing_on" })).body).toEqual({
      recipient_id: idAt(place, "tobiasmareluz"),
    });
  });
});

describe("Messenger alone", () => {
  test("has opt-ins and warnings", async () => {
    world.meta.optIn("tabithaquill", "Delays of Q0402");
    expect(await item((one) => "optin" in one)).toMatchObject({
      optin: { type: "notification_messages", payload: "Delays of Q0402" },
    });
    world.meta.warn("Sent outside of the window");
    expect(await item((one) => "policy_enforcement" in one)).not.toHaveProperty("sender");
  });

  test("has no airline templates, unless they are switched on", async () => {
    world.meta.sendMessage({ as: "tabithaquill", place: "messenger", text: "Hello" });
    const payload = {
      template_type: "airline_update",
      intro_message: "Delayed",
      update_type: "delay",
      locale: "en_US",
      update_flight_info: {},
    };
    const pass = { attachment: { type: "template", payload } };
    expect(errorOf(await send("messenger", "tabithaquill", pass))).toMatchObject({ code: 100 });
    world.meta.setRules({ airlineTemplates: true });
    expect((await send("messenger", "tabithaquill", pass)).status).toBe(200);
  });

  test("sends a utility template outside the window, once it is approved", async () => {
    world.meta.setRules({ reviewMs: 0 });
    const template = {
      name: "gate_changed",
      language: "en",
      category: "UTILITY",
      components: [{ type: "BODY", text: "Your gate is now {{1}}, please come.", example: { body_text: [["B12"]] } }],
    };
    expect(
      (
        await graph(world, `${world.meta.ids.pageId}/message_templates`, {
          method: "POST",
          as: "messenger",
          body: template,
        })
      ).body,
    ).toMatchObject({
      status: "PENDING",
    });
    const components = [{ type: "body", parameters: [{ type: "text", text: "C4" }] }];
    const message = { template: { name: "gate_changed", language: { code: "en" }, components } };
    const sent = await send("messenger", "daonuea_99", message, { messaging_type: "UTILITY" });
    expect(sent.status).toBe(200);
    expect(world.meta.received().messages.at(-1)).toMatchObject({
      text: "Your gate is now C4, please come.",
      to: "daonuea_99",
    });
    await until(() => expect(product.changes("message_template_status_update")).toMatchObject([{ event: "APPROVED" }]));
  });
});

describe("Instagram alone", () => {
  test("tells of answers to stories, posts handed on, hearts, what it cannot show and what was taken back", async () => {
    world.meta.sendMessage({ as: "yakamozperi", place: "instagram", text: "Beautiful", story: true });
    expect(await item((one) => "reply_to" in messageOf(one))).toMatchObject({
      message: { reply_to: { story: { id: expect.any(String) } } },
    });
    world.meta.sendMessage({ as: "yakamozperi", place: "instagram", share: true });
    await item((one) => (messageOf(one)["attachments"] as Shape[] | undefined)?.[0]?.["type"] === "ig_post");
    world.meta.sendMessage({ as: "yakamozperi", place: "instagram", unsupported: true });
    await item((one) => messageOf(one)["is_unsupported"] === true);
    const { id } = world.meta.sendMessage({ as: "yakamozperi", place: "instagram", text: "Oops" });
    world.meta.unsend(id);
    expect(await item((one) => messageOf(one)["is_deleted"] === true)).toMatchObject({ message: { mid: id } });
  });

  test("has comments, answered, hidden and deleted; only the newest lines are told, not changes", async () => {
    const media = world.meta.writePost({ place: "instagram", text: "Sunset over Lisbon" });
    const comment = world.meta.comment({ as: "yakamozperi", under: media.id, text: "Where is my refund?" });
    await until(() =>
      expect(product.changes("comments")).toMatchObject([
        {
          id: comment.id,
          text: "Where is my refund?",
          from: { username: "yakamozperi" },
          media: { id: media.id, media_product_type: "FEED" },
        },
      ]),
    );
    const ig = { as: "instagram" as const, method: "POST" as const };
    const answer = await graph(world, `${comment.id}/replies`, { ...ig, body: { message: "We look into it." } });
    expect(
      (await graph(world, `${String(answer.body["id"])}?fields=text,username,parent_id`, { as: "instagram" })).body,
    ).toMatchObject({
      text: "We look into it.",
      username: "halcyraair",
      parent_id: comment.id,
    });
    expect((await graph(world, `${comment.id}?hide=true`, ig)).body).toEqual({ success: true });
    expect((await graph(world, `${comment.id}?fields=hidden,timestamp,text`, { as: "instagram" })).body).toMatchObject({
      hidden: true,
    });
    expect(errorOf(await graph(world, `${comment.id}/replies`, { ...ig, body: { message: "x" } })).code).toBe(100);
    const list = await graph(world, `${media.id}/comments?fields=id,text,replies{text}`, { as: "instagram" });
    expect(list.body["data"]).toMatchObject([{ id: comment.id, replies: { data: [{ text: "We look into it." }] } }]);
    const reply = { recipient: { comment_id: comment.id }, message: { text: "In private" } };
    expect((await graph(world, `${world.meta.ids.instagramId}/messages`, { ...ig, body: reply })).body).toMatchObject({
      recipient_id: idAt("instagram", "yakamozperi"),
    });
    expect(errorOf(await graph(world, `${world.meta.ids.instagramId}/messages`, { ...ig, body: reply })).code).toBe(
      10_900,
    );
    expect((await graph(world, comment.id, { as: "instagram", method: "DELETE" })).body).toEqual({ success: true });
    expect(errorOf(await graph(world, comment.id, { as: "instagram" })).error_subcode).toBe(33);
  });

  test("says who named the airline elsewhere", async () => {
    const id = world.meta.mention({ as: "tabithaquill", place: "instagram", text: "@halcyraair look!" });
    await until(() => expect(product.changes("mentions")).toMatchObject([{ comment_id: id }]));
    const path = `${world.meta.ids.instagramId}?fields=mentioned_comment.comment_id(${id}){text,timestamp,username}`;
    expect((await graph(world, path, { as: "instagram" })).body["mentioned_comment"]).toMatchObject({
      text: "@halcyraair look!",
      username: "tabithaquill",
    });
  });
});

const cases = path.join(sharedFolder(process.env), "cases/channels");
describe.skipIf(!existsSync(cases))("a delivery has every field of the recorded ones", () => {
  test.each([
    ["messenger/batched_two_messages", "page"],
    ["messenger/read_watermark", "page"],
    ["messenger/text_long_mid", "page"],
    ["instagram/dm_story_reply", "instagram"],
    ["instagram/dm_ig_post_share", "instagram"],
    ["instagram/dm_unsupported", "instagram"],
    ["instagram/comment_by_own_account", "instagram"],
  ])("%s", async (name, object) => {
    world.meta.sendMessage({ as: "tabithaquill", place: "messenger", text: "Hello" });
    await send("messenger", "tabithaquill", { text: "Hello" });
    world.meta.read("tabithaquill", "messenger");
    world.meta.sendMessage({ as: "tabithaquill", place: "instagram", text: "Nice", story: true });
    world.meta.sendMessage({ as: "tabithaquill", place: "instagram", share: true });
    world.meta.sendMessage({ as: "tabithaquill", place: "instagram", unsupported: true });
    world.meta.comment({ under: world.meta.writePost({ place: "instagram", text: "Sky" }).id, text: "Thanks" });
    await until(() => expect(world.meta.deliveries().waiting).toBe(0));
    const had = new Set(
      product.deliveries.filter(({ body }) => body.object === object).flatMap(({ body }) => [...fieldsOf(body)]),
    );
    const recorded = JSON.parse(readFileSync(path.join(cases, `${name}.json`), "utf8")) as unknown;
    expect(fieldsOf(recorded).difference(had)).toEqual(new Set());
  });
});
