/** Requests of persons, fetched and changed. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { cancelPrivacyRequest, listPrivacyRequests, retryPrivacyRequest } from "../../../contract/rights.ts";
import { type Answer, call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { usePagesOf } from "../../kit/pages-of.ts";
import { useLaterWords } from "../../kit/words/words.tsx";

export type Request = Answer<typeof listPrivacyRequests>["items"][number];

export const useRequests = (only: "open" | "closed") =>
  usePagesOf(["privacy-requests", only], (cursor, signal) =>
    call(listPrivacyRequests, { query: { only, ...cursor }, signal }),
  );

export function useRequestMoves({ id }: Request) {
  const words = useLaterWords();
  const queries = useQueryClient();
  const onSettled = () => void queries.invalidateQueries({ queryKey: ["privacy-requests"] });
  const onError = (error: unknown) => tellTrouble(error, words);
  const cancel = useMutation({
    mutationFn: () => call(cancelPrivacyRequest, { params: { requestId: id } }),
    onSuccess: () => tell(words.rights.cancelled),
    onError,
    onSettled,
  });
  const retry = useMutation({
    mutationFn: () => call(retryPrivacyRequest, { params: { requestId: id } }),
    onError,
    onSettled,
  });
  return { cancel, retry };
}
