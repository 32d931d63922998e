/** Ways in that are no webhook: lists of a vendor that we look at, and ports of ours where others hand over. */
import type { ChannelAccount } from "./channel-account.ts";
import type { RawRequest } from "./entry.ts";

/** What a look at the vendor's own list brought: answers as they came, and where to go on from. */
export interface Catch {
  requests: readonly RawRequest[];
  readTo: string | null;
  /** Whether to look again at once: there may be more, or what was stored is to be marked. */
  hasMore?: boolean;
}

/**
 * A channel whose vendor keeps a list of what was written to us: what no webhook told, or told while we were away, is found there.
 * `readTo` null: only learn where the list ends. Null back: it can't be looked at now.
 */
export interface Listing {
  look(account: ChannelAccount, readTo: string | null): Promise<Catch | "signed-out" | null>;
  /**
   * Waits at the vendor, for minutes, until there may be more than `readTo`. `never`: this account is not waited for. Ends soon after
   * the signal. Never throws.
   */
  wait?(
    account: ChannelAccount,
    readTo: string | null,
    signal: AbortSignal,
  ): Promise<"news" | "quiet" | "failed" | "never">;
}

/** A way in that is no webhook: others' servers hand deliveries over at a port of ours. */
export interface Gate {
  open(settings: GateSettings, keeper: Keeper): Promise<{ port: number; close(): Promise<void> }>;
}

export interface GateSettings {
  protocol: "smtp" | "lmtp";
  host: string;
  port: number;
  /** What we call ourselves there. */
  name: string;
  /** Who may hand over: addresses or networks. */
  peers: readonly string[];
  /** Lines are made secure where there is one. */
  certificate: { key: string; cert: string } | null;
}

/** What a gate may do with what is handed over. */
export interface Keeper {
  /** The account of this name at the vendor; null where there is none. */
  find(externalId: string): Promise<string | null>;
  /** Resolves once it is committed. */
  keep(delivery: { accountId: string; headers: Record<string, string>; body: Buffer }): Promise<void>;
}
