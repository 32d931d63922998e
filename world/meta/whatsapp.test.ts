import { describe, expect, test } from "vitest";
import type { World } from "../world.ts";
import type { Shape } from "./store.ts";
import { errorOf, graph, until, useMetaPair } from "./test-ground.ts";
import type { MetaStandIn } from "./test-ground.ts";
import { filled, template, whatsappOf } from "./test-whatsapp.ts";

let world: World;
let product: MetaStandIn;
useMetaPair((pair) => ({ world, product } = pair), { reviewMs: 0, pairBurst: 1000 });

const hour = 3_600_000;
const { number, post, send, say, statuses, idOf, come, failure, values } = whatsappOf(
  () => world,
  () => product,
);

describe("a passenger on WhatsApp", () => {
  test("writes, with a number and an id; who took a username and hides the number has the id alone", async () => {
    const { id } = world.meta.sendMessage({ as: "tabithaquill", place: "whatsapp", text: "Where is my bag?" });
    const tabitha = world.meta.person("tabithaquill");
    expect(await come((one) => one["id"] === id)).toMatchObject({
      from: tabitha.waId,
      from_user_id: tabitha.bsuid,
      type: "text",
      text: { body: "Where is my bag?" },
    });
    expect(values()[0]).toMatchObject({
      contacts: [{ profile: { name: "Tabitha Quillfeather" }, wa_id: tabitha.waId, user_id: tabitha.bsuid }],
    });
    const hidden = world.meta.setStanding("joostzeppelin", { hidesPhone: true });
    const silent = world.meta.sendMessage({ as: "joostzeppelin", place: "whatsapp", text: "Hoi" });
    const came = await come((one) => one["id"] === silent.id);
    expect([came["from"], came["from_user_id"]]).toEqual([undefined, hidden.bsuid]);
    expect(JSON.stringify(values().at(-1)).includes(hidden.waId)).toBe(false);
    const answer = await post(`${number()}/messages`, {
      messaging_product: "whatsapp",
      recipient: hidden.bsuid,
      type: "text",
      text: { body: "Hoi!" },
    });
    expect(answer.body).toMatchObject({ contacts: [{ input: hidden.bsuid, user_id: hidden.bsuid }] });
    world.meta.setStanding("joostzeppelin", { hidesPhone: false });
  });

  test("sends everything there is", async () => {
    const as = "ginevrastella";
    for (const show of ["picture", "voice", "audio", "video", "document", "sticker"] as const)
      world.meta.sendMessage({ as, place: "whatsapp", show, text: "Ecco" });
    expect(await come((one) => one["type"] === "image")).toMatchObject({
      image: { caption: "Ecco", mime_type: "image/png", id: expect.any(String) },
    });
    expect(await come((one) => (one["audio"] as Shape | undefined)?.["voice"] === true)).toMatchObject({
      audio: { mime_type: "audio/ogg; codecs=opus" },
    });
    expect(await come((one) => one["type"] === "document")).toMatchObject({
      document: { filename: "boarding-pass.pdf" },
    });
    world.meta.sendMessage({
      as,
      place: "whatsapp",
      location: { latitude: 41.8, longitude: 12.25, name: "Fiumicino" },
    });
    world.meta.sendMessage({ as, place: "whatsapp", contact: { name: "Lucia Gomez", phone: "+44 7700 900999" } });
    world.meta.sendMessage({ as, place: "whatsapp", unsupported: true });
    expect(await come((one) => one["type"] === "unsupported")).toMatchObject({ errors: [{ code: 131_051 }] });
    world.meta.sendMessage({ as, place: "whatsapp", text: "Info?", ad: { id: "120226305854810726", title: "Summer" } });
    expect(await come((one) => "referral" in one)).toMatchObject({
      referral: { source_type: "ad", source_id: "120226305854810726" },
    });
  });

  test("changes the number, gets another phone, wants no marketing", async () => {
    const before = world.meta.person("leocadiobrisas");
    world.meta.changeNumber("leocadiobrisas", "447700900777");
    expect(await come((one) => one["type"] === "system")).toMatchObject({
      from: before.waId,
      system: { wa_id: "447700900777", type: "user_changed_number" },
    });
    expect(world.meta.person("leocadiobrisas").bsuid).not.toBe(before.bsuid);
    world.meta.changeIdentity("leocadiobrisas");
    world.meta.setStanding("leocadiobrisas", { stoppedMarketing: true });
    await until(() =>
      expect(product.changes("user_preferences")).toMatchObject([{ user_preferences: [{ value: "stop" }] }]),
    );
  });
});

describe("on WhatsApp the airline", () => {
  test("answers, and hears that it was sent, delivered and read, with the price and its own mark", async () => {
    world.meta.sendMessage({ as: "tabithaquill", place: "whatsapp", text: "Hello" });
    const answer = await say("tabithaquill", "Good morning!", { biz_opaque_callback_data: "our-id" });
    await until(() => expect(statuses(idOf(answer)).map(({ status }) => status)).toEqual(["sent", "delivered"]));
    world.meta.read("tabithaquill", "whatsapp");
    await until(() =>
      expect(statuses(idOf(answer)).map(({ status }) => status)).toEqual(["sent", "delivered", "read"]),
    );
    expect(statuses(idOf(answer))[0]).toMatchObject({
      recipient_id: world.meta.person("tabithaquill").waId,
      biz_opaque_callback_data: "our-id",
      pricing: { billable: false, pricing_model: "PMP", category: "service", type: "free_customer_service" },
    });
  });

  test("sends every type", async () => {
    const { id } = world.meta.sendMessage({ as: "gaspardnuage", place: "whatsapp", text: "Bonjour" });
    const form = new FormData();
    form.set("messaging_product", "whatsapp");
    form.set("file", new Blob([Buffer.from("picture")], { type: "image/jpeg" }), "a.jpg");
    const { body } = await graph(world, `${number()}/media`, { method: "POST", as: "whatsapp", body: form });
    const media = { id: body["id"] };
    const buttons = [{ type: "reply", reply: { id: "a", title: "Oui" } }];
    const rows = [{ id: "r1", title: "Fenêtre", description: "12A" }];
    const all: Shape[] = [
      { type: "image", image: { ...media, caption: "Regardez" } },
      { type: "audio", audio: media },
      { type: "video", video: media },
      { type: "document", document: { ...media, filename: "carte.pdf" } },
      { type: "sticker", sticker: media },
      { type: "location", location: { latitude: 45.7, longitude: 5.08, name: "Lyon" } },
      { type: "contacts", contacts: [{ name: { formatted_name: "Desk" }, phones: [{ phone: "+447700900990" }] }] },
      { type: "reaction", reaction: { message_id: id, emoji: "👍" } },
      { type: "interactive", interactive: { type: "button", body: { text: "Oui ?" }, action: { buttons } } },
      {
        type: "interactive",
        interactive: { type: "list", body: { text: "Siège" }, action: { button: "Choisir", sections: [{ rows }] } },
      },
    ];
    for (const one of all) expect((await send("gaspardnuage", one)).status, String(one["type"])).toBe(200);
    const sent = world.meta.received().messages.filter(({ to }) => to === "gaspardnuage");
    expect(sent.map(({ kind }) => kind)).toEqual(all.map((one) => one["type"]));
    const [list, choice] = sent.toReversed();
    world.meta.press("gaspardnuage", list?.id ?? "", "Fenêtre");
    expect(await come((one) => (one["interactive"] as Shape | undefined)?.["type"] === "list_reply")).toMatchObject({
      context: { id: list?.id },
      interactive: { list_reply: { id: "r1", title: "Fenêtre", description: "12A" } },
    });
    world.meta.press("gaspardnuage", choice?.id ?? "", "Oui");
    expect(await come((one) => (one["interactive"] as Shape | undefined)?.["type"] === "button_reply")).toMatchObject({
      interactive: { button_reply: { id: "a" } },
    });
  });

  test.each<[string, number, Shape]>([
    ["a text too long", 131_009, { type: "text", text: { body: "x".repeat(4097) } }],
    [
      "a caption too long",
      131_009,
      { type: "image", image: { link: "https://a.example/x.png", caption: "x".repeat(1025) } },
    ],
    ["an unknown type", 131_051, { type: "hologram" }],
    ["nothing of its type", 131_008, { type: "text" }],
    [
      "four buttons",
      131_009,
      {
        type: "interactive",
        interactive: {
          type: "button",
          body: { text: "?" },
          action: { buttons: [1, 2, 3, 4].map((n) => ({ type: "reply", reply: { id: `${n}`, title: `${n}` } })) },
        },
      },
    ],
    ["a file it does not have", 131_009, { type: "image", image: { id: "123456" } }],
    ["a number that is none", 131_009, { type: "text", text: { body: "x" }, to: "nobody" }],
  ])("is refused %s", async (_what, code, body) => {
    expect(errorOf(await send("tabithaquill", body)).code).toBe(code);
  });

  test("fails later: the window closed, nobody there, no marketing wanted, a link to nothing", async () => {
    world.meta.sendMessage({ as: "wrenhollowell", place: "whatsapp", text: "Hello", at: Date.now() - 25 * hour });
    expect(await failure(await say("wrenhollowell", "Too late"))).toBe(131_047);
    expect(await failure(await say("tabithaquill", "x", { to: "447700900555" }))).toBe(131_026);
    world.meta.setStanding("MaxiSchmetter", { blocks: ["whatsapp"] });
    expect(await failure(await say("MaxiSchmetter", "x"))).toBe(131_026);
    await post(`${world.meta.ids.businessAccountId}/message_templates`, template("sale", { category: "MARKETING" }));
    world.meta.setStanding("tabithaquill", { stoppedMarketing: true });
    expect(await failure(await send("tabithaquill", filled("sale", ["Q0731", "14.10"])))).toBe(131_050);
    world.meta.setStanding("tabithaquill", { stoppedMarketing: false });
    world.meta.sendMessage({ as: "tabithaquill", place: "whatsapp", text: "Hello" });
    expect(await failure(await send("tabithaquill", { type: "image", image: { link: `${world.url}/nothing` } }))).toBe(
      131_053,
    );
    world.meta.setRules({ refusesAtOnce: true });
    expect(errorOf(await say("wrenhollowell", "Too late")).code).toBe(131_047);
  });

  test("is slowed down by the second and by the number", async () => {
    world.meta.sendMessage({ as: "sabinetourmal", place: "whatsapp", text: "Bonjour" });
    world.meta.setRules({ pairBurst: 2 });
    await say("sabinetourmal", "1");
    await say("sabinetourmal", "2");
    expect(errorOf(await say("sabinetourmal", "3"))).toMatchObject({
      code: 131_056,
      error_data: { messaging_product: "whatsapp" },
    });
    world.meta.setRules({ perSecond: 0 });
    expect(errorOf(await say("tabithaquill", "4")).code).toBe(130_429);
  });

  test("reads what came, and writes", async () => {
    const { id } = world.meta.sendMessage({ as: "tabithaquill", place: "whatsapp", text: "Hello" });
    const body = { messaging_product: "whatsapp", status: "read", message_id: id, typing_indicator: { type: "text" } };
    expect((await post(`${number()}/messages`, body)).body).toEqual({ success: true });
    expect(errorOf(await post(`${number()}/messages`, { ...body, message_id: "wamid.x" })).code).toBe(131_009);
  });

  test("fetches files with the token, within five minutes", async () => {
    const { content } = world.meta.sendMessage({ as: "tabithaquill", place: "whatsapp", show: "picture" });
    const id = (content["image"] as { id: string }).id;
    const file = await graph(world, id, { as: "whatsapp" });
    expect(file.body).toMatchObject({
      id,
      mime_type: "image/png",
      messaging_product: "whatsapp",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const link = String(file.body["url"]);
    const bearer = { authorization: `Bearer ${world.meta.token("whatsapp").token}` };
    expect((await fetch(link)).status).toBe(401);
    expect((await fetch(link, { headers: bearer })).headers.get("content-type")).toBe("image/png");
    world.meta.setRules({ linkSeconds: -1 });
    const late = String((await graph(world, id, { as: "whatsapp" })).body["url"]);
    expect((await fetch(late, { headers: bearer })).status).toBe(404);
    expect((await graph(world, id, { as: "whatsapp", method: "DELETE" })).body).toEqual({ success: true });
    expect(errorOf(await graph(world, id, { as: "whatsapp" })).error_subcode).toBe(33);
  });
});
