/** Which colleagues have a case before them, and where this page is for them. */
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { listPresent } from "../../../contract/presence.ts";
import { call } from "../../kit/call.ts";
import { useConnection, useSaying } from "../../kit/live/live.tsx";
import { useMe } from "../../kit/me.tsx";
import type { Present } from "../../kit/wire.ts";

const nobody: readonly Present[] = [];

/** Who is where, and in which cases customers type; undefined while nobody can know. */
export function useLook() {
  const connection = useConnection();
  const { data } = useQuery({
    queryKey: ["presence"],
    queryFn: ({ signal }) => call(listPresent, { signal }),
    staleTime: Infinity,
    // A word about somebody who left may be lost with a process.
    refetchInterval: 30_000,
  });
  return connection === "offline" ? undefined : data;
}

/** The colleagues at a case, oneself left out; nobody while the line is down, for then nobody can know. */
export function usePresent(caseId: string): readonly Present[] {
  const me = useMe();
  return useLook()?.items.filter((one) => one.caseId === caseId && one.staffId !== me.id) ?? nobody;
}

/** Keys are told at most so often, in milliseconds; the server takes silence of six seconds for the end of typing. */
const often = 3000;

/** How customers are told that somebody types to them; nobody is until that is loaded. */
export const telling: { typing: ((caseId: string, threadId: string) => void) | null } = { typing: null };

export interface Being {
  /** A key was pressed; `threadId`: in an answer for this private thread, whose reader may see that. */
  type: (threadId: string | null) => void;
  rest: () => void;
}

/** Says that this page shows a case, and gives the way to say that somebody types there. */
export function useBeingAt(caseId: string): Being {
  const say = useSaying();
  const saidAt = useRef(0);
  useEffect(() => {
    const tell = () =>
      say({ type: "at", caseId: document.visibilityState === "visible" ? caseId : null, typing: false });
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => {
      document.removeEventListener("visibilitychange", tell);
      say({ type: "at", caseId: null, typing: false });
    };
  }, [caseId, say]);
  const type = useCallback(
    (threadId: string | null) => {
      if (Date.now() - saidAt.current < often) return;
      saidAt.current = Date.now();
      say({ type: "at", caseId, typing: true });
      if (threadId) telling.typing?.(caseId, threadId);
    },
    [caseId, say],
  );
  const rest = useCallback(() => {
    if (saidAt.current === 0) return;
    saidAt.current = 0;
    say({ type: "at", caseId, typing: false });
  }, [caseId, say]);
  return { type, rest };
}
