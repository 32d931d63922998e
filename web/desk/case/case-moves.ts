/** What an agent does with a case, each with what is said afterwards. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  assignCase,
  closeCase,
  correctCase,
  handBackCase,
  handOnCase,
  reopenCase,
  turnCase,
} from "../../../contract/case-work.ts";
import { call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import type { Case, CaseKind, Feeling, HandBackReason, Language, Topic } from "../../kit/wire.ts";
import { isolated } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import { showCase } from "./case-query.ts";

export type Move =
  | { type: "close"; outcome: "solved" | "needed-no-answer"; promise?: "kept" | "withdrawn"; word?: string }
  | { type: "turn"; kind: CaseKind }
  | { type: "reopen" }
  | { type: "hand-back"; reason: HandBackReason | null }
  | { type: "hand-on"; to: string; noteId: string; summary: string; done: string }
  | { type: "assign"; assigneeId: string; name: string | null }
  | { type: "correct"; topic?: Topic; language?: Language; urgency?: number; feeling?: Feeling };

/** The way to make a move on one case; the page shows the answer at once. */
export function useMoves(caseId: string) {
  const words = useWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (move: Move) => make(caseId, move),
    onSuccess: (changed, move) => {
      showCase(queries, changed);
      const said = words.desk.case;
      if (move.type === "close")
        tell(`${changed.number}: ${move.word ? words.desk.reply.closedInPublic : said.closedDone}`);
      if (move.type === "hand-back") tell(`${changed.number}: ${said.handedBack}`);
      if (move.type === "hand-on") tell(`${changed.number}: ${move.done}`);
      if (move.type === "assign" && move.name) tell(`${changed.number}: ${said.assigned(isolated(move.name))}`);
      if (move.type === "correct") tell(said.corrected);
      if (move.type === "turn") tell(`${changed.number}: ${words.care.words.turned}`);
    },
    onError: (error) => {
      tellTrouble(error, words);
      void queries.invalidateQueries({ queryKey: ["case", caseId] });
    },
  });
}

function make(caseId: string, move: Move): Promise<Case> {
  const params = { caseId };
  switch (move.type) {
    case "close":
      return call(closeCase, {
        params,
        body: {
          outcome: move.outcome,
          promise: move.promise,
          ...(move.word && { publicWord: { id: move.word } }),
        },
      });
    case "turn":
      return call(turnCase, { params, body: { kind: move.kind } });
    case "reopen":
      return call(reopenCase, { params });
    case "hand-back":
      return call(handBackCase, { params, body: { reason: move.reason ?? undefined } });
    case "hand-on":
      return call(handOnCase, { params, body: { to: move.to, noteId: move.noteId, summary: move.summary } });
    case "assign":
      return call(assignCase, { params, body: { assigneeId: move.assigneeId } });
    default: {
      const { topic, language, urgency, feeling } = move;
      return call(correctCase, { params, body: { topic, language, urgency, feeling } });
    }
  }
}
