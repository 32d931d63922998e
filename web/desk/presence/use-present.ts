/** Which colleagues have a case before them, and where this page is for them. */
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { listPresent } from "../../../contract/presence.ts";
import { call } from "../../kit/call.ts";
import { useConnection, useSaying } from "../../kit/live/live.tsx";
import { useMe } from "../../kit/me.tsx";
import type { Present } from "../../kit/wire.ts";

const nobody: readonly Present[] = [];

/** The colleagues at a case, oneself left out; nobody while the line is down, for then nobody can know. */
export function usePresent(caseId: string): readonly Present[] {
  const me = useMe();
  const connection = useConnection();
  const { data } = useQuery({
    queryKey: ["presence"],
    queryFn: ({ signal }) => call(listPresent, { signal }),
    staleTime: Infinity,
    // A word about somebody who left may be lost with a process.
    refetchInterval: 30_000,
    select: ({ items }) => items,
  });
  if (connection === "offline" || !data) return nobody;
  return data.filter((one) => one.caseId === caseId && one.staffId !== me.id);
}

/** Keys are told at most so often, in milliseconds; the server takes silence of six seconds for the end of typing. */
const often = 3000;

/** Says that this page shows a case, and gives the way to say that somebody types there. */
export function useBeingAt(caseId: string): { type: () => void; rest: () => void } {
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
  const type = useCallback(() => {
    if (Date.now() - saidAt.current < often) return;
    saidAt.current = Date.now();
    say({ type: "at", caseId, typing: true });
  }, [caseId, say]);
  const rest = useCallback(() => {
    if (saidAt.current === 0) return;
    saidAt.current = 0;
    say({ type: "at", caseId, typing: false });
  }, [caseId, say]);
  return { type, rest };
}
