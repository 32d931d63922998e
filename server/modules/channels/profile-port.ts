/** What stands about us in our profile at the vendor. */
import type { ChannelAccount } from "./channel-account.ts";
import type { HideOutcome } from "./outbound.ts";

/** By language; `default` is for all whose language has none of its own. */
export type ProfileTexts = Readonly<Record<string, string>>;

export interface ProfilePort {
  /** Characters of one text. */
  readonly most: number;
  /** Each reader is shown it in their language; otherwise one text is for all. */
  readonly inLanguages: boolean;
  /** Has `texts` stand there instead of `before`, what was written last. Twice is once. Never throws. */
  write(change: { texts: ProfileTexts; before: ProfileTexts }, account: ChannelAccount): Promise<HideOutcome>;
}
