/** The newest customer message that the agent can have read. */
import { useCallback, useState } from "react";
import type { Message } from "../../kit/wire.ts";

export interface Seen {
  /** The newest seen one; null before any was. */
  messageId: string | null;
  /** Customer messages that came after it. */
  unseen: readonly Message[];
  /** Says that a message was in view. */
  see: (messageId: string) => void;
}

/** Those of an opened case count as seen; later ones once they were in view. */
export function useSeen(messages: readonly Message[]): Seen {
  const inbound = messages.filter(({ direction }) => direction === "inbound");
  const [messageId, setMessageId] = useState(inbound.at(-1)?.id ?? null);
  const at = inbound.findIndex(({ id }) => id === messageId);
  const see = useCallback((seenId: string) => setMessageId(seenId), []);
  return { messageId, unseen: inbound.slice(at + 1), see };
}
