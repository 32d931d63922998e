/** Files a report at the tracing system. What was not answered can be asked again: it is the same report. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { reportBag } from "../../../contract/baggage.ts";
import { call, type Input } from "../../kit/call.ts";
import type { CaseDetail } from "../../kit/wire.ts";

type Body = Input<typeof reportBag>["body"];
export type BagReport = Omit<Body, "id" | "caseId">;

export function useBagReport({ id: caseId, customer }: CaseDetail) {
  const queries = useQueryClient();
  const last = useRef({ id: "", words: "" });
  return useMutation({
    mutationFn: (report: BagReport) => {
      const words = JSON.stringify(report);
      if (last.current.words !== words) last.current = { id: crypto.randomUUID(), words };
      const params = { customerId: customer.id };
      return call(reportBag, { params, body: { ...report, id: last.current.id, caseId } });
    },
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["customer", customer.ids] }),
  });
}
