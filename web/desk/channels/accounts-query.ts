/** The connected accounts. */
import { useQuery } from "@tanstack/react-query";
import { listChannelAccounts } from "../../../contract/channels.ts";
import { call } from "../../kit/call.ts";

export const useAccounts = () =>
  useQuery({ queryKey: ["channels", "accounts"], queryFn: ({ signal }) => call(listChannelAccounts, { signal }) });
