/** Nothing is handed over that may not go: who wanted it hears why not, and what is left. */
import {
  type ChannelsContext,
  type Clear,
  findClearances,
  type NotClear as Refused,
  type Wish,
} from "../channels/index.ts";
import { nextWays } from "./next-ways.ts";
import { NotClear } from "./problems.ts";
import { findWays } from "./ways.ts";

/** Asked again when it is to go; what this says is no promise. */
export async function askClearance(app: ChannelsContext, wish: Wish): Promise<Clear | Refused> {
  const [clearance] = await findClearances(app, [wish]);
  return clearance ?? { clear: false, why: "account-removed" };
}

/** Throws with the next ways where it is not clear. */
export async function requireClear(app: ChannelsContext, caseId: string, wish: Wish): Promise<Clear> {
  const clearance = await askClearance(app, wish);
  if (clearance.clear) return clearance;
  const ways = await findWays(app, { caseId });
  const from = ways.find((way) => way.accountId === wish.accountId && way.visibility === wish.visibility);
  throw NotClear({ why: clearance.why, next: from ? nextWays(ways, { ...from, clearance }) : [] });
}
