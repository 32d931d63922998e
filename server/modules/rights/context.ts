/** What this module's commands may reach. */
import type { BookingsContext } from "../bookings/index.ts";
import type { ChannelsContext } from "../channels/index.ts";

export interface RightsContext extends BookingsContext, ChannelsContext {
  readonly db: BookingsContext["db"];
  readonly key: Buffer;
  readonly config: { readonly home: string };
}
