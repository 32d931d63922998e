/** E-mail as a channel. */
import type { Channel, Limit } from "../../../modules/channels/index.ts";
import { gate } from "./gate.ts";
import { isGenuine } from "./genuine.ts";
import { listing } from "./imap.ts";
import { place } from "./place.ts";
import { fileIn, mostBytes, read, readAnswer } from "./read.ts";
import { send } from "./send.ts";

const limit: Limit = { maxLength: 10_000, counts: "characters", maxParts: 1, numbered: false, media: null };

export const email: Channel & { readAnswer: typeof readAnswer } = {
  kind: "email",
  carriesLetters: true,
  limits: { public: limit, private: limit },
  largestDelivery: mostBytes,
  secrets: {
    required: ["smtpUrl"],
    optional: [
      "imapUrl",
      "senderName",
      "webhookPassword",
      "mailgunKey",
      "dkimSelector",
      "dkimKey",
      "dkimDomain",
      "authservId",
    ],
  },
  handshake: () => null,
  isGenuine,
  read,
  readAnswer,
  place,
  fileIn,
  measure: (text) => [...text].length,
  conversationWith: (personId) => `to:${personId}`,
  send,
  listing,
  gate,
  // A mail server keeps no list of what it took: what comes back, or an answer, tells.
  lookFor: async () => ({ status: "unknown", why: "mail servers do not tell what they took" }),
};
