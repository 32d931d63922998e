/** Which answer used which version of a fact, so that a correction finds those who were told something wrong. */
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { MessageNotFound } from "./problems.ts";

interface Used {
  messageId: string;
  facts: readonly { id: string; version: number }[];
}

export async function noteFacts(db: Db, { messageId, facts }: Used): Promise<void> {
  for (const { id, version } of facts)
    await db`insert into cases.used_fact (message_id, fact_id, version) values (${messageId}, ${id}, ${version})`;
}

/** The first who says so is kept. */
export const settleUse = (
  app: Context,
  { messageId, factId, staffId }: { messageId: string; factId: string; staffId: string },
): Promise<void> =>
  atomically(app, async (app) => {
    const { count } = await app.db`
      update cases.used_fact
      set settled_at = coalesce(settled_at, platform.now()), settled_by = coalesce(settled_by, ${staffId})
      where message_id = ${messageId} and fact_id = ${factId}`;
    if (count === 0) throw MessageNotFound();
    await changed(app, ["facts"]);
  });
