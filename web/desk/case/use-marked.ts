/** The message that an address points at: brought into sight once, and marked for a while. */
import { useRouterState } from "@tanstack/react-router";
import { useEffect, useState } from "react";

const seconds = 4;

/** The id of the message to mark now; null when there is none, or no more. */
export function useMarked(isHere: (messageId: string) => boolean): string | null {
  const wanted = useRouterState({ select: ({ location }) => new URLSearchParams(location.searchStr).get("message") });
  const [done, setDone] = useState<string | null>(null);
  const here = wanted !== null && isHere(wanted);
  useEffect(() => {
    if (!here || wanted === done) return undefined;
    // After the stream has gone to its end.
    const scroll = setTimeout(() => {
      document.querySelector(`[data-message="${CSS.escape(wanted)}"]`)?.scrollIntoView({ block: "center" });
    }, 60);
    const end = setTimeout(() => setDone(wanted), seconds * 1000);
    return () => {
      clearTimeout(scroll);
      clearTimeout(end);
    };
  }, [wanted, here, done]);
  return here && wanted !== done ? wanted : null;
}
