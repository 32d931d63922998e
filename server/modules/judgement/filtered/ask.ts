/** Small questions to agents: did this need an answer? One agent at a time is asked about a message. */
import { atomically, type Context } from "../../../platform/context.ts";
import type { Db } from "../../../platform/db.ts";
import { findFiltered } from "../../cases/index.ts";
import { findAbilities } from "../../staff/index.ts";
import { findSamplingRule } from "./rule.ts";

/** What is older is asked about no more: whoever waited for it has gone elsewhere. */
const askedForDays = 3;

interface Next {
  messageId: string | null;
  /** How many this agent may still be asked today. */
  left: number;
}

/** The next one for this agent, theirs for five minutes; asked again, the same. */
export function askNext(app: Context, { agentId }: { agentId: string }): Promise<Next> {
  return atomically(app, async (app) => {
    const left = await findLeft(app.db, agentId);
    if (left === 0) return { messageId: null, left };
    const { levels } = await findAbilities(app.db, agentId);
    // Of whom we don't know what they speak we ask all; what is in no language of ours anybody may look at.
    const spoken = Object.keys(levels);
    const languages = spoken.length === 0 ? null : [...spoken, "other", "und"];
    for (;;) {
      const messageId = await take(app.db, { agentId, languages });
      if (messageId === null) return { messageId, left };
      if ((await findFiltered(app.db, [messageId])).length > 0) return { messageId, left };
      // Gone, or a case by now.
      await app.db`delete from judgement.drawn where message_id = ${messageId}`;
    }
  });
}

async function findLeft(db: Db, agentId: string): Promise<number> {
  const { perDay, perAgent } = await findSamplingRule(db);
  const [row] = await db<[{ all: number; theirs: number }]>`
    select count(*)::int as "all", count(*) filter (where judged_by = ${agentId})::int as theirs from judgement.drawn
    where verdict is not null and judged_at >= date_trunc('day', platform.now() at time zone 'UTC') at time zone 'UTC'`;
  return Math.max(0, Math.min(perDay - row.all, perAgent - row.theirs));
}

async function take(
  db: Db,
  { agentId, languages }: { agentId: string; languages: readonly string[] | null },
): Promise<string | null> {
  const [row] = await db<{ messageId: string }[]>`
    update judgement.drawn set asked_of = ${agentId}, asked_until = platform.now() + interval '5 minutes'
    where message_id = (
      select message_id from judgement.drawn one
      where verdict is null and drawn_at > platform.now() - ${askedForDays} * interval '1 day'
        and (asked_until is null or asked_until < platform.now() or asked_of = ${agentId})
        and (${languages}::text[] is null or language = any(${languages}::text[]))
        and not exists (select from judgement.passed_over p where p.message_id = one.message_id and staff_id = ${agentId})
      order by asked_of = ${agentId} and asked_until >= platform.now() desc nulls last, place limit 1 for update skip locked)
    returning message_id`;
  return row?.messageId ?? null;
}
