/** Renews an account's keys, once for all processes: a vendor's refresh token works a single time. */
import { setTimeout as pause } from "node:timers/promises";
import { isUnavailable } from "../../platform/db.ts";
import { findAccount, markSignInAgain, renewSecrets } from "./accounts.ts";
import type { ChannelAccount } from "./channel-account.ts";
import type { ChannelsContext } from "./context.ts";

/** Runs `work`; where the vendor no longer takes our keys, renews them and runs it once more. */
export async function withFreshKeys<T>(
  app: ChannelsContext,
  account: ChannelAccount,
  work: (account: ChannelAccount) => Promise<T | "signed-out">,
): Promise<T | "signed-out"> {
  const first = await work(account);
  if (first !== "signed-out") return first;
  const fresh = await renewKeys(app, account);
  return fresh ? work(fresh) : "signed-out";
}

/** Longer than a call to the vendor may take. */
const patienceMs = 20_000;

const triesToKeep = 150;

/**
 * The account with keys that work; null where they can't be renewed. Whoever comes second waits for the first and takes what they
 * brought: the lock is the database's, so it holds between processes, and a process that dies gives it back.
 */
export async function renewKeys(app: ChannelsContext, used: ChannelAccount): Promise<ChannelAccount | null> {
  const channel = app.channels.get(used.kind);
  if (!channel?.renew) return null;
  const lease = await takeLease(app, used);
  if (lease !== "ours") return lease;
  try {
    const outcome = await channel.renew(used);
    if (outcome.status === "renewed") {
      await keep(app, used, outcome.secrets);
      return { ...used, secrets: { ...used.secrets, ...outcome.secrets } };
    }
    if (outcome.status === "refused")
      await markSignInAgain(app, used, outcome.why ?? "the vendor no longer takes our keys");
    return null;
  } finally {
    await app.db`update channels.account set renewing_until = null where id = ${used.id}`;
  }
}

/** The vendor took the old keys and the new ones are in our hands alone: they wait for the database, minutes if need be. */
async function keep(app: ChannelsContext, used: ChannelAccount, secrets: Record<string, string>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await renewSecrets(app, used, secrets);
    } catch (error) {
      if (!isUnavailable(error) || tries === triesToKeep) throw error;
      await pause(Math.min(2000, 25 * 2 ** tries));
    }
  }
}

/** Ours to renew; or what another one renewed meanwhile; null where nobody could. */
async function takeLease(app: ChannelsContext, used: ChannelAccount): Promise<"ours" | ChannelAccount | null> {
  const end = performance.now() + patienceMs;
  while (performance.now() < end) {
    const now = await findAccount(app, used.id);
    if (!now) return null;
    if (JSON.stringify(now.secrets) !== JSON.stringify(used.secrets)) return now;
    const { count } = await app.db`
      update channels.account set renewing_until = platform.now() + interval '20 seconds'
      where id = ${used.id} and (renewing_until is null or renewing_until < platform.now())`;
    if (count === 1) {
      // Between the look and the lease somebody may have been faster.
      const again = await findAccount(app, used.id);
      if (again && JSON.stringify(again.secrets) === JSON.stringify(used.secrets)) return "ours";
      await app.db`update channels.account set renewing_until = null where id = ${used.id}`;
      return again;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return null;
}
