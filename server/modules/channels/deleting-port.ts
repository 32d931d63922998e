/** Deleting for good what stands in public. */
import type { ChannelAccount } from "./channel-account.ts";
import type { HideOutcome } from "./outbound.ts";

export interface DeletingPort {
  /** Whose words can be deleted. */
  readonly of: readonly ("theirs" | "ours")[];
  /** What is gone already is deleted. Never throws. */
  remove(externalId: string, account: ChannelAccount): Promise<HideOutcome>;
}
