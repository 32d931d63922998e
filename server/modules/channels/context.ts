/** What this module's commands need beside the database: the adapters, and the key that opens the accounts' secrets. */
import type { Context } from "../../platform/context.ts";
import type { Channels } from "./channel.ts";

export interface ChannelsContext extends Context {
  readonly channels: Channels;
  readonly key: Buffer;
  readonly publicUrl: string;
}
