/** E-mail as a channel. */
import { channelKeys } from "../../../../contract/channel-keys.ts";
import type { Channel, Limit } from "../../../modules/channels/index.ts";
import { checks } from "./check.ts";
import { gate } from "./gate.ts";
import { isGenuine } from "./genuine.ts";
import { listing } from "./imap.ts";
import { renew } from "./oauth.ts";
import { place } from "./place.ts";
import { fileIn, mostBytes, read, readAnswer } from "./read.ts";
import { send } from "./send.ts";

const megabytes = 1024 * 1024;

/** Ten megabytes become fourteen on their way, which a call must carry within its time; most mailboxes take twice that. */
const limit: Limit = {
  maxLength: 10_000,
  counts: "characters",
  maxParts: 1,
  numbered: false,
  media: {
    images: 10,
    files: 10,
    largest: { image: 10 * megabytes, animation: 10 * megabytes, video: 10 * megabytes, file: 10 * megabytes },
    total: 10 * megabytes,
    types: [],
    altLength: 0,
  },
};

export const email: Channel & { readAnswer: typeof readAnswer } = {
  kind: "email",
  carriesLetters: true,
  limits: { public: limit, private: limit },
  largestDelivery: mostBytes,
  secrets: channelKeys.email,
  handshake: () => null,
  isGenuine,
  read,
  readAnswer,
  place,
  fileIn,
  measure: (text) => [...text].length,
  conversationWith: (personId) => `to:${personId}`,
  send,
  renew: (account) => renew(account),
  listing,
  gate,
  checks,
  // A mail server keeps no list of what it took: what comes back, or an answer, tells.
  lookFor: async () => ({ status: "unknown", why: "mail servers do not tell what they took" }),
};
