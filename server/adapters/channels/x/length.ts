/** What X takes: 280 weighted characters in public (a link is 23, an emoji 2), 10,000 plain ones in private; four pictures, or a GIF, or a video. */
import twitterText from "twitter-text";
import type { Limits, MediaLimits } from "../../../modules/channels/index.ts";

const megabyte = 1024 * 1024;

/** docs.x.com: Media best practices. */
const media: MediaLimits = {
  images: 4,
  files: 0,
  largest: { image: 5 * megabyte, animation: 15 * megabyte, video: 512 * megabyte, file: 0 },
  total: null,
  types: ["image/jpeg", "image/png", "image/webp", "image/gif", "video/mp4", "video/quicktime"],
  altLength: 1000,
};

export const limits: Limits = {
  public: { maxLength: 280, counts: "x-weighted", maxParts: 8, numbered: true, media },
  // One attachment in a direct message.
  private: { maxLength: 10_000, counts: "characters", maxParts: 1, numbered: false, media: { ...media, images: 1 } },
};

export function measure(text: string, visibility: "public" | "private"): number {
  return visibility === "public" ? twitterText.parseTweet(text).weightedLength : [...text].length;
}
