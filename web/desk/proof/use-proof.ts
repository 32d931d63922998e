/** How we know who it is, and what an agent does about it. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as contract from "../../../contract/proof.ts";
import { type Answer, call, type Input } from "../../kit/call.ts";
import { tellTrouble } from "../../kit/notices.ts";
import type { CaseDetail } from "../../kit/wire.ts";
import { useWords } from "../../kit/words/words.tsx";

export type Standing = Answer<typeof contract.getProof>;
export type ActsFor = NonNullable<Input<typeof contract.proveByBooking>["body"]["actsFor"]>;

/** Fetched anew when something about the customer changes. */
export function useStanding({ customerId, id: caseId }: Pick<CaseDetail, "customerId" | "id">, may = true) {
  return useQuery({
    queryKey: ["customer", customerId, "proof", caseId],
    queryFn: ({ signal }) => call(contract.getProof, { params: { customerId }, query: { caseId }, signal }),
    enabled: may,
  });
}

type Deed =
  | { type: "booking"; recordLocator: string; surname: string; actsFor?: ActsFor | undefined }
  | { type: "check"; codeId: string; code: string };

/** Checks what a customer gave. */
export function useChecking({ customerId, id: caseId }: Pick<CaseDetail, "customerId" | "id">) {
  const words = useWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (deed: Deed) => {
      if (deed.type === "check") {
        const { codeId, code } = deed;
        return call(contract.checkCode, { params: { customerId, codeId }, body: { code } });
      }
      const { recordLocator, surname, actsFor } = deed;
      const body = { recordLocator, surname, caseId, ...(actsFor && { actsFor }) };
      return { ...(await call(contract.proveByBooking, { params: { customerId }, body })), triesLeft: 0 };
    },
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["customer", customerId] }),
    onError: (error) => tellTrouble(error, words),
  });
}

/** Everything else that is done about a proof, each with what went wrong said. */
export function useProofDeeds({ customerId, id: caseId }: Pick<CaseDetail, "customerId" | "id">) {
  const words = useWords();
  const queries = useQueryClient();
  const params = { customerId };
  const onError = (error: unknown) => tellTrouble(error, words);
  const onSuccess = () => void queries.invalidateQueries({ queryKey: ["customer", customerId] });
  const sendCode = useMutation({
    mutationFn: ({
      bookingId,
      contactId,
      actsFor,
    }: {
      bookingId: string;
      contactId: string;
      actsFor?: ActsFor | undefined;
    }) => call(contract.sendCode, { params, body: { bookingId, contactId, caseId, ...(actsFor && { actsFor }) } }),
    onError,
  });
  const makeLink = useMutation({
    mutationFn: () => call(contract.makeProofLink, { params, body: { caseId } }),
    onError,
  });
  const override = useMutation({
    mutationFn: (wish: { bookingId: string; use: "told" | "changed"; reason: string }) =>
      call(contract.overrideProof, { params, body: { ...wish, caseId } }),
    onError,
    onSuccess,
  });
  const endMandate = useMutation({
    mutationFn: ({ mandateId, reason }: { mandateId: string; reason: string }) =>
      call(contract.endMandate, { params: { customerId, mandateId }, body: { reason } }),
    onError,
    onSuccess,
  });
  return { sendCode, makeLink, override, endMandate };
}
