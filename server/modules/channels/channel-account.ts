import type { ChannelKind } from "../../../contract/words.ts";

/** An account of ours on a channel, with its secrets opened. */
export interface ChannelAccount {
  id: string;
  kind: ChannelKind;
  externalId: string;
  baseUrl: string | null;
  secrets: Readonly<Record<string, string>>;
  /** A key that nobody else has, another for each account: what we sign with it we know again. */
  ownKey: string;
}
