import { createHmac } from "node:crypto";
import { metaChannels } from "../../../server/adapters/channels/meta/index.ts";
import type { Channel } from "../../../server/modules/channels/index.ts";
import { type Answer, type ChannelSample, counted, type Delivery, json, message, secretsOf } from "./sample.ts";

const at = 1_780_315_200;
const of = (kind: string): Channel => {
  const found = metaChannels("v26.0").find((one) => one.kind === kind);
  if (!found) throw new Error(`Meta has no ${kind}`);
  return found;
};

const change = (object: string, id: string, values: readonly object[]) =>
  json({ object, entry: [{ id, time: at, changes: values }] });
const direct = (object: string, id: string, items: readonly object[]) =>
  json({
    object,
    entry: [
      {
        id,
        time: at * 1000,
        messaging: items.map((one) => ({ sender: { id: "5001" }, recipient: { id }, timestamp: at * 1000, ...one })),
      },
    ],
  });

const yes = JSON.stringify({ id: "70_9", message_id: "m_9", recipient_id: "5001", messages: [{ id: "wamid.9" }] });
const error = (code: number, words: string): string =>
  JSON.stringify({ error: { message: words, type: "OAuthException", code, error_user_msg: words, fbtrace_id: "A" } });

type Own = Pick<ChannelSample, "deliveries" | "many" | "messages"> & { externalId: string };

function sampleOf(
  kind: "facebook" | "messenger" | "instagram" | "whatsapp",
  { externalId, ...own }: Own,
): ChannelSample {
  const channel = of(kind);
  const account = {
    id: "0198f2a0-0000-7000-8000-00000000000d",
    kind,
    externalId,
    baseUrl: null,
    secrets: secretsOf([...channel.secrets.required, ...channel.secrets.optional]),
    ownKey: "own",
  } as const;
  return {
    ...own,
    channel,
    folder: "meta",
    account,
    signing: {
      header: "x-hub-signature-256",
      covers: "body",
      sign: (body, { appSecret }) =>
        `sha256=${createHmac("sha256", appSecret ?? "")
          .update(body)
          .digest("hex")}`,
    },
    handshake: {
      genuine: {
        "hub.mode": "subscribe",
        "hub.challenge": "1158201444",
        "hub.verify_token": account.secrets["verifyToken"] ?? "",
      },
      wrong: [
        { "hub.mode": "subscribe", "hub.challenge": "1", "hub.verify_token": "another" },
        { "hub.mode": "subscribe", "hub.challenge": "1", "hub.verify_token": "" },
        { "hub.mode": "subscribe", "hub.challenge": "1" },
        { "hub.mode": "leave", "hub.challenge": "1", "hub.verify_token": account.secrets["verifyToken"] ?? "" },
      ],
    },
    speaks: "http",
    pointedAt: (baseUrl) => ({ ...account, baseUrl }),
    accepted: { status: 200, body: yes },
    limited: (until): Answer => ({
      status: 429,
      headers: { "retry-after": String(Math.ceil((until.getTime() - Date.now()) / 1000)) },
      body: error(4, "limit"),
    }),
    refused: (words) => ({ status: 400, body: error(100, words) }),
    lines: { most: 4 * 800, why: "four channels through one Graph" },
  };
}

const comment = (id: string, more: object = {}) => ({
  field: "feed",
  value: {
    item: "comment",
    verb: "add",
    comment_id: `10_${id}`,
    post_id: "10_1",
    parent_id: "10_1",
    created_time: at,
    message: "Where is my suitcase?",
    from: { id: "5001", name: "Ada" },
    ...more,
  },
});
const text = (mid: string) => ({ message: { mid, text: "Where is my suitcase?" } });
const signs: Delivery[] = ["page"].map((object) => ({
  name: "signs",
  body: direct(object, "10", [
    { reaction: { mid: "m_1", action: "react", emoji: "😍" } },
    { read: { watermark: at * 1000 } },
  ]),
  tells: ["reaction", "read"],
}));

export const facebook = sampleOf("facebook", {
  externalId: "10",
  deliveries: [
    { name: "a comment", body: change("page", "10", [comment("7")]), tells: ["comment"] },
    {
      name: "a comment that was taken back",
      body: change("page", "10", [comment("7", { verb: "remove" })]),
      tells: ["delete"],
    },
    { name: "a field that we do not know", body: change("page", "10", [{ field: "hours", value: {} }]), tells: [] },
  ],
  many: (count) =>
    change(
      "page",
      "10",
      counted(count, (place) => comment(String(place))),
    ),
  messages: [
    message({ visibility: "public", parentId: "10_7" }),
    message({ recipientId: "5001", parentId: "10_7", window: "private-reply" }),
  ],
});

export const messenger = sampleOf("messenger", {
  externalId: "10",
  deliveries: [{ name: "a message", body: direct("page", "10", [text("m_1")]), tells: ["message"] }, ...signs],
  many: (count) =>
    direct(
      "page",
      "10",
      counted(count, (place) => text(`m_${place}`)),
    ),
  messages: [message({ window: "answer" }), message({ window: "human-agent", media: ["image/9"] })],
});

const onInstagram = (id: string) => ({
  field: "comments",
  value: {
    id,
    text: "Where is my suitcase?",
    from: { id: "5001", username: "ada" },
    media: { id: "9", media_product_type: "FEED" },
  },
});

export const instagram = sampleOf("instagram", {
  externalId: "20",
  deliveries: [
    {
      name: "that we were named somewhere",
      body: change("instagram", "20", [{ field: "mentions", value: { media_id: "3", comment_id: "8" } }]),
      tells: ["comment"],
    },
    {
      name: "what was said there",
      body: change("instagram", "20", [
        {
          field: "mentions",
          value: {
            media_id: "3",
            comment_id: "8",
            told: { text: "Where is my suitcase?", username: "ada", from: { id: "5001", username: "ada" } },
          },
        },
      ]),
      tells: ["comment"],
    },
    { name: "a comment", body: change("instagram", "20", [onInstagram("7")]), tells: ["comment"] },
    { name: "a message", body: direct("instagram", "20", [text("m_1")]), tells: ["message"] },
    {
      name: "a message that was taken back",
      body: direct("instagram", "20", [{ message: { mid: "m_1", is_deleted: true } }]),
      tells: ["delete"],
    },
  ],
  many: (count) =>
    change(
      "instagram",
      "20",
      counted(count, (place) => onInstagram(String(place + 1))),
    ),
  messages: [
    message({ visibility: "public", parentId: "8", elsewhere: { externalId: "8", threadId: "3" } }),
    message({ visibility: "public", parentId: "7" }),
    message({ window: "answer" }),
  ],
});

const onWhatsApp = (value: object) =>
  change("whatsapp_business_account", "31", [
    {
      field: "messages",
      value: {
        messaging_product: "whatsapp",
        metadata: { display_phone_number: "1", phone_number_id: "30" },
        ...value,
      },
    },
  ]);
const whatsAppText = (id: string) => ({
  id,
  from: "31612345678",
  timestamp: String(at),
  type: "text",
  text: { body: "Where is my suitcase?" },
});

export const whatsapp = sampleOf("whatsapp", {
  externalId: "30",
  deliveries: [
    {
      name: "a message",
      body: onWhatsApp({
        contacts: [{ wa_id: "31612345678", profile: { name: "Ada" } }],
        messages: [whatsAppText("wamid.1")],
      }),
      tells: ["message"],
    },
    {
      name: "a receipt",
      body: onWhatsApp({
        statuses: [{ id: "wamid.9", status: "delivered", timestamp: String(at), recipient_id: "31612345678" }],
      }),
      tells: ["delivered"],
    },
  ],
  many: (count) => onWhatsApp({ messages: counted(count, (place) => whatsAppText(`wamid.${place}`)) }),
  messages: [
    message({ recipientId: "31612345678", window: "answer" }),
    message({ recipientId: "NL.13491208655302741918", media: ["document/9/a.pdf"] }),
  ],
});
