/** Reactions that failed eight times and wait for a person. */
import { atomically, type Context, type Fact } from "./context.ts";
import type { Db } from "./db.ts";

export interface DeadReaction {
  id: string;
  reaction: string;
  type: string;
  attempts: number;
  why: string;
  fact: Fact;
}

/** Newest first. */
export function listDeadReactions(
  db: Db,
  { before, limit }: { before: string | null; limit: number },
): Promise<DeadReaction[]> {
  return db<DeadReaction[]>`
    select id::text as id, reaction, type, attempts, why, fact from platform.reaction_retry
    where dead and (${before}::bigint is null or id < ${before}::bigint)
    order by platform.reaction_retry.id desc limit ${limit}`;
}

const atOnce = 1000;

/** Has these, or without ids the oldest thousand, tried again from now on. */
export function redriveReactions(
  app: Context,
  ids: readonly string[] | null,
): Promise<{ count: number; isMore: boolean }> {
  return atomically(app, async (app) => {
    const rows = await app.db`
      update platform.reaction_retry set dead = false, attempts = 1, next_at = platform.now()
      where id in (
        select id from platform.reaction_retry
        where dead and (${ids === null} or id = any(${[...(ids ?? [])]}::bigint[]))
        order by platform.reaction_retry.id limit ${atOnce} for update)
      returning id`;
    const [counted] = await app.db<[{ left: boolean }]>`
      select exists (select 1 from platform.reaction_retry where dead) as left`;
    return { count: rows.length, isMore: ids === null && counted.left };
  });
}
