import { event } from "../../platform/events.ts";

/** How far a message of ours came: the vendor took it, refused it, may have it, or its agent took it back. */
export type OutgoingChange = {
  messageId: string;
  state: "accepted" | "refused" | "unsure" | "undone" | "pending";
  /** Why it was refused, in our words. */
  code: string | null;
  /** When the vendor accepted it, ISO 8601. */
  at: string;
  /** Where they read it before we knew that it was accepted, ISO 8601. */
  readAt: string | null;
  /** Where it came through before we knew that, ISO 8601. */
  deliveredAt?: string | null;
  vendorId: string | null;
  why: string | null;
};

export const outgoingChanged = event<OutgoingChange>("channels.outgoing-changed", () => []);

/** A wish to delete what stands in public was made, or came to something. */
export const deletionChanged = event<{ accountId: string; externalId: string }>("channels.deletion-changed", () => []);

/** A reply of somebody to us was hidden or shown again, or could not be. */
export const hidingChanged = event<{ accountId: string; externalId: string }>("channels.hiding-changed", () => []);
