/** What a customer allows, fetched and noted. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getConsent, noteConsent } from "../../../contract/consent.ts";
import { call, type Input } from "../../kit/call.ts";

/** The key begins with the customer: it is looked at again whenever they change. */
const keyOf = (ids: readonly string[]) => ["customer", ids, "consent"];

export const useConsent = (ids: readonly string[]) =>
  useQuery({
    queryKey: keyOf(ids),
    queryFn: ({ signal }) => call(getConsent, { params: { customerId: ids[0] ?? "" }, signal }),
  });

export function useNotingConsent(ids: readonly string[]) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Input<typeof noteConsent>["body"]) =>
      call(noteConsent, { params: { customerId: ids[0] ?? "" }, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(ids) }),
  });
}
