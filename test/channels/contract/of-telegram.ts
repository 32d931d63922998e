import { telegram as channel } from "../../../server/adapters/channels/telegram/index.ts";
import { type ChannelSample, counted, type Delivery, json, message, secretsOf } from "./sample.ts";

const account = {
  id: "0198f2a0-0000-7000-8000-0000000000ff",
  kind: "telegram",
  externalId: "AirlineBot",
  baseUrl: null,
  secrets: secretsOf([...channel.secrets.required, ...channel.secrets.optional], {
    botToken: "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
  }),
  ownKey: "own",
} as const;

const date = 1_780_315_200;
const ada = { id: 5001, is_bot: false, first_name: "Ada", last_name: "Lovelace", username: "ada" };
const chat = { id: 5001, type: "private", first_name: "Ada" };
const group = { id: -1_001_234_567_890, type: "supergroup", title: "Airline talk" };
const owner = { id: 7001, is_bot: false, first_name: "Care" };
const text = { text: "Where is my suitcase?" };
const said = (more: object = text) => ({ message_id: 7, date, chat, from: ada, ...more });
const file = { file_id: "AgAC", file_unique_id: "u" };

const told = (name: string, update: Record<string, unknown>, tells: Delivery["tells"]): Delivery => ({
  name,
  body: json({ update_id: 10_000, ...update }),
  tells,
});

export const telegram: ChannelSample = {
  channel,
  folder: "telegram",
  account,
  deliveries: [
    told("a message", { message: said() }, ["message"]),
    told("an edit", { edited_message: said({ ...text, edit_date: date + 60 }) }, ["edit"]),
    told(
      "a picture in sizes",
      {
        message: said({
          photo: [
            { ...file, width: 90, height: 90 },
            { ...file, width: 900, height: 900 },
          ],
          caption: "This one",
        }),
      },
      ["message"],
    ),
    told(
      "a document",
      { message: said({ document: { ...file, mime_type: "application/pdf", file_name: "a.pdf", file_size: 5 } }) },
      ["message"],
    ),
    told("an animation, told twice", { message: said({ animation: file, document: file }) }, ["message"]),
    told("a sticker", { message: said({ sticker: { ...file, emoji: "😍", width: 512, height: 512 } }) }, ["message"]),
    told("a voice note", { message: said({ voice: { ...file, duration: 3, mime_type: "audio/ogg" } }) }, ["message"]),
    told(
      "a venue",
      {
        message: said({
          location: { latitude: 52.3, longitude: 4.7 },
          venue: { location: { latitude: 52.3, longitude: 4.7 }, title: "Schiphol", address: "Here" },
        }),
      },
      ["message"],
    ),
    told("a contact", { message: said({ contact: { phone_number: "+31612345678", first_name: "Bo" } }) }, ["message"]),
    told("a poll", { message: said({ poll: { id: "1", question: "?" } }) }, ["message"]),
    told("the bot begun by a link", { message: said({ text: "/start ad7" }) }, ["optin"]),
    told("somebody joined", { message: said({ new_chat_members: [ada] }) }, []),
    told(
      "a comment in a group",
      {
        message: {
          ...said(),
          chat: group,
          message_thread_id: 3,
          reply_to_message: { message_id: 3, date, chat: group },
        },
      },
      ["comment"],
    ),
    told(
      "an administrator as the group",
      { message: { ...said(), chat: group, from: { ...ada, id: 1_087_968_824, is_bot: true }, sender_chat: group } },
      ["comment"],
    ),
    told("to a business account", { business_message: said({ ...text, business_connection_id: "bc1" }) }, ["message"]),
    told(
      "by the business account's owner",
      { business_message: said({ ...text, business_connection_id: "bc1", from: owner }) },
      ["message"],
    ),
    told(
      "deleted at a business account",
      { deleted_business_messages: { business_connection_id: "bc1", chat, message_ids: [7, 8] } },
      ["delete", "delete"],
    ),
    told(
      "a button pressed",
      {
        callback_query: {
          id: "q1",
          from: ada,
          chat_instance: "c",
          data: "yes",
          message: { message_id: 7, date, chat },
        },
      },
      ["postback"],
    ),
    told(
      "the bot blocked",
      {
        my_chat_member: {
          chat,
          from: ada,
          date,
          old_chat_member: { status: "member" },
          new_chat_member: { status: "kicked" },
        },
      },
      ["optout"],
    ),
    told(
      "a reaction",
      {
        message_reaction: {
          chat,
          message_id: 7,
          user: ada,
          date,
          old_reaction: [],
          new_reaction: [{ type: "emoji", emoji: "👍" }],
        },
      },
      ["reaction"],
    ),
    told("what comes with the next version", { guest_message: said() }, []),
  ],
  many: (count) =>
    json({
      update_id: 1,
      deleted_business_messages: {
        business_connection_id: "bc1",
        chat,
        message_ids: counted(count, (place) => place + 1),
      },
    }),
  signing: {
    header: "x-telegram-bot-api-secret-token",
    covers: "nothing",
    sign: (_body, { webhookSecret }) => webhookSecret ?? "",
  },
  handshake: null,
  speaks: "http",
  pointedAt: (baseUrl) => ({ ...account, baseUrl }),
  messages: [
    message(),
    message({ recipientId: "bc1/5001" }),
    message({ visibility: "public", parentId: "-1001234567890:7" }),
    message({ files: [{ name: "a.png", type: "image/png", content: Buffer.from("png") }] }),
  ],
  accepted: { status: 200, body: JSON.stringify({ ok: true, result: { message_id: 9, date, chat } }) },
  limited: (until) => ({
    status: 429,
    body: JSON.stringify({
      ok: false,
      error_code: 429,
      description: "Too Many Requests: retry after 7",
      parameters: { retry_after: Math.ceil((until.getTime() - Date.now()) / 1000) },
    }),
  }),
  refused: (words) => ({
    status: 400,
    body: JSON.stringify({ ok: false, error_code: 400, description: `Bad Request: ${words}` }),
  }),
  lines: { most: 680, why: "the Bot API has a method for each kind of file, sign and button" },
};
