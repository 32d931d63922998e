/** The other open cases of the same person, and the ways to join and part cases. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { getJoinings, joinCase, keepCasesApart, splitCase, takeBackJoining } from "../../../contract/joining.ts";
import { type Answer, call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import type { CaseDetail } from "../../kit/wire.ts";
import { useCaseWords } from "../../kit/words/words.tsx";

export type Joinable = Answer<typeof getJoinings>["proposed"][number];

/** Told under the customer: what they write elsewhere opens cases there. */
export const useJoinings = ({ id, customer }: CaseDetail) =>
  useQuery({
    queryKey: ["customer", customer.ids, "joinings", id],
    queryFn: ({ signal }) => call(getJoinings, { params: { caseId: id }, signal }),
  });

export function useJoiningMoves(of: CaseDetail) {
  const { joining: said } = useCaseWords();
  const words = useCaseWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const params = { caseId: of.id };
  const look = () => {
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => ["case", "customer", "desk"].includes(String(queryKey[0])),
    });
  };
  const onError = (error: unknown) => {
    tellTrouble(error, words);
    look();
  };
  const go = (caseId: string) => {
    look();
    if (caseId !== of.id) void navigate({ to: "/desk/case/$caseId", params: { caseId } });
  };
  const join = useMutation({
    mutationFn: (body: { otherId: string; why: string }) => call(joinCase, { params, body }),
    onSuccess: ({ case: theCase }) => {
      tell(said.joined(theCase.number));
      go(theCase.id);
    },
    onError,
  });
  const apart = useMutation({
    mutationFn: (body: { otherId: string; why: string }) => call(keepCasesApart, { params, body }),
    onSuccess: () => {
      tell(said.keptApart);
      look();
    },
    onError,
  });
  const split = useMutation({
    mutationFn: (body: { threadIds: string[]; why: string }) => call(splitCase, { params, body }),
    onSuccess: ({ case: theCase }) => {
      tell(said.splitDone(theCase.number));
      look();
    },
    onError,
  });
  const undo = useMutation({
    mutationFn: (joiningId: string) => call(takeBackJoining, { params: { ...params, joiningId } }),
    onSuccess: ({ case: one, other }) => {
      tell(said.takenBack);
      // A case that went into another one again is no place to stay.
      go([one, other].find(({ id, outcome }) => id === of.id && outcome !== "joined")?.id ?? other.id);
    },
    onError,
  });
  return {
    join,
    apart,
    split,
    undo,
    isPending: join.isPending || apart.isPending || split.isPending || undo.isPending,
  };
}
