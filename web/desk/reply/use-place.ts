/** Where an answer goes and what may be said there: all of it kept with the draft. */
import type { CaseDetail, NextWay, Thread, Visibility } from "../../kit/wire.ts";
import { useMe } from "../../kit/me.tsx";
import { copiesIn } from "./copied.ts";
import { limitOf, refusalOf, threadFor, visibilityOf, writingIn } from "./target.ts";
import type { DraftUse } from "./use-draft.ts";
import { useWay, type WayUse } from "./use-ways.ts";

export interface Place extends WayUse {
  visibility: Visibility;
  thread: Thread | null;
  limit: CaseDetail["limits"]["public"];
  /** What will stand under the answer. */
  signature: string;
  /** Whom a letter was addressed to besides; null where the answer is no letter. */
  copies: ReturnType<typeof copiesIn>;
  /** Who gets it too. */
  cc: readonly string[];
  refusal: ReturnType<typeof refusalOf>;
  choose: (visibility: Visibility) => void;
  chooseThread: (threadId: string) => void;
  chooseCopies: (cc: readonly string[]) => void;
  /** Takes a way that is left where this one is shut. */
  goBy: (next: NextWay) => void;
}

export function usePlace(of: CaseDetail, draft: DraftUse): Place {
  const me = useMe();
  const visibility = visibilityOf(of, draft.visibility);
  const thread = threadFor(of, visibility, draft.threadId);
  const ways = useWay(of, { thread, visibility });
  const writing = ways.elsewhere ?? writingIn(of, thread);
  const copies = visibility === "private" ? copiesIn(of, thread?.id ?? null) : null;
  const chosen = draft.threadId === thread?.id ? draft.cc : null;
  const choose = (chosen: Visibility) => {
    ways.goElsewhere(null);
    draft.write({ visibility: chosen });
  };
  return {
    ...ways,
    visibility,
    thread,
    limit: limitOf(writing, visibility),
    signature: visibility === "internal" ? "" : writing.signature,
    copies,
    cc: copies ? (chosen ?? copies.usual) : [],
    refusal: refusalOf(of, me, visibility),
    choose,
    chooseThread: (threadId) => draft.write({ threadId, cc: null }),
    chooseCopies: (cc) => draft.write({ threadId: thread?.id ?? null, cc, visibility }),
    goBy(next) {
      choose(next.visibility);
      if (next.threadId) draft.write({ threadId: next.threadId, cc: null });
      else ways.goElsewhere(next);
    },
  };
}
