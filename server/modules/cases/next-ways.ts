/** What is left where a message may not go, the best first. Pure. */
import type { NextKind } from "../../../contract/ways.ts";
import type { Way } from "./ways.ts";

/** As the contract has it: a refusal tells them too. */
export interface NextWay extends Pick<Way, "channel" | "visibility" | "threadId"> {
  kind: NextKind;
  channelAccountId: string;
}

/** They want nothing of us: what we may say in public or elsewhere is for people to judge, and a template would only go round it. */
const final = new Set(["opted-out", "blocked", "account-removed"]);

export function nextWays(ways: readonly Way[], from: Way): NextWay[] {
  const { clearance } = from;
  const why = clearance.clear ? null : clearance.why;
  const others = ways.filter((way) => way !== from);
  const sameAccount = ({ accountId }: Way): boolean => accountId === from.accountId;
  const isClear = (way: Way): boolean => way.clearance.clear;
  const isReply = ({ clearance: one }: Way): boolean => one.clear && one.windows[0]?.name === "private-reply";
  const templates = from.takesTemplates && !(why && final.has(why)) ? [say("template", from)] : [];
  const elsewhere = others.filter((way) => !sameAccount(way) && way.visibility === "private");
  return [
    ...templates,
    ...others.filter((way) => isClear(way) && isReply(way)).map((way) => say("private-reply", way)),
    ...others.filter((way) => isClear(way) && way.visibility === "public").map((way) => say("public", way)),
    ...elsewhere.filter((way) => isClear(way) && !isReply(way)).map((way) => say("elsewhere", way)),
    ...elsewhere
      .filter((way) => !isClear(way) && way.takesTemplates && !isFinal(way))
      .map((way) => say("elsewhere-template", way)),
    say("wait", from),
  ];
}

const isFinal = ({ clearance }: Way): boolean => !clearance.clear && final.has(clearance.why);

const say = (kind: NextKind, { channel, visibility, accountId, threadId }: Way): NextWay => ({
  kind,
  channel,
  visibility,
  channelAccountId: accountId,
  threadId,
});
