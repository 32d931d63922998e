/** One case as the page holds it. */
import { type QueryClient, useQuery } from "@tanstack/react-query";
import { getCase } from "../../../contract/cases.ts";
import { call } from "../../kit/call.ts";
import type { Case, CaseDetail, Message } from "../../kit/wire.ts";

/** The case with its messages and customer. */
export function useCase(caseId: string) {
  return useQuery({
    queryKey: ["case", caseId],
    queryFn: ({ signal }) => call(getCase, { params: { caseId }, signal }),
  });
}

/** Puts a message that the server just answered with into its case, without waiting for the next fetch. */
export function showMessage(queries: QueryClient, message: Message): void {
  queries.setQueryData<CaseDetail>(["case", message.caseId], (old) => {
    if (!old) return old;
    const at = old.messages.findIndex(({ id }) => id === message.id);
    return { ...old, messages: at === -1 ? [...old.messages, message] : old.messages.with(at, message) };
  });
}

/** Puts a case's new state into its page; what the short form lacks stays as it was until fetched. */
export function showCase(queries: QueryClient, changed: Case): void {
  queries.setQueryData<CaseDetail>(
    ["case", changed.id],
    (old) => old && { ...old, ...changed, customer: old.customer },
  );
  void queries.invalidateQueries({ queryKey: ["case", changed.id] });
  void queries.invalidateQueries({ queryKey: ["desk"] });
  void queries.invalidateQueries({ queryKey: ["promised"] });
}
