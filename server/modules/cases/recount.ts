/** The clock of a case after its threads became others: who waits now, since when, and where they last spoke. */
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import type { CaseKind } from "../../../contract/words.ts";
import { hasPendingReply } from "./settle.ts";

export interface Waiting {
  messageId: string;
  accountId: string;
  channel: string;
  at: Date;
}

/** The first message of a case that waits for an answer, past those that an answer had seen. */
export async function findWaiting(
  db: Db,
  { caseId, kind, answeredTo }: { caseId: string; kind: CaseKind; answeredTo: string },
): Promise<Waiting | null> {
  const [row] = await db<Waiting[]>`
    select id as message_id, account_id, channel, least(written_at, received_at) as at from cases.message
    where case_id = ${caseId} and direction = 'inbound' and removed_at is null and seq > ${answeredTo}::text::bigint
      and (needs = 'answer' or (${kind} = 'word' and needs = 'word'))
    order by least(written_at, received_at), seq limit 1`;
  return row ?? null;
}

const arrived = ["accepted", "delivered", "read", "unsure"] as const;

/** How far the answers that went out in a case had seen; among these messages where they are given, since then where that is. */
export async function findAnsweredTo(
  db: Db,
  { caseId, among = null, since = null }: { caseId: string; among?: readonly string[] | null; since?: Date | null },
): Promise<string> {
  const [row] = await db<[{ seq: string }]>`
    select coalesce(max(seen_seq), 0)::text as seq from cases.message
    where case_id = ${caseId} and direction = 'outbound' and visibility <> 'internal' and delivery_state = any(${[...arrived]}::text[])
      and (${among === null}::boolean and ${since === null}::boolean or id = any(${[...(among ?? [])]}::uuid[]) or written_at >= ${since}::timestamptz)`;
  return row.seq;
}

/** Writes the clock, and the place where they last spoke. Gives who waits. */
export async function recount(
  app: Context,
  { caseId, kind, answeredTo }: { caseId: string; kind: CaseKind; answeredTo: string },
): Promise<Waiting | null> {
  const { db } = app;
  const waiting = await findWaiting(db, { caseId, kind, answeredTo });
  const answering = await hasPendingReply(app, caseId);
  await db`
    update cases."case" c
    set state = ${waiting ? "open" : "waiting"}, waiting_since = ${waiting?.at ?? null}, answering = ${answering}, resting = ${waiting ? db`resting` : db`false`},
      channel = coalesce(last.channel, c.channel), account_id = coalesce(last.account_id, c.account_id),
      visibility = coalesce(last.visibility, c.visibility), preview = coalesce(last.preview, ''), changed_at = platform.now()
    from (select 1) as one left join lateral (
      select channel, account_id, visibility, left(masked_text, 160) as preview from cases.message
      where case_id = ${caseId} and direction = 'inbound' and removed_at is null order by seq desc limit 1
    ) as last on true
    where c.id = ${caseId}`;
  return waiting;
}
