/** How somebody can be asked: where they spoke to us in private in this case. Nobody is written to first to be asked. */
import type { ChannelsContext } from "../channels/index.ts";
import { findWays } from "../cases/index.ts";
import { type Composed, composeWithLink } from "../templates/index.ts";

export interface WayToAsk {
  threadId: string;
  /** Where words of our own may not go any more: what an approved template says with a link. */
  templateOf: ((link: string) => Promise<Composed | null>) | null;
}

/** The windows that an approved text does not need. */
const over: ReadonlySet<string> = new Set(["window-closed", "people-only", "window-full"]);

export async function findWay(
  app: ChannelsContext,
  { caseId, language, byTemplate }: { caseId: string; language: string; byTemplate: boolean },
): Promise<WayToAsk | null> {
  const ways = await findWays(app, { caseId, by: "machine" });
  const way = ways.find(({ visibility, threadId }) => visibility === "private" && threadId !== null);
  if (!way || way.threadId === null) return null;
  const { threadId, accountId, clearance, takesTemplates } = way;
  if (clearance.clear) {
    const isUnwelcome = clearance.advice.some((one) => one === "complained" || one === "said-no");
    return clearance.hold !== null || isUnwelcome ? null : { threadId, templateOf: null };
  }
  if (!byTemplate || !takesTemplates || !over.has(clearance.why)) return null;
  const templateOf = (link: string) => composeWithLink(app, { accountId, language, link, source: "rating.link" });
  return (await templateOf("…")) ? { threadId, templateOf } : null;
}
