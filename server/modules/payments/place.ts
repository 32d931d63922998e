/** Where somebody can be asked for money now, or why not. */
import type { NoAsking } from "../../../contract/payments.ts";
import { findTraits, findWays } from "../cases/index.ts";
import { firstOf, type PaymentsContext } from "./context.ts";
import { isVerified } from "./verified.ts";

export type PlaceToAsk = { threadId: string; customerId: string; language: string } | { refused: NoAsking };

/** In private, where they spoke in this case, if they have proved who they are and the channel takes it. */
export async function findPlace(
  app: PaymentsContext,
  { caseId, threadId }: { caseId: string; threadId?: string | undefined },
): Promise<PlaceToAsk> {
  if (firstOf(app.providers) === null) return { refused: "not-connected" };
  const [theCase] = await findTraits(app.db, [caseId]);
  const ways = await findWays(app, { caseId, by: "person" });
  const isPrivate = ways.filter(
    (way) => way.visibility === "private" && way.threadId !== null && (!threadId || way.threadId === threadId),
  );
  if (!theCase || theCase.isErased || isPrivate.length === 0) return { refused: "public" };
  const { customerId, language } = theCase;
  if (!(await isVerified(app.db, { customerId, caseId }))) return { refused: "not-proved" };
  const way = isPrivate.find(({ clearance }) => clearance.clear && clearance.hold === null);
  if (!way || way.threadId === null) return { refused: "not-clear" };
  return { threadId: way.threadId, customerId, language };
}
