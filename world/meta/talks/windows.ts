import type { MetaGround } from "../ground.ts";
import { lastWrittenAt } from "./messages.ts";
import type { TalkPlace } from "./messages.ts";

const hour = 3_600_000;

/** How long the airline may write: freely for a day, by the hand of an agent for seven; null where they never wrote. */
export function windowOf(
  meta: MetaGround,
  talk: { place: TalkPlace; handle: string },
): { isOpen: boolean; isOpenForAgents: boolean; closesAt: number | null } {
  const at = lastWrittenAt(meta.db, talk);
  if (at === null) return { isOpen: false, isOpenForAgents: false, closesAt: null };
  const passed = meta.now() - at;
  return { isOpen: passed < 24 * hour, isOpenForAgents: passed < 7 * 24 * hour, closesAt: at + 24 * hour };
}
