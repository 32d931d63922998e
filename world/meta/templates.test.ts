import { describe, expect, test } from "vitest";
import type { World } from "../world.ts";
import type { Shape } from "./store.ts";
import { errorOf, graph, until, useMetaPair } from "./test-ground.ts";
import type { MetaStandIn } from "./test-ground.ts";
import { filled, template, whatsappOf } from "./test-whatsapp.ts";

let world: World;
let product: MetaStandIn;
useMetaPair((pair) => ({ world, product } = pair), { reviewMs: 0, pairBurst: 1000 });

const { post, send, statuses, idOf, come } = whatsappOf(
  () => world,
  () => product,
);

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
