/** What hiding and deleting at a vendor share: a wish is tried with keys that work, some times, and then stands as done or refused. */
import { findAccount } from "./accounts.ts";
import type { ChannelAccount } from "./channel-account.ts";
import type { Channel } from "./channel.ts";
import type { ChannelsContext } from "./context.ts";
import { withFreshKeys } from "./fresh-keys.ts";
import type { HideOutcome } from "./outbound.ts";

const attemptsAtMost = 8;

const cannot: HideOutcome = { status: "refused", why: "not-permitted" };

/** `act` calls the vendor, and gives nothing where the channel can't do it. */
export async function tryWish(
  app: ChannelsContext,
  accountId: string,
  act: (channel: Channel, account: ChannelAccount) => Promise<HideOutcome> | undefined,
): Promise<HideOutcome> {
  const account = await findAccount(app, accountId);
  const channel = account && app.channels.get(account.kind);
  if (!account || !channel) return cannot;
  const outcome = await withFreshKeys(app, account, async (account) => {
    const said = (await act(channel, account)) ?? cannot;
    return said.status === "signed-out" ? "signed-out" : said;
  });
  return outcome === "signed-out" ? { status: "signed-out" } : outcome;
}

export interface WishStanding {
  state: "done" | "refused" | "pending";
  why: string | null;
  retryAt: Date | null;
}

/** How a wish stands after so many tries. Pure. */
export function standingAfter(outcome: HideOutcome, attempts: number): WishStanding {
  if (outcome.status === "done") return { state: "done", why: null, retryAt: null };
  if (outcome.status === "refused") return { state: "refused", why: outcome.why, retryAt: null };
  const retryAt = outcome.status === "busy" ? outcome.retryAt : null;
  return attempts >= attemptsAtMost
    ? { state: "refused", why: "other", retryAt }
    : { state: "pending", why: null, retryAt };
}
