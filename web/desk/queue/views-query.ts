/** Views of the queue, and what can be done with them. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { changeView, createView, listViews, orderViews, removeView } from "../../../contract/views.ts";
import { type Answer, call } from "../../kit/call.ts";
import { tellTrouble } from "../../kit/notices.ts";
import { useWords } from "../../kit/words/words.tsx";
import type { Filter } from "./filter.ts";

export type View = Answer<typeof listViews>["items"][number];

/** The views with their counts. */
export function useViews(): readonly View[] {
  const { data } = useQuery({
    queryKey: ["views"],
    queryFn: ({ signal }) => call(listViews, { signal }),
    refetchInterval: 60_000,
  });
  return data?.items ?? none;
}

const none: readonly View[] = [];

export type Keeping =
  | { type: "create"; name: string; filter: Filter; shared: boolean }
  | { type: "change"; id: string; name?: string; filter?: Filter }
  | { type: "remove"; id: string }
  | { type: "order"; ids: string[] };

/** Keeps, changes and forgets views. */
export function useKeeping() {
  const words = useWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (keeping: Keeping): Promise<void> => {
      const { type, ...given } = keeping;
      if (type === "create")
        await call(createView, { body: given as { name: string; filter: Filter; shared: boolean } });
      else if (type === "order") await call(orderViews, { body: given as { ids: string[] } });
      else {
        const { id, ...body } = given as { id: string; name?: string; filter?: Filter };
        const params = { viewId: id };
        await (type === "remove" ? call(removeView, { params }) : call(changeView, { params, body }));
      }
    },
    onError: (error) => tellTrouble(error, words),
    onSettled: () => queries.invalidateQueries({ queryKey: ["views"] }),
  });
}
