/** Chat on the airline's site as a channel: its other end is our own. */
import { channelKeys } from "../../../../contract/channel-keys.ts";
import type { Channel, Limit } from "../../../modules/channels/index.ts";
import { checks } from "./check.ts";
import { read } from "./read.ts";

/** Where the lines of all chats are kept. */
export interface ChatLines {
  /** Writes a line of ours under its id, once; gives its number, null where the visitor is gone. */
  add(line: { id: string; visitorId: string; text: string }): Promise<number | null>;
  /** The number of a line of ours; null where it was never written. */
  find(id: string): Promise<number | null>;
}

const limit: Limit = { maxLength: 4000, counts: "characters", maxParts: 3, numbered: false, media: null };

export const chat = (lines: ChatLines): Channel => ({
  kind: "chat",
  limits: { public: limit, private: limit },
  secrets: channelKeys.chat,
  handshake: () => null,
  // What visitors write comes by the API; nobody delivers by the vendors' door.
  isGenuine: () => false,
  read,
  checks,
  measure: (text) => text.length,
  readsUpToId: true,
  conversationWith: (visitorId) => visitorId,
  async send({ id, visibility, recipientId, text }) {
    if (visibility === "public")
      return { status: "refused", why: "a chat has nobody but its visitor", code: "not-permitted" };
    try {
      const number = await lines.add({ id, visitorId: recipientId, text });
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
});
