import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { sharedFolder } from "../config.ts";
import { answerSchema, differences } from "../openapi-check.ts";
import type { World } from "../world.ts";
import { readPublished } from "./published.ts";
import { fieldsOf } from "./recorded.ts";
import type { Shape } from "./store.ts";
import { graph, until, useMetaPair } from "./test-ground.ts";
import type { MetaStandIn } from "./test-ground.ts";
import { filled, template, whatsappOf } from "./test-whatsapp.ts";

let world: World;
let product: MetaStandIn;
useMetaPair((pair) => ({ world, product } = pair), { reviewMs: 0, pairBurst: 1000 });

const { number, post, send, say, idOf } = whatsappOf(
  () => world,
  () => product,
);

const document = path.join(sharedFolder(process.env), "data/specs/meta-business-messaging-v23.yaml");
describe.skipIf(!existsSync(document))("by the published document", () => {
  const v = "/{Version}";
  const paths = ["messages", "media"].map((edge) => `${v}/{Phone-Number-ID}/${edge}`);
  paths.push(
    `${v}/{Phone-Number-ID}/whatsapp_business_profile`,
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
    const profile = `${number()}/whatsapp_business_profile`;
    const about = { messaging_product: "whatsapp", about: "Day and night." };
    for (const [method, { body }] of [
      ["post", await post(profile, about)],
      ["get", await graph(world, profile, { as: "whatsapp" })],
    ] as const)
      expect(misfits(body, "{Phone-Number-ID}/whatsapp_business_profile", method)).toEqual([]);
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
