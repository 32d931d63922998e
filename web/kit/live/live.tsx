/** The live line for a whole application: keeps fetched answers fresh and tells whether the line stands. */
import { type Query, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import type { LiveWord } from "../../../contract/live.ts";
import { useMe } from "../me.tsx";
import { gather } from "./gather.ts";
import type { Line } from "./line.ts";
import { refetch } from "./refetch.ts";
import { type Held, holdLine } from "./socket.ts";
import { isOfOne, isTouched } from "./topics.ts";

const Connection = createContext<Line["state"]>("connecting");
const Saying = createContext<(word: LiveWord) => void>(() => undefined);

/** Whether changes arrive as they happen. */
export const useConnection = (): Line["state"] => useContext(Connection);

/** The way to say where this page is. */
export const useSaying = (): ((word: LiveWord) => void) => useContext(Saying);

/** Holds the live line while its children show; all they fetch is at least as new as `after`, a position of the log. */
export function Live({ after, children }: { after: string | null; children: ReactNode }) {
  const begin = useRef(after);
  const line = useRef<Held>(null);
  const [say] = useState(() => (word: LiveWord) => line.current?.say(word));
  const [state, setState] = useState<Line["state"]>("connecting");
  const queries = useQueryClient();
  const { id } = useMe();

  useEffect(() => {
    const again = (predicate: (query: Query) => boolean) => refetch(queries, predicate);
    const refetchTouched = (topics: ReadonlySet<string>) =>
      again(({ queryKey }) => [...topics].some((topic) => isTouched(topic, queryKey)));
    const own = gather<string>(300, refetchTouched);
    // All desks look at the same lists: two hundred that ask three times a second would leave no time for anything else.
    const lists = gather<string>(1000, refetchTouched);
    const presence = gather<string>(500, () => again(({ queryKey }) => queryKey[0] === "presence"));
    const held = holdLine(begin.current, {
      onState: (now) => {
        setState(now);
        // What failed while the line was down is asked again once it stands.
        if (now === "live") void again((query) => query.state.status === "error");
      },
      onTopics: (topics) => {
        if (topics.includes(`caller/${id}`)) void again(({ queryKey }) => queryKey[0] === "me");
        const { mine = [], shared = [] } = Object.groupBy(topics, (topic) => (isOfOne(topic) ? "mine" : "shared"));
        own.add(mine);
        lists.add(shared);
      },
      onBehind: () => void again(() => true),
      onPresence: (caseIds) => presence.add(caseIds),
      // With other rights, everything that was fetched may look different.
      onRights: () => void again(() => true),
      onRefused: () => void again(({ queryKey }) => queryKey[0] === "me"),
    });
    line.current = held;
    return () => {
      own.stop();
      lists.stop();
      presence.stop();
      held.hangUp();
    };
  }, [queries, id]);

  return (
    <Connection value={state}>
      <Saying value={say}>{children}</Saying>
    </Connection>
  );
}
