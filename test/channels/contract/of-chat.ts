import { chat as chatOver, type ChatLines } from "../../../server/adapters/channels/chat/index.ts";
import { type ChannelSample, counted, json, message, secretsOf } from "./sample.ts";

/** Lines of chats that nobody reads. */
export const lines: ChatLines = {
  add: () => Promise.resolve(null),
  find: () => Promise.resolve(null),
  file: () => Promise.resolve(null),
  showTyping: () => Promise.resolve(),
};

const channel = chatOver(lines);
const visitor = { id: "0198f2a0-0000-4000-8000-00000000000a", name: null };
const picture = { id: "0198f2a0-0000-4000-8000-00000000000b", name: "bag.jpg", type: "image/jpeg", bytes: 7 };
const said = (more: object) =>
  json({ visitor, type: "message", number: 7, text: "hello", at: "2026-06-01T12:00:00.000Z", ...more });

export const chat: ChannelSample = {
  channel,
  folder: "chat",
  account: {
    id: "0198f2a0-0000-7000-8000-00000000000c",
    kind: "chat",
    externalId: "site",
    baseUrl: null,
    secrets: secretsOf([...channel.secrets.required, ...channel.secrets.optional]),
    ownKey: "own",
  },
  deliveries: [
    { name: "a line", body: said({}), tells: ["message"] },
    { name: "a picture without words", body: said({ text: "", files: [picture] }), tells: ["message"] },
    { name: "a read mark", body: said({ type: "read", text: undefined }), tells: ["read"] },
    { name: "a sign that we do not know", body: said({ type: "wave" }), tells: [] },
  ],
  many: (count) => said({ text: counted(count, (place) => `word ${place}`).join(" ") }),
  signing: null,
  handshake: null,
  speaks: "nothing",
  pointedAt: () => chat.account,
  messages: [message({ recipientId: visitor.id })],
  accepted: null,
  limited: null,
  refused: null,
};
