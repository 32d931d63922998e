/** Whether an account is connected as it should be, as its vendor says, and having the vendor deliver to us. */
import type { AccountCheck } from "../../../contract/account-checks.ts";
import type { ChannelAccount } from "./channel-account.ts";

export type Check = Readonly<AccountCheck>;

/** Where the vendor should deliver to. */
export interface Doorstep {
  webhookUrl: string;
  /** Addresses of ours that take this account's deliveries as well. */
  others: readonly string[];
}

export interface CheckPort {
  /** Without a doorstep only the keys are asked about. Names, ids and permissions alone, never a secret. Never throws. */
  look(account: ChannelAccount, doorstep: Doorstep | null): Promise<readonly Check[]>;
  /**
   * Has the vendor deliver to us; gives what it would not do. Twice is once. An address that is none of ours stays, unless `takeOver`.
   * Never throws.
   */
  subscribe?(account: ChannelAccount, doorstep: Doorstep & { takeOver: boolean }): Promise<readonly Check[]>;
}

/** A finding in short. */
export const found = (
  what: Check["what"],
  code: Check["code"],
  { isFine = false, about = [], at = null }: Partial<Pick<Check, "isFine" | "about" | "at">> = {},
): Check => ({ what, code, isFine, about, at });

/** An address without what may be secret in it: names and passwords, and what stands behind a question mark. */
export function bareAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && /^https?:$/.test(url.protocol) ? `${url.origin}${url.pathname}`.slice(0, 300) : "";
}
