/** An answer the server sent back: its text returns to the box, and the next try keeps its id. */
import { useEffect, useState } from "react";
import type { CaseDetail, Message, Visibility } from "../../kit/wire.ts";
import type { Outgoing } from "./outbox.ts";
import { useOutbox } from "./use-outbox.tsx";

export interface Returned {
  id: string | null;
  why: Outgoing["why"];
  /** What the customer wrote after what its writer had seen. */
  missed: readonly Message[];
  forget: () => void;
}

export function useReturned(
  of: CaseDetail,
  putBack: (returned: { text: string; visibility: Visibility }) => void,
): Returned {
  const { outbox, take } = useOutbox();
  const [held, setHeld] = useState<Pick<Outgoing, "id" | "why" | "seenMessageId"> | null>(null);
  const back = outbox.find(({ caseId, state }) => caseId === of.id && state === "returned");
  useEffect(() => {
    if (!back) return;
    putBack(back);
    setHeld(back);
    take(back.id);
    // Only its arrival matters; the ways to put it back are new on every render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [back?.id]);
  const inbound = of.messages.filter(({ direction }) => direction === "inbound");
  const missed = held?.why?.stale ? inbound.slice(inbound.findIndex(({ id }) => id === held.seenMessageId) + 1) : [];
  return { id: held?.id ?? null, why: held?.why ?? null, missed, forget: () => setHeld(null) };
}
