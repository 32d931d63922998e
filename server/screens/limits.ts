import type { z } from "zod";
import type { WritingLimits } from "../../contract/writing.ts";
import type { Channels } from "../modules/channels/index.ts";

type Shown = z.output<typeof WritingLimits>;

/** How much a channel takes; one that this version does not know takes what we keep. */
export function limitsOf(channels: Channels, kind: string): Shown {
  const limits = channels.get(kind)?.limits;
  if (!limits) return noLimits;
  const copy = (limit: typeof limits.public): Shown["public"] => ({
    ...limit,
    media: limit.media && { ...limit.media, types: [...limit.media.types] },
  });
  return { public: copy(limits.public), private: copy(limits.private) };
}

const noLimits: Shown = {
  public: { maxLength: 10_000, counts: "characters", maxParts: 1, numbered: false, media: null },
  private: { maxLength: 10_000, counts: "characters", maxParts: 1, numbered: false, media: null },
};
