/** The vendor's bad days, by a seed: every way in which X is known to fail, one after the other. */
import { setTimeout as pause } from "node:timers/promises";
import { faultKinds } from "../../world/x/faults.ts";
import type { World } from "../../world/world.ts";
import type { Api } from "../call-api.ts";

/** Where a call goes out with an effect, and where it asks. */
const calls = [
  "create-post",
  "send-message",
  "create-post",
  "send-message",
  "read-own-posts",
  "read-messages",
] as const;

export interface VendorWeather {
  /** How often each was ordered. */
  counts: Record<string, number>;
  /** All is well again. */
  stop(): Promise<void>;
}

export function startWeather(world: World, random: () => number): VendorWeather {
  const counts: Record<string, number> = {};
  const ending = new AbortController();
  const note = (what: string): void => void (counts[what] = (counts[what] ?? 0) + 1);
  const change = (): void => {
    const kind = faultKinds[Math.floor(random() * faultKinds.length)] ?? "cut";
    const endpoint = calls[Math.floor(random() * calls.length)] ?? "create-post";
    world.addFault({ endpoint, kind, count: 1 + Math.floor(random() * 2), resetSeconds: 1 + Math.floor(random() * 3) });
    note(kind);
    world.setWebhooks({
      duplicateShare: random() * 0.3,
      delayMs: random() < 0.3 ? random() * 500 : 0,
      keepOrder: random() < 0.5,
      mode: random() < 0.2 ? "held" : "on",
    });
    if (random() < 0.1) {
      world.expireTokens();
      note("token expired");
    }
  };
  const changing = (async () => {
    while (!ending.signal.aborted) {
      change();
      await pause(300 + random() * 700, undefined, { signal: ending.signal }).catch(() => {});
    }
  })();
  return {
    counts,
    async stop() {
      ending.abort();
      await changing;
      world.clearFaults();
    },
  };
}

export interface Engineer {
  /** How often the account had to be signed in again: a process can die with the vendor's new keys in its hands. */
  signIns(): number;
  stop(): void;
}

/** Signs the account in again whenever the product says that the vendor no longer takes its keys. */
export function startEngineer(world: World, api: Api): Engineer {
  let signIns = 0;
  const look = async (): Promise<void> => {
    const { body } = await api("GET", "/api/v1/channel-accounts");
    const account = body.items?.[0] as { id: string; state: string } | undefined;
    if (account?.state !== "sign-in-again") return;
    const secrets = world.secrets();
    const { status } = await api("PUT", `/api/v1/channel-accounts/${account.id}/secrets`, { secrets });
    if (status === 200) signIns++;
  };
  const timer = setInterval(() => void look().catch(() => {}), 1000);
  return { signIns: () => signIns, stop: () => clearInterval(timer) };
}
