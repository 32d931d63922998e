/** Has deliveries read again: named ones, or all of a state, a thousand at a time. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { replayDeliveries } from "../../../contract/channels.ts";
import { call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { useAllWords } from "../../kit/words/words.tsx";

type Chosen = { ids: string[] } | { state: "unreadable" };

export function useReplay() {
  const words = useAllWords();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: async (chosen: Chosen) => {
      let count = 0;
      let cursor: string | null = null;
      do {
        const body: Chosen & { cursor?: string } = cursor === null ? chosen : { ...chosen, cursor };
        const done: { count: number; nextCursor: string | null } = await call(replayDeliveries, { body });
        count += done.count;
        cursor = done.nextCursor;
      } while (cursor !== null);
      return count;
    },
    onSuccess: (count) => tell(words.operations.replayed(count)),
    onError: (error) => tellTrouble(error, words),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ["channels"] });
      void queries.invalidateQueries({ queryKey: ["operations"] });
    },
  });
  return { replay: mutate, isPending };
}
