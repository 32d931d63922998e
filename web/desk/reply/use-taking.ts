/** Takes a free case for whoever begins to answer it, so that no colleague answers it too. */
import { useRef } from "react";
import { useMe } from "../../kit/me.tsx";
import type { CaseDetail } from "../../kit/wire.ts";
import { useMoves } from "../case/case-moves.ts";

export function useTaking(of: CaseDetail): () => void {
  const { permissions } = useMe();
  const moves = useMoves(of.id);
  const asked = useRef(false);
  return () => {
    const free = of.assigneeId === null && of.state === "open" && !of.answering;
    if (!free || asked.current || !permissions.includes("cases:reply")) return;
    asked.current = true;
    moves.mutate(
      { type: "assign", assigneeId: "me", name: null },
      {
        onSettled: () => {
          // Should the case be given away and come back, it may be taken again.
          setTimeout(() => (asked.current = false), 5000);
        },
      },
    );
  };
}
