/** Chat on the airline's site as a channel: its other end is our own. */
import { channelKeys } from "../../../../contract/channel-keys.ts";
import { chatFilesAtMost } from "../../../../contract/chat-files.ts";
import type { Channel, EnclosedFile, Limit } from "../../../modules/channels/index.ts";
import { checks } from "./check.ts";
import { read } from "./read.ts";

/** Where the lines of all chats are kept. */
export interface ChatLines {
  /** Writes a line of ours under its id, once; gives its number, null where the visitor is gone. */
  add(line: { id: string; visitorId: string; text: string; files: readonly EnclosedFile[] }): Promise<number | null>;
  /** The number of a line of ours; null where it was never written. */
  find(id: string): Promise<number | null>;
  /** The bytes of what a visitor sent; null where it is gone. */
  file(id: string): Promise<Buffer | null>;
  /** Shows on the visitor's open pages that we type. */
  showTyping(visitorId: string): Promise<void>;
}

const words: Limit = { maxLength: 4000, counts: "characters", maxParts: 3, numbered: false, media: null };

const each = 10 * 1024 * 1024;

const limit: Limit = {
  ...words,
  media: {
    images: chatFilesAtMost,
    files: chatFilesAtMost,
    largest: { image: each, animation: each, video: each, file: each },
    total: null,
    types: ["image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4", "video/webm", "application/pdf"],
    altLength: 0,
  },
};

const typingSeconds = 6;

export const chat = (lines: ChatLines): Channel => ({
  kind: "chat",
  limits: { public: words, private: limit },
  secrets: channelKeys.chat,
  handshake: () => null,
  // What visitors write comes by the API; nobody delivers by the vendors' door.
  isGenuine: () => false,
  read,
  checks,
  measure: (text) => text.length,
  readsUpToId: true,
  conversationWith: (visitorId) => visitorId,
  async send({ id, visibility, recipientId, text, files = [] }) {
    if (visibility === "public")
      return { status: "refused", why: "a chat has nobody but its visitor", code: "not-permitted" };
    try {
      const number = await lines.add({ id, visitorId: recipientId, text, files });
      if (number === null) return { status: "refused", why: "the visitor is gone", code: "account-removed" };
      return { status: "accepted", vendorId: String(number) };
    } catch {
      // Written twice is written once: it may simply be tried again.
      return { status: "busy", retryAt: null, why: "the chat could not be written to" };
    }
  },
  async lookFor({ id }) {
    try {
      const number = await lines.find(id);
      return number === null ? { status: "absent" } : { status: "found", vendorId: String(number) };
    } catch {
      return { status: "unknown", why: "the chat could not be read" };
    }
  },
  media: {
    hosts: [],
    async locate({ mediaId }) {
      const content = mediaId === null ? null : await lines.file(mediaId).catch(() => "away" as const);
      if (content === "away") return { status: "failed", why: "the chat could not be read" };
      return content ? { status: "here", content } : { status: "refused", why: "the chat it came with is gone" };
    },
  },
  signs: {
    typing: { seconds: typingSeconds },
    async show(sign, { recipientId }) {
      // Nobody asks what became of it.
      if (sign === "typing") await lines.showTyping(recipientId).catch(() => {});
      return undefined;
    },
  },
});
