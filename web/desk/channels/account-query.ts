/** One account, and asking its vendor about it. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import {
  type AccountHealth,
  checkChannelAccount,
  getChannelAccount,
  subscribeChannelAccount,
} from "../../../contract/account-checks.ts";
import { call } from "../../kit/call.ts";
import { tellTrouble } from "../../kit/notices.ts";
import { useLaterWords } from "../../kit/words/words.tsx";

export type Health = z.input<typeof AccountHealth>;

export const useAccount = (accountId: string | null) =>
  useQuery({
    queryKey: ["channels", "account", accountId],
    queryFn: ({ signal }) => call(getChannelAccount, { params: { accountId: accountId ?? "" }, signal }),
    enabled: accountId !== null,
    // Its deliveries are told of by nobody: there are too many.
    refetchInterval: 15_000,
  });

/** Asks the vendor, and has it deliver to us; what it says stands with the account. */
export function useAsking(accountId: string) {
  const words = useLaterWords();
  const queries = useQueryClient();
  const after = {
    onError: (error: Error) => tellTrouble(error, words),
    onSettled: () => queries.invalidateQueries({ queryKey: ["channels"] }),
  };
  const params = { accountId };
  const check = useMutation({ mutationFn: () => call(checkChannelAccount, { params, body: {} }), ...after });
  const subscribe = useMutation({
    mutationFn: (takeOver: boolean) => call(subscribeChannelAccount, { params, body: { takeOver } }),
    ...after,
  });
  return { check, subscribe };
}
