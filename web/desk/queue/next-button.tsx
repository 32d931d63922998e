/** Takes the case that should be worked next. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { claimNextCase } from "../../../contract/case-work.ts";
import { call } from "../../kit/call.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { useMay } from "../../kit/me.tsx";
import { tell, tellTrouble } from "../../kit/notices.ts";
import type { CaseKind } from "../../kit/wire.ts";
import { useWords } from "../../kit/words/words.tsx";
import { type Filter, queryOf } from "./filter.ts";
import styles from "./next-button.module.css";

export function NextButton({ filter, kind }: { filter: Filter; kind: CaseKind }) {
  const words = useWords();
  const may = useMay("cases:reply");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const claim = useMutation({
    mutationFn: () => call(claimNextCase, { body: { ...queryOf(filter), kind } }),
    onSuccess: async (claimed) => {
      if (claimed) await navigate({ to: "/desk/case/$caseId", params: { caseId: claimed.id } });
      else tell(kind === "word" ? words.care.words.nobody : words.desk.queue.claimedNobody);
    },
    onError: (error) => tellTrouble(error, words),
    onSettled: () => queries.invalidateQueries({ queryKey: ["desk"] }),
  });
  const take = () => {
    if (!claim.isPending) claim.mutate();
  };
  useCommand("next", take, may);
  if (!may) return null;
  return (
    <button
      type="button"
      id="next"
      className={styles.next}
      onClick={take}
      title={words.desk.queue.nextHelp}
      aria-disabled={claim.isPending}
    >
      {words.desk.queue.next}
      <KeyHint command="next" />
    </button>
  );
}
