import { describe, expect, test } from "vitest";
import type { ChannelAccount, OutboundMessage, TemplateText } from "../../../modules/channels/index.ts";
import { baseOf, proofOf } from "./graph.ts";
import { bodyOf } from "./send-message.ts";
import { whatsAppBody } from "./send-whatsapp.ts";
import { componentsToSubmit, languageAtMeta, languageOfMeta } from "./template-shape.ts";
import { uploadedAs, uploadedName } from "./uploaded.ts";

const account = (more: Partial<ChannelAccount> = {}): ChannelAccount => ({
  id: "a",
  kind: "messenger",
  externalId: "10",
  baseUrl: null,
  secrets: { appSecret: "s", accessToken: "EAAB" },
  ownKey: "k",
  ...more,
});

const message = (more: Partial<OutboundMessage> = {}): OutboundMessage => ({
  id: "0b3d",
  visibility: "private",
  recipientId: "5",
  parentId: null,
  text: "Hello",
  media: [],
  firstTriedAt: null,
  ...more,
});

const delayed: TemplateText = {
  name: "flight_delayed",
  category: "utility",
  language: "no",
  header: "Flight {{flight}}",
  body: "Dear {{name}}, flight {{flight}} leaves at {{time}}. {{name}}, we are sorry.",
  footer: "Jetbridge",
  buttons: [
    { kind: "reply", text: "Thanks" },
    { kind: "link", text: "See it", url: "https://example.com/{{flight}}" },
  ],
  examples: { name: "Ada", flight: "JB 12", time: "14:05" },
};
const values = { name: "Bo", flight: "JB 7", time: "15:00\n\t(late)" };

describe("a direct message goes by the window that was chosen", () => {
  test.each<[string, Partial<OutboundMessage>, object]>([
    ["an answer", { window: "answer" }, { messaging_type: "RESPONSE", recipient: { id: "5" } }],
    ["no window", {}, { messaging_type: "RESPONSE", recipient: { id: "5" } }],
    ["a person's answer after a day", { window: "human-agent" }, { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" }],
    ["a comment", { window: "private-reply", parentId: "7_8" }, { recipient: { comment_id: "7_8" } }],
    ["a visitor's post", { window: "private-reply", parentId: "10_8" }, { recipient: { post_id: "10_8" } }],
    ["a comment it does not answer", { window: "answer", parentId: "7_8" }, { recipient: { id: "5" } }],
  ])("%s", (_what, more, wanted) => {
    expect(bodyOf(message(more), account())).toMatchObject({ message: { text: "Hello", metadata: "0b3d" }, ...wanted });
  });

  test("a template, numbered and in Meta's language", () => {
    expect(bodyOf(message({ template: { text: delayed, values } }), account())).toMatchObject({
      messaging_type: "UTILITY",
      message: {
        template: {
          name: "flight_delayed",
          language: { code: "nb" },
          components: [
            { type: "header", parameters: [{ type: "text", text: "JB 7" }] },
            {
              type: "body",
              parameters: [
                { type: "text", text: "Bo" },
                { type: "text", text: "JB 7" },
                { type: "text", text: "15:00 (late)" },
              ],
            },
            { type: "buttons", parameters: [{ type: "POSTBACK", payload: "Thanks" }] },
          ],
        },
      },
    });
  });

  test("a picture goes under the id that its upload got, and Instagram is told no id of ours", () => {
    const body = bodyOf(message({ text: "", media: ["image/99"] }), account({ kind: "instagram" }));
    expect(body).toMatchObject({ message: { attachment: { type: "image", payload: { attachment_id: "99" } } } });
    expect(JSON.stringify(body)).not.toContain("0b3d");
  });
});

describe("WhatsApp gets", () => {
  test.each<[string, Partial<OutboundMessage>, object]>([
    ["words", { recipientId: "16505551234" }, { to: "16505551234", type: "text", text: { body: "Hello" } }],
    ["who hides their number", { recipientId: "US.123" }, { recipient: "US.123", type: "text" }],
    ["a picture", { media: ["image/12"] }, { type: "image", image: { id: "12" } }],
    [
      "a document with its name",
      { media: [uploadedName({ kind: "document", id: "12", name: "Boarding pass 1/2.pdf" })] },
      { type: "document", document: { id: "12", filename: "Boarding pass 1/2.pdf" } },
    ],
    [
      "a template",
      { template: { text: delayed, values } },
      {
        type: "template",
        template: {
          components: [
            { type: "header" },
            { type: "body", parameters: [{ text: "Bo" }, { text: "JB 7" }, { text: "15:00 (late)" }] },
            { type: "button", sub_type: "url", index: "1", parameters: [{ type: "text", text: "JB 7" }] },
          ],
        },
      },
    ],
  ])("%s", (_what, more, wanted) => {
    const body = whatsAppBody(message(more));
    expect(body).toMatchObject({ messaging_product: "whatsapp", biz_opaque_callback_data: "0b3d", ...wanted });
  });
});

describe("a template is handed in", () => {
  test("with its variables numbered part by part, and an example of each", () => {
    expect(componentsToSubmit(delayed)).toEqual([
      { type: "HEADER", format: "TEXT", text: "Flight {{1}}", example: { header_text: ["JB 12"] } },
      {
        type: "BODY",
        text: "Dear {{1}}, flight {{2}} leaves at {{3}}. {{1}}, we are sorry.",
        example: { body_text: [["Ada", "JB 12", "14:05"]] },
      },
      { type: "FOOTER", text: "Jetbridge" },
      {
        type: "BUTTONS",
        buttons: [
          { type: "QUICK_REPLY", text: "Thanks" },
          { type: "URL", text: "See it", url: "https://example.com/{{1}}", example: ["https://example.com/JB 12"] },
        ],
      },
    ]);
  });

  test.each([
    ["no", "nb"],
    ["zh", "zh_CN"],
    ["nl", "nl"],
  ])("in %s as %s, and back", (ours, theirs) => {
    expect(languageAtMeta(ours)).toBe(theirs);
    expect(languageOfMeta(theirs)).toBe(ours);
  });

  test("and known again in a language's other forms, but not in one that is none of ours", () => {
    expect([languageOfMeta("en_GB"), languageOfMeta("pt_BR"), languageOfMeta("fi")]).toEqual(["en", "pt", null]);
  });
});

test("what an upload is kept as is read again", () => {
  for (const one of [
    { kind: "image", id: "1", name: null },
    { kind: "document", id: "a/b:c", name: "ä / b.pdf" },
  ])
    expect(uploadedAs(uploadedName(one))).toEqual(one);
});

test.each([
  ["the vendor's", {}, "https://graph.facebook.com"],
  ["Instagram's own login", { secrets: { accessToken: "IGAAx" } }, "https://graph.instagram.com"],
  ["where it was pointed", { baseUrl: "http://127.0.0.1:4200/graph/" }, "http://127.0.0.1:4200/graph"],
])("an account's Graph is %s", (_whose, more, wanted) => {
  expect(baseOf(account(more))).toBe(wanted);
});

test("the proof is the token under the app's secret", () => {
  expect(proofOf({ secrets: { appSecret: "secret", accessToken: "token" } })).toBe(
    "e941110e3d2bfe82621f0e3e1434730d7305d106c5f68c87165d0b27a4611a4a",
  );
});
