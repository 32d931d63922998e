/** An answer the server sent back: its text returns to the box, and the next try keeps its id. */
import { useEffect, useState } from "react";
import type { CaseDetail } from "../../kit/wire.ts";
import type { CameBack } from "./draft.ts";
import type { Outgoing } from "./outbox.ts";
import { useOutbox } from "./use-outbox.tsx";

export interface Returned {
  id: string | null;
  /** The words of the refusal; null where it came back for something unread. */
  said: string | null;
  /** The messages that its writer had not read. */
  unread: readonly string[];
  /** They have been read now. */
  read: () => void;
  forget: () => void;
}

type Held = Pick<Outgoing, "id" | "why">;

export function useReturned(of: CaseDetail, putBack: (returned: CameBack) => void): Returned {
  const { outbox, take } = useOutbox();
  const [held, setHeld] = useState<Held | null>(null);
  const back = outbox.find(({ caseId, state }) => caseId === of.id && state === "returned");
  useEffect(() => {
    if (!back) return;
    putBack(back);
    setHeld({ id: back.id, why: back.why });
    take(back.id);
    // Only its arrival matters; the ways to put it back are new on every render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [back?.id]);
  return {
    id: held?.id ?? null,
    said: held?.why && !held.why.stale ? held.why.said : null,
    unread: held?.why?.stale ? held.why.messageIds : none,
    read: () => setHeld((now) => now && { ...now, why: null }),
    forget: () => setHeld(null),
  };
}

const none: readonly string[] = [];
