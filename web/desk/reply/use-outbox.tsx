/** Sends answers, keeps those the network did not take, and tries them again under the same id. */
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useReducer, useRef } from "react";
import { replyToCase } from "../../../contract/case-work.ts";
import { call } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import { keep, kept } from "../../kit/kept.ts";
import { useConnection } from "../../kit/live/live.tsx";
import { useMe } from "../../kit/me.tsx";
import { isPassing, Refused } from "../../kit/problem.ts";
import { useWords } from "../../kit/words/words.tsx";
import { showMessage } from "../case/case-query.ts";
import { type Outgoing, reopened, toTry, turn, type Written } from "./outbox.ts";

interface OutboxUse {
  outbox: readonly Outgoing[];
  send: (answer: Written) => void;
  /** Takes a returned answer out, for its text is back in the box. */
  take: (id: string) => void;
}

const Shared = createContext<OutboxUse>({ outbox: [], send: () => undefined, take: () => undefined });

/** What is on its way from this desk. */
export const useOutbox = (): OutboxUse => useContext(Shared);

/** How many answers wait for the network. */
export const useWaitingToSend = (): number => useOutbox().outbox.filter(({ state }) => state === "waiting").length;

export function Outbox({ children }: { children: ReactNode }) {
  const name = `outbox.${useMe().id}`;
  const [outbox, happen] = useReducer(turn, null, () => reopened(kept(name) as Outgoing[] | null));
  const connection = useConnection();
  const queries = useQueryClient();
  const words = useWords();
  const said = useRef(words);
  useEffect(() => {
    said.current = words;
  });
  useEffect(() => keep(name, outbox.length > 0 ? outbox : null), [name, outbox]);

  const attempt = useCallback(
    async (answer: Written) => {
      const { id, caseId, threadId, visibility, text, readTo, cc, attachments = [], accountId } = answer;
      try {
        const message = await call(replyToCase, {
          params: { caseId },
          body: {
            id,
            visibility,
            text,
            ...(threadId && !accountId ? { threadId } : {}),
            ...(accountId ? { accountId } : {}),
            ...(readTo ? { readTo } : {}),
            ...(cc ? { cc: [...cc] } : {}),
            ...(attachments.length > 0 ? { attachments: [...attachments] } : {}),
          },
        });
        showMessage(queries, message);
        void queries.invalidateQueries({ queryKey: ["customer", message.customerId] });
        happen({ type: "sent", id });
      } catch (error) {
        if (isPassing(error) || (error instanceof Refused && error.status === 401)) {
          happen({ type: "unreached", id });
        } else {
          const stale = error instanceof Refused && error.code === "cases.stale";
          happen({
            type: "returned",
            id,
            why: stale
              ? { stale, messageIds: messageIdsOf(error.details) }
              : { stale: false, said: explain(error, said.current).happened },
          });
        }
      }
      void queries.invalidateQueries({ queryKey: ["case", caseId] });
      void queries.invalidateQueries({ queryKey: ["desk"] });
    },
    [queries],
  );

  useEffect(() => {
    const ready = toTry(outbox);
    if (ready.length === 0) return undefined;
    const tryAll = () => {
      for (const answer of ready) {
        happen({ type: "trying", id: answer.id });
        void attempt(answer);
      }
    };
    // At once when the line is back; else now and then, for the line may be down while the server answers.
    const timer = setTimeout(tryAll, connection === "live" ? 1500 : 10_000);
    return () => clearTimeout(timer);
  }, [outbox, connection, attempt]);

  const value = useMemo<OutboxUse>(
    () => ({
      outbox,
      send: (answer) => {
        happen({ type: "written", answer });
        void attempt(answer);
      },
      take: (id) => happen({ type: "taken", id }),
    }),
    [outbox, attempt],
  );
  return <Shared value={value}>{children}</Shared>;
}

function messageIdsOf(details: unknown): readonly string[] {
  const ids = (details as { messageIds?: unknown } | null)?.messageIds;
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
}
