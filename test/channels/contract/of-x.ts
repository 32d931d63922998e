import { createHmac } from "node:crypto";
import { x as channel } from "../../../server/adapters/channels/x/index.ts";
import { type ChannelSample, counted, json, message, secretsOf } from "./sample.ts";

const brand = "1400000000000000001";
const post = (id: string, more: object = {}) => ({
  id,
  text: "@airline where is my suitcase?",
  author_id: "5001",
  created_at: "2026-06-01T12:00:00.000Z",
  conversation_id: id,
  edit_history_tweet_ids: [id],
  ...more,
});
const event = (event_type: string, payload: object) =>
  json({
    data: {
      event_uuid: "e1",
      filter: { user_id: brand },
      event_type,
      tag: "t",
      payload,
      includes: { users: [{ id: "5001", name: "Ada", username: "ada" }] },
    },
  });
const direct = (id: string) => ({
  type: "message_create",
  id,
  created_timestamp: "1780315200000",
  message_create: { target: { recipient_id: brand }, sender_id: "5001", message_data: { text: "hello" } },
});

const account = {
  id: "0198f2a0-0000-7000-8000-00000000000b",
  kind: "x",
  externalId: brand,
  baseUrl: null,
  secrets: secretsOf([...channel.secrets.required, ...channel.secrets.optional]),
  ownKey: "own",
} as const;

export const x: ChannelSample = {
  channel,
  folder: "x",
  account,
  deliveries: [
    { name: "a mention", body: event("post.mention.create", post("1900000000000000001")), tells: ["comment"] },
    {
      name: "an edit",
      body: event(
        "post.mention.create",
        post("1900000000000000003", { edit_history_tweet_ids: ["1900000000000000002", "1900000000000000003"] }),
      ),
      tells: ["edit"],
    },
    {
      name: "a deletion",
      body: event("post.delete", { id: "1900000000000000001", author_id: "5001" }),
      tells: ["delete"],
    },
    {
      name: "a direct message",
      body: event("dm.received", { direct_message_events: [direct("1")], users: {} }),
      tells: ["message"],
    },
    { name: "a follower", body: event("follow.follow", { source: { id: "5001" } }), tells: [] },
  ],
  many: (count) =>
    event("dm.received", { direct_message_events: counted(count, (place) => direct(String(place + 1))), users: {} }),
  signing: {
    header: "x-twitter-webhooks-signature",
    covers: "body",
    sign: (body, { consumerSecret }) =>
      `sha256=${createHmac("sha256", consumerSecret ?? "")
        .update(body)
        .digest("base64")}`,
  },
  handshake: { genuine: { crc_token: "asked" }, wrong: [{ crc_token: "" }, { crc: "asked" }] },
  speaks: "http",
  pointedAt: (baseUrl) => ({ ...account, baseUrl }),
  messages: [
    message({ visibility: "public", parentId: "1900000000000000001" }),
    message({ recipientId: "5001" }),
    message({ recipientId: "5001", media: ["77"] }),
  ],
  accepted: {
    status: 201,
    body: JSON.stringify({ data: { id: "1900000000000000009", dm_event_id: "1900000000000000009" } }),
  },
  limited: (until) => ({
    status: 429,
    headers: { "x-rate-limit-remaining": "0", "x-rate-limit-reset": String(Math.floor(until.getTime() / 1000)) },
    body: JSON.stringify({ title: "Too Many Requests" }),
  }),
  refused: (said) => ({ status: 403, body: JSON.stringify({ title: "Forbidden", detail: said }) }),
  lines: {
    most: 1600,
    why: "the largest there is: posts, direct messages, two forms of each webhook, uploads in pieces and lists",
  },
};
