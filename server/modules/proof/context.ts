/** What commands of proof may reach. */
import type { BookingsContext } from "../bookings/index.ts";
import type { ChannelsContext } from "../channels/index.ts";
import type { Courier } from "./courier.ts";

export interface ProofContext extends BookingsContext, ChannelsContext {
  readonly db: BookingsContext["db"];
  /** Null: nothing is connected that could carry a code. */
  readonly courier: Courier | null;
}
