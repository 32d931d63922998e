/** The connected accounts. */
import type { z } from "zod";
import { useQuery } from "@tanstack/react-query";
import { type ChannelAccount, listChannelAccounts } from "../../../contract/channels.ts";
import { call } from "../../kit/call.ts";

export type Account = z.input<typeof ChannelAccount>;

export const useAccounts = () =>
  useQuery({ queryKey: ["channels", "accounts"], queryFn: ({ signal }) => call(listChannelAccounts, { signal }) });
