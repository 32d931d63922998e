/** How X counts: 280 weighted characters in public (a link is 23, an emoji 2), 10,000 plain ones in private. */
import twitterText from "twitter-text";
import type { Limits } from "../../../modules/channels/index.ts";

export const limits: Limits = {
  public: { maxLength: 280, counts: "x-weighted" },
  private: { maxLength: 10_000, counts: "characters" },
};

export function measure(text: string, visibility: "public" | "private"): number {
  return visibility === "public" ? twitterText.parseTweet(text).weightedLength : [...text].length;
}
