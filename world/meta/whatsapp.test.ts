import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { sharedFolder } from "../config.ts";
import { answerSchema, differences } from "../openapi-check.ts";
import type { World } from "../world.ts";
import { readPublished } from "./published.ts";
import { fieldsOf } from "./recorded.ts";
import type { Shape } from "./store.ts";
import { errorOf, graph, startMetaPair } from "./test-ground.ts";
import type { MetaStandIn } from "./test-ground.ts";

let world: World;
let product: MetaStandIn;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ world, product, close } = await startMetaPair());
});
afterAll(() => close());
beforeEach(() => {
  product.deliveries.length = 0;
  world.meta.clearFaults();
  world.meta.setWebhooks({ gatherMs: 0 });
  world.meta.setRules({ reviewMs: 0, pairBurst: 1000 });
});

const until = (condition: () => void) => vi.waitFor(condition, { timeout: 5_000, interval: 5 });
const hour = 3_600_000;
const number = () => world.meta.ids.phoneNumberId;
const post = (path: string, body: unknown) => graph(world, path, { method: "POST", as: "whatsapp", body });
const send = (as: string, body: Shape, more: Shape = {}) =>
  post(`${number()}/messages`, {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to: world.meta.person(as).waId,
    ...body,
    ...more,
  });
const say = (as: string, text: string, more: Shape = {}) => send(as, { type: "text", text: { body: text } }, more);
const values = () => product.changes("messages");
const inbound = () => values().flatMap((value) => (value["messages"] ?? []) as Shape[]);
const statuses = (id: unknown) =>
  values().flatMap((value) => ((value["statuses"] ?? []) as Shape[]).filter((one) => one["id"] === id));
const idOf = (answer: { body: Shape }) => (answer.body["messages"] as { id: string }[])[0]?.id ?? "";
const come = async (fits: (one: Shape) => boolean): Promise<Shape> => {
  let found: Shape | undefined;
  await until(() => {
    found = inbound().find((one) => fits(one));
    expect(found).toBeDefined();
  });
  return found ?? {};
};
const failure = async (answer: { body: Shape }) => {
  await until(() => expect(statuses(idOf(answer)).some(({ status }) => status === "failed")).toBe(true));
  const failed = statuses(idOf(answer)).find(({ status }) => status === "failed") ?? {};
  return (failed["errors"] as { code: number }[])[0]?.code;
};
const template = (name: string, more: Shape = {}) => ({
  name,
  language: "nl",
  category: "UTILITY",
  components: [
    { type: "BODY", text: "Vlucht {{1}} vertrekt om {{2}} uur.", example: { body_text: [["Q0731", "14.10"]] } },
    { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "Omboeken" }] },
  ],
  ...more,
});
const filled = (name: string, texts: readonly string[]) => ({
  type: "template",
  template: {
    name,
    language: { code: "nl" },
    components: [{ type: "body", parameters: texts.map((text) => ({ type: "text", text })) }],
  },
});

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

describe("templates", () => {
  const path_ = () => `${world.meta.ids.businessAccountId}/message_templates`;

  test("are reviewed, approved, rejected with a reason, paused, and told of", async () => {
    world.meta.setRules({ reviewMs: 60_000 });
    expect((await post(path_(), template("first"))).body).toMatchObject({ status: "PENDING", category: "UTILITY" });
    expect(errorOf(await post(path_(), template("first")))).toMatchObject({ code: 100, error_subcode: 2_388_024 });
    expect(errorOf(await send("tabithaquill", filled("first", ["Q0731", "14.10"]))).code).toBe(132_001);
    world.meta.decideTemplate({ name: "first" }, { status: "APPROVED" });
    await until(() =>
      expect(product.changes("message_template_status_update")).toMatchObject([
        { event: "APPROVED", message_template_name: "first", reason: "NONE" },
      ]),
    );
    world.meta.decideTemplate({ name: "first" }, { status: "PAUSED" });
    expect(errorOf(await send("tabithaquill", filled("first", ["Q0731", "14.10"]))).code).toBe(132_015);
    world.meta.decideTemplate({ name: "first" }, { status: "REJECTED", reason: "TAG_CONTENT_MISMATCH" });
    const list = await graph(world, `${path_()}?fields=name,status,rejected_reason&name=first`, { as: "whatsapp" });
    expect(list.body["data"]).toMatchObject([
      { name: "first", status: "REJECTED", rejected_reason: "TAG_CONTENT_MISMATCH" },
    ]);
    const [{ id } = { id: "" }] = list.body["data"] as { id: string }[];
    expect((await post(id, { components: template("first").components })).body).toEqual({ success: true });
    expect((await graph(world, id, { as: "whatsapp" })).body).toMatchObject({ status: "PENDING" });
    expect((await graph(world, `${path_()}?name=first`, { as: "whatsapp", method: "DELETE" })).body).toEqual({
      success: true,
    });
    expect(errorOf(await graph(world, `${path_()}?name=first`, { as: "whatsapp", method: "DELETE" })).code).toBe(100);
  });

  test("go out of the window, filled in, and their buttons come back", async () => {
    await post(path_(), template("delay"));
    const answer = await send("fennawolkenveld", filled("delay", ["Q0731", "15.20"]));
    expect(answer.body).toMatchObject({ messages: [{ message_status: "accepted" }] });
    await until(() =>
      expect(statuses(idOf(answer))[0]).toMatchObject({
        status: "sent",
        pricing: { billable: true, category: "utility", type: "regular" },
      }),
    );
    expect(world.meta.received().messages.at(-1)).toMatchObject({ text: "Vlucht Q0731 vertrekt om 15.20 uur." });
    world.meta.press("fennawolkenveld", idOf(answer), "Omboeken");
    expect(await come((one) => one["type"] === "button")).toMatchObject({
      button: { text: "Omboeken", payload: "Omboeken" },
      context: { id: idOf(answer) },
    });
  });

  test.each<[string, number, Shape]>([
    ["a variable too few", 132_000, filled("seat", ["Q0731"])],
    [
      "a variable of another kind",
      132_012,
      {
        type: "template",
        template: {
          name: "seat",
          language: { code: "nl" },
          components: [
            {
              type: "body",
              parameters: [
                { type: "image", image: {} },
                { type: "text", text: "x" },
              ],
            },
          ],
        },
      },
    ],
    ["a line end in a variable", 132_018, filled("seat", ["Q0731", "one\ntwo"])],
    ["another language", 132_001, { type: "template", template: { name: "seat", language: { code: "fr" } } }],
  ])("are refused with %s", async (_what, code, body) => {
    await post(path_(), template("seat"));
    expect(errorOf(await send("tabithaquill", body)).code).toBe(code);
  });

  test.each<[string, number, Shape]>([
    [
      "a variable at the end",
      2_388_299,
      { components: [{ type: "BODY", text: "Hello {{1}}", example: { body_text: [["x"]] } }] },
    ],
    ["no example", 2_388_043, { components: [{ type: "BODY", text: "Hello {{1}}, bye" }] }],
    [
      "a footer too long",
      2_388_040,
      {
        components: [
          { type: "BODY", text: "Hello" },
          { type: "FOOTER", text: "x".repeat(61) },
        ],
      },
    ],
  ])("are not taken with %s", async (_what, subcode, more) => {
    expect(errorOf(await post(path_(), template("wrong", more)))).toMatchObject({ code: 100, error_subcode: subcode });
  });
});

const document = path.join(sharedFolder(process.env), "data/specs/meta-business-messaging-v23.yaml");
describe.skipIf(!existsSync(document))("by the published document", () => {
  const v = "/{Version}";
  const paths = ["messages", "media"].map((edge) => `${v}/{Phone-Number-ID}/${edge}`);
  paths.push(
    `${v}/{Phone-Number-ID}`,
    `${v}/{Media-ID}`,
    `${v}/{WABA-ID}/message_templates`,
    `${v}/{TEMPLATE_ID}`,
    `${v}/{WABA-ID}/subscribed_apps`,
    `${v}/{WABA-ID}`,
    `${v}/{WABA-ID}/phone_numbers`,
  );
  let published: Record<string, never>;
  beforeAll(() => {
    published = readPublished(readFileSync(document, "utf8"), { paths, schemas: ["WebhookPayload", "SystemMessage"] });
  });
  const schemas = () => (published["components"] as unknown as { schemas: Record<string, never> }).schemas;
  const misfits = (body: unknown, place: string, method = "get") =>
    differences(published, answerSchema(published, { path: `${v}/${place}`, method, status: "200" }), body);

  test("its answers fit", async () => {
    world.meta.sendMessage({ as: "tabithaquill", place: "whatsapp", text: "Hello" });
    expect(misfits((await say("tabithaquill", "Hello")).body, "{Phone-Number-ID}/messages", "post")).toEqual([]);
    expect(misfits((await graph(world, number(), { as: "whatsapp" })).body, "{Phone-Number-ID}")).toEqual([]);
    const account = world.meta.ids.businessAccountId;
    const made = await post(`${account}/message_templates`, template("fits"));
    expect(misfits(made.body, "{WABA-ID}/message_templates", "post")).toEqual([]);
    expect(
      misfits(
        (await graph(world, `${account}/message_templates`, { as: "whatsapp" })).body,
        "{WABA-ID}/message_templates",
      ),
    ).toEqual([]);
    expect(misfits((await graph(world, String(made.body["id"]), { as: "whatsapp" })).body, "{TEMPLATE_ID}")).toEqual(
      [],
    );
    expect(
      misfits((await graph(world, `${account}/subscribed_apps`, { as: "whatsapp" })).body, "{WABA-ID}/subscribed_apps"),
    ).toEqual([]);
    expect(misfits((await graph(world, account, { as: "whatsapp" })).body, "{WABA-ID}")).toEqual([]);
    expect(
      misfits((await graph(world, `${account}/phone_numbers`, { as: "whatsapp" })).body, "{WABA-ID}/phone_numbers"),
    ).toEqual([]);
    const { content } = world.meta.sendMessage({ as: "tabithaquill", place: "whatsapp", show: "picture" });
    const file = await graph(world, (content["image"] as { id: string }).id, { as: "whatsapp" });
    expect(misfits(file.body, "{Media-ID}")).toEqual([]);
    expect(misfits({ id: 12 }, "{Media-ID}")).toEqual(["$.id: is no string"]);
  });

  test("its webhooks fit, as far as the document goes", async () => {
    const as = "tabithaquill";
    const { id } = world.meta.sendMessage({ as, place: "whatsapp", text: "Hello" });
    for (const show of ["picture", "voice", "video", "document", "sticker"] as const)
      world.meta.sendMessage({ as, place: "whatsapp", show });
    world.meta.sendMessage({
      as,
      place: "whatsapp",
      location: { latitude: 1, longitude: 2, name: "Gate", address: "Terminal 2" },
    });
    world.meta.sendMessage({ as, place: "whatsapp", contact: { name: "Lucia Gomez", phone: "+44 7700 900999" } });
    world.meta.sendMessage({ as, place: "whatsapp", unsupported: true });
    world.meta.react(as, id, "👍");
    world.meta.changeNumber("isottanuvola", "447700900778");
    await say(as, "Hello");
    await until(() => expect(world.meta.deliveries().waiting).toBe(0));
    expect(product.deliveries.length).toBeGreaterThan(0);
    const misfit = product.deliveries.flatMap(({ body }) =>
      differences(published, schemas()["WebhookPayload"] as never, body),
    );
    expect(misfit).toEqual([]);
  });

  test("and the check sees what does not fit", () => {
    const value = { messaging_product: "whatsapp", metadata: { display_phone_number: "1", phone_number_id: "2" } };
    const message = { from: "1", id: "wamid.x", timestamp: "1", type: "text", text: {} };
    const wrong = (inner: Shape) => ({
      object: "whatsapp_business_account",
      entry: [{ id: "1", changes: [{ field: "messages", value: { ...value, ...inner } }] }],
    });
    const schema = schemas()["WebhookPayload"] as never;
    expect(
      differences(published, schema, wrong({ contacts: [], messages: [{ ...message, text: { body: "x" } }] })),
    ).toEqual([]);
    expect(differences(published, schema, wrong({ contacts: [], messages: [message] }))).not.toEqual([]);
    expect(
      differences(
        published,
        schema,
        wrong({ statuses: [{ id: "wamid.x", status: "lost", timestamp: "1", recipient_id: "1" }] }),
      ),
    ).not.toEqual([]);
  });
});

const cases = path.join(sharedFolder(process.env), "cases/channels/whatsapp");
describe.skipIf(!existsSync(cases))("a delivery has every field of the recorded ones", () => {
  const names = existsSync(cases) ? readdirSync(cases).filter((name) => !/^(outbound|manifest)/.test(name)) : [];
  // What the played people do not have.
  const without = /org\.company|referral\.|location\.url/;
  test.each(names)("%s", async (name) => {
    const as = "tabithaquill";
    const { id } = world.meta.sendMessage({ as, place: "whatsapp", text: "Hello" });
    world.meta.sendMessage({ as, place: "whatsapp", show: "picture", text: "Look" });
    world.meta.sendMessage({
      as,
      place: "whatsapp",
      location: { latitude: 1, longitude: 2, name: "Gate", address: "T2" },
    });
    world.meta.sendMessage({ as, place: "whatsapp", contact: { name: "Lucia Gomez", phone: "+44 7700 900999" } });
    world.meta.sendMessage({ as, place: "whatsapp", unsupported: true });
    world.meta.sendMessage({ as, place: "whatsapp", text: "Info?", ad: { id: "1202", title: "Summer" } });
    world.meta.react(as, id, "👍");
    world.meta.changeNumber("isottanuvola", "447700900779");
    const choice = await send(as, {
      type: "interactive",
      interactive: {
        type: "button",
        body: { text: "?" },
        action: { buttons: [{ type: "reply", reply: { id: "a", title: "Cancel" } }] },
      },
    });
    world.meta.press(as, idOf(choice), "Cancel");
    const rows = [{ id: "r", title: "Row", description: "First" }];
    const list = await send(as, {
      type: "interactive",
      interactive: { type: "list", body: { text: "?" }, action: { button: "Go", sections: [{ rows }] } },
    });
    world.meta.press(as, idOf(list), "Row");
    await post(`${world.meta.ids.businessAccountId}/message_templates`, template("recorded"));
    world.meta.press(as, idOf(await send(as, filled("recorded", ["a", "b"]))), "Omboeken");
    await until(() => expect(world.meta.deliveries().waiting).toBe(0));
    const had = new Set(product.deliveries.flatMap(({ body }) => [...fieldsOf(body)]));
    const recorded = fieldsOf(JSON.parse(readFileSync(path.join(cases, name), "utf8")));
    expect(new Set([...recorded].filter((field) => !had.has(field) && !without.test(field)))).toEqual(new Set());
  });
});
