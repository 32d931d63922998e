/** What we can take away of what stands in public, per channel: data that adapters and pages read. */
import type { ChannelKind } from "./words.ts";

export interface Moderation {
  /** Hiding takes it away for good: such a channel knows no showing again. */
  hidesForGood?: true;
  /** What can be deleted there, for good: what others wrote below ours, our own answers. */
  deletes: readonly Whose[];
  /** The same below what is somebody else's; absent: nothing. */
  deletesElsewhere?: readonly Whose[];
}

type Whose = "theirs" | "ours";

export const channelModeration = {
  x: { deletes: ["ours"] },
  facebook: { deletes: ["theirs", "ours"], deletesElsewhere: ["ours"] },
  instagram: { deletes: ["theirs", "ours"] },
  telegram: { hidesForGood: true, deletes: ["ours"] },
} as const satisfies Partial<Record<ChannelKind, Moderation>>;

/** Null where nothing can be taken away. */
export const moderationOf = (kind: string): Moderation | null =>
  Object.hasOwn(channelModeration, kind) ? channelModeration[kind as keyof typeof channelModeration] : null;

export function mayDelete(kind: string, { whose, isElsewhere }: { whose: Whose; isElsewhere: boolean }): boolean {
  const moderation = moderationOf(kind);
  return (isElsewhere ? moderation?.deletesElsewhere : moderation?.deletes)?.includes(whose) ?? false;
}
