/** One's own factors, fetched once for all who show them. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getSecurity } from "../../../contract/sign-in.ts";
import { call } from "../../kit/call.ts";

export const useSecurity = () =>
  useQuery({ queryKey: ["account", "security"], queryFn: ({ signal }) => call(getSecurity, { signal }) });

/** Has everything about one's account asked anew. */
export function useAccountAnew(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["account"] });
}
