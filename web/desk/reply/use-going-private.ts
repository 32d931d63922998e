/** One step to private: an invitation for all, and what is written here for the customer alone. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getInvitation, moveToPrivate } from "../../../contract/moves.ts";
import { call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import type { CaseDetail } from "../../kit/wire.ts";
import { useWords } from "../../kit/words/words.tsx";
import { showMessage } from "../case/case-query.ts";

/** What would be said, in the customer's language. */
export const useInvitation = ({ id }: Pick<CaseDetail, "id">, may: boolean) =>
  useQuery({
    queryKey: ["case", id, "invitation"],
    queryFn: ({ signal }) => call(getInvitation, { params: { caseId: id }, signal }),
    enabled: may,
  });

export function useGoingPrivate(of: CaseDetail, may: boolean) {
  const words = useWords();
  const queries = useQueryClient();
  const { data } = useInvitation(of, may);
  const moving = useMutation({
    mutationFn: ({ text, readTo, ids }: { text: string; readTo: string; ids: [string, string] }) =>
      call(moveToPrivate, {
        params: { caseId: of.id },
        body: { publicId: ids[0], privateId: ids[1], readTo, ...(text !== "" && { privateText: text }) },
      }),
    onSuccess: ({ items }) => {
      for (const message of items) showMessage(queries, message);
      tell(words.desk.reply.wentPrivate);
    },
    onError: (error) => tellTrouble(error, words),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ["case", of.id] });
      void queries.invalidateQueries({ queryKey: ["desk"] });
    },
  });
  return { can: may && typeof data?.publicText === "string" && !moving.isPending, go: moving.mutate };
}
