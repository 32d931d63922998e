/** Making, keeping and withdrawing what we said we come back for. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keepPromise, makePromise, withdrawPromise } from "../../../contract/promises.ts";
import { type Input, call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import type { Case } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import { showCase } from "../case/case-query.ts";

export type Promising =
  | { type: "make"; promise: Input<typeof makePromise>["body"] }
  | { type: "keep"; promiseId: string }
  | { type: "withdraw"; promiseId: string };

export function usePromising(caseId: string) {
  const words = useWords();
  const say = useSay();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (move: Promising) => make(caseId, move),
    onSuccess: (changed, move) => {
      showCase(queries, changed);
      const said = words.care.promise;
      if (move.type === "make" && changed.promise)
        tell(`${changed.number}: ${said.done(say.moment(changed.promise.dueAt))}`);
      if (move.type === "keep") tell(`${changed.number}: ${said.kept}`);
      if (move.type === "withdraw") tell(`${changed.number}: ${said.withdrawn}`);
    },
    onError: (error, move) => {
      if (move.type !== "make") tellTrouble(error, words);
      void queries.invalidateQueries({ queryKey: ["case", caseId] });
    },
  });
}

function make(caseId: string, move: Promising): Promise<Case> {
  if (move.type === "make") return call(makePromise, { params: { caseId }, body: move.promise });
  const params = { caseId, promiseId: move.promiseId };
  return move.type === "keep" ? call(keepPromise, { params }) : call(withdrawPromise, { params });
}
