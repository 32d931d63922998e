/** Turns a mention into a case and goes there. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { openCaseFor } from "../../../contract/case-work.ts";
import { call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { useLaterWords } from "../../kit/words/words.tsx";

export function useOpening() {
  const words = useLaterWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (messageId: string) => call(openCaseFor, { params: { messageId } }),
    onSuccess: async (opened) => {
      tell(`${opened.number}: ${words.mentions.opened}`);
      void queries.invalidateQueries({ queryKey: ["messages"] });
      void queries.invalidateQueries({ queryKey: ["desk"] });
      await navigate({ to: "/desk/case/$caseId", params: { caseId: opened.id } });
    },
    onError: (error) => {
      tellTrouble(error, words);
      void queries.invalidateQueries({ queryKey: ["messages"] });
    },
  });
}
