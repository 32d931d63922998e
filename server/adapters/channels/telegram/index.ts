/** Telegram's Bot API as a channel: a bot's private chats, the groups it is in, and a business account that it answers for. */
import { channelKeys } from "../../../../contract/channel-keys.ts";
import { channelModeration } from "../../../../contract/channel-moderation.ts";
import type { Channel, Limit, SendWindow } from "../../../modules/channels/index.ts";
import { hide } from "./hide.ts";
import { keysOf } from "./keys.ts";
import { media } from "./media.ts";
import { profile } from "./profile.ts";
import { read } from "./read.ts";
import { send } from "./send.ts";
import { signs } from "./signs.ts";
import { isGenuine } from "./genuine.ts";

const megabyte = 1024 * 1024;

/** core.telegram.org/bots/api: sendMessage, sendPhoto, sending files. */
const words: Limit = { maxLength: 4096, counts: "characters", maxParts: 3, numbered: false, media: null };

const limit: Limit = {
  ...words,
  media: {
    images: 5,
    files: 5,
    largest: { image: 10 * megabyte, animation: 20 * megabyte, video: 20 * megabyte, file: 20 * megabyte },
    total: null,
    types: ["image/jpeg", "image/png", "image/gif", "video/mp4"],
    altLength: 0,
    isApart: true,
  },
};

/** Once they wrote, pressed or began the bot, until they stop us. */
const untilTheyStop = (opens: SendWindow["opens"]): SendWindow => ({ name: "answer", opens, seconds: null });

export const telegram: Channel = {
  kind: "telegram",
  limits: { public: { ...words, maxParts: 1 }, private: limit },
  sendingRules: {
    windows: [untilTheyStop("message"), untilTheyStop("press"), untilTheyStop("permission")],
    outside: "nothing",
    stopsByWord: true,
  },
  secrets: channelKeys.telegram,
  handshake: () => null,
  isGenuine,
  read,
  // Telegram counts no more than UTF-16 does.
  measure: (text) => text.length,
  conversationWith: (personId) => personId,
  linkToWriteUs: ({ externalId }) => `https://t.me/${encodeURIComponent(externalId.replace(/^@/, ""))}`,
  send,
  // A bot reads no history.
  lookFor: () => Promise.resolve({ status: "unknown", why: "Telegram can't be asked what it took" }),
  keysOf,
  media,
  signs,
  profile,
  hide,
  // Telegram knows no hiding: what we said goes the same way.
  deleting: { of: channelModeration.telegram.deletes, remove: (id, account) => hide(id, true, account) },
};
