/** Whether the language model may be asked here, and what it was asked. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { askLanguageModel, getLanguageModel, getProposal, judgeProposal } from "../../../contract/language-model.ts";
import { type Answer, call, type Input } from "../../kit/call.ts";
import { useMay } from "../../kit/me.tsx";
import { tellTrouble } from "../../kit/notices.ts";
import type { CaseDetail } from "../../kit/wire.ts";
import { useCaseWords } from "../../kit/words/words.tsx";

export type Proposal = Answer<typeof getProposal>;
export type Task = Proposal["task"];
export type Question = Omit<Input<typeof askLanguageModel>["body"], "id">;

/** What it may be asked on this channel now; while it rests nothing, and the next minute again. */
export function useTasks(channel: CaseDetail["channel"]): readonly Task[] {
  const may = useMay("cases:reply");
  const { data } = useQuery({
    queryKey: ["language-model"],
    queryFn: ({ signal }) => call(getLanguageModel, { signal }),
    enabled: may,
    staleTime: 60_000,
  });
  return data?.state === "ready" && data.channels.includes(channel) ? data.tasks : [];
}

export interface Asking {
  /** Null: nothing is asked. */
  proposal: Proposal | null;
  /** The question is on its way, or worked on. */
  isWaiting: boolean;
  ask: (question: Question) => void;
  judge: (verdict: "taken" | "dismissed") => void;
}

/** One question at a time; the live line tells when the answer is there, and now and then it is asked for. */
export function useAsking(caseId: string): Asking {
  const words = useCaseWords();
  const [id, setId] = useState<string | null>(null);
  const asking = useMutation({
    mutationFn: (question: Question) =>
      call(askLanguageModel, { params: { caseId }, body: { ...question, id: crypto.randomUUID() } }),
    onSuccess: (asked) => setId(asked.id),
    onError: (error) => tellTrouble(error, words),
  });
  const { data = null } = useQuery({
    queryKey: ["proposal", id],
    queryFn: ({ signal }) => call(getProposal, { params: { proposalId: id ?? "" }, signal }),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && state.data.state !== "waiting" ? false : 4000),
  });
  return {
    proposal: id === null ? null : data,
    isWaiting: asking.isPending || (id !== null && (data === null || data.state === "waiting")),
    ask: (question) => {
      setId(null);
      asking.mutate(question);
    },
    judge: (verdict) => {
      if (data?.state === "done")
        // It only counts; nobody is held up where it does not arrive.
        void call(judgeProposal, { params: { proposalId: data.id }, body: { verdict } }).catch(() => undefined);
      setId(null);
    },
  };
}
