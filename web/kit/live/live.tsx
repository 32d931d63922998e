/** The live line for a whole application: keeps fetched answers fresh and tells whether the line stands. */
import { type Query, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { gather } from "./gather.ts";
import type { Line } from "./line.ts";
import { holdLine } from "./socket.ts";
import { isTouched } from "./topics.ts";

const Connection = createContext<Line["state"]>("connecting");

/** Whether changes arrive as they happen. */
export const useConnection = (): Line["state"] => useContext(Connection);

/** Holds the live line while its children show. */
export function Live({ children }: { children: ReactNode }) {
  const [state, setState] = useState<Line["state"]>("connecting");
  const queries = useQueryClient();

  useEffect(() => {
    const refetch = (predicate: (query: Query) => boolean) => {
      // A fetch that is under way may have read before the change, so it is started again.
      void queries.invalidateQueries({ predicate }, { cancelRefetch: true });
    };
    const gathering = gather<string>(300, (topics) => {
      refetch(({ queryKey }) => [...topics].some((topic) => isTouched(topic, queryKey)));
    });
    const hangUp = holdLine({
      onState: (now) => {
        setState(now);
        // What failed while the line was down is asked again once it stands.
        if (now === "live") refetch((query) => query.state.status === "error");
      },
      onTopics: (topics) => gathering.add(topics),
      onBehind: () => refetch(() => true),
    });
    return () => {
      gathering.stop();
      hangUp();
    };
  }, [queries]);

  return <Connection value={state}>{children}</Connection>;
}
