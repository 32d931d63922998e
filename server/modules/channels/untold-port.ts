/** Vendors that tell only where something was said about us, and not what: it is asked for. */
import type { ChannelAccount } from "./channel-account.ts";
import type { RawRequest } from "./entry.ts";
import type { Pointer, Refusal } from "./outbound.ts";

export type ToldOutcome =
  /** As a webhook would have said it, so that one reader reads both. */
  | { status: "told"; request: RawRequest }
  /** Taken away, or kept from us: it won't be asked for again. */
  | { status: "gone"; why: Refusal }
  | { status: "busy"; retryAt: Date | null; why: string }
  | { status: "signed-out" };

export interface UntoldPort {
  /** Asking twice is asking once. Never throws; gives up after 15 seconds. */
  ask(pointer: Pointer & { heardAt: Date }, account: ChannelAccount): Promise<ToldOutcome>;
}
