/** What its writer took back is gone here too: words, earlier versions, pictures and deliveries go, the fact stays. */
import { atomically } from "../../platform/context.ts";
import { changed, emit } from "../../platform/events.ts";
import { type ChannelsContext, forgetWords } from "../channels/index.ts";
import { dropAttachments } from "./attachments.ts";
import { caseClosed, waitEnded } from "./events.ts";
import { lockCase, tellStanding } from "./row.ts";

interface Removed {
  id: string;
  caseId: string | null;
  customerId: string | null;
  externalId: string;
  needs: string | null;
  isUnanswered: boolean;
}

export interface TakenBack {
  accountId: string;
  externalId: string;
  /** Other ids of the same, where its history told them. */
  versions?: readonly string[];
  by: "writer" | "us";
}

/** Also remembers what was taken back before it came: it stays gone when it comes. */
export async function removeMessage(
  app: ChannelsContext,
  { accountId, externalId, versions = [], by }: TakenBack,
): Promise<void> {
  const why = by === "us" ? "we took it back" : "its writer took it back";
  const ids = await findAllIds(app, accountId, [externalId, ...versions]);
  await app.db`
    insert into cases.removal (account_id, external_id, why)
    select ${accountId}, id, ${why} from unnest(${ids}::text[]) as id on conflict do nothing`;
  const [row] = await wipe(app, { accountId, ids, why });
  const quotedIn = await forgetQuotes(app, accountId, ids);
  await forgetWords(app, { accountId, externalIds: ids, quotedIn });
  if (row) await settleRemoval(app, row);
}

/** If one version of a chain is taken back, X takes back all. */
async function findAllIds(app: ChannelsContext, accountId: string, known: readonly string[]): Promise<string[]> {
  const rows = await app.db<{ id: string }[]>`
    select external_id as id from cases.message_version where message_id in (
      select message_id from cases.message_version where account_id = ${accountId} and external_id = any(${[...known]}))`;
  return [...new Set([...known, ...rows.map(({ id }) => id)])];
}

async function wipe(
  app: ChannelsContext,
  { accountId, ids, why }: { accountId: string; ids: readonly string[]; why: string },
): Promise<Removed[]> {
  const rows = await app.db<Removed[]>`
    update cases.message m
    set removed_at = platform.now(), removed_why = ${why}, text = '', masked_text = '', reading = null, quoted = null, letter = null, told = null, attachments = '[]'
    where account_id = ${accountId} and external_id = any(${[...ids]}) and removed_at is null
    returning id, case_id, customer_id, external_id, needs,
      direction = 'inbound' and seq > coalesce((
        select max(seen_seq) from cases.message answer
        where answer.case_id = m.case_id and direction = 'outbound' and delivery_state in ('accepted', 'delivered', 'read')), 0) as is_unanswered`;
  for (const { id } of rows) {
    await app.db`delete from cases.letter_body where message_id = ${id}`;
    await app.db`update cases.message_version set text = null, masked_text = null where message_id = ${id}`;
    await app.db`delete from cases.reaction where message_id = ${id}`;
    await dropAttachments(app, id);
  }
  return [...rows];
}

/** Somebody else's words set under one's own go with them; who quoted stays. */
async function forgetQuotes(app: ChannelsContext, accountId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await app.db<{ externalId: string; caseId: string | null }[]>`
    update cases.message set quoted = quoted || '{"text": null, "removed": true}'
    where account_id = ${accountId} and quoted ->> 'externalId' = any(${[...ids]})
    returning external_id, case_id`;
  const topics = rows.flatMap(({ caseId }) => (caseId ? [`case/${caseId}`] : []));
  if (topics.length > 0) await changed(app, topics);
  return rows.map(({ externalId }) => externalId);
}

async function settleRemoval(app: ChannelsContext, removed: Removed): Promise<void> {
  const { caseId, customerId, needs, isUnanswered } = removed;
  const topics = customerId ? [`customer/${customerId}`] : [];
  if (!caseId) return changed(app, [...topics, "mentions"]);
  await forgetPreview(app, caseId);
  await changed(app, [...topics, `case/${caseId}`, "queue"]);
  if (needs !== "mention" && isUnanswered) await endIdleWait(app, caseId);
}

/** The list shows the newest words that are still there. */
async function forgetPreview(app: ChannelsContext, caseId: string): Promise<void> {
  await app.db`
    update cases."case" set preview = coalesce((
      select left(masked_text, 160) from cases.message
      where case_id = ${caseId} and direction = 'inbound' and removed_at is null order by seq desc limit 1), '')
    where id = ${caseId}`;
}

/** Where all that waited for an answer was taken back, nobody waits: a case that was never answered is done, another waits for them. */
async function endIdleWait(app: ChannelsContext, caseId: string): Promise<void> {
  const { state, answering, kind } = await lockCase(app.db, caseId);
  if (state !== "open" || answering) return;
  const [row] = await app.db<[{ waits: boolean; wasAnswered: boolean; at: Date }]>`
    with answered as (
      select max(seen_seq) as seq from cases.message
      where case_id = ${caseId} and direction = 'outbound' and delivery_state in ('accepted', 'delivered', 'read')
    )
    select exists (
        select 1 from cases.message
        where case_id = ${caseId} and direction = 'inbound' and (needs = 'answer' or (${kind} = 'word' and needs = 'word'))
          and removed_at is null and seq > coalesce(answered.seq, 0))
        or exists (select 1 from cases.promise where case_id = ${caseId} and ended_at is null) as waits,
      answered.seq is not null as was_answered, platform.now() as at
    from answered`;
  if (row.waits) return;
  const at = row.at.toISOString();
  if (!row.wasAnswered) {
    await app.db`
      update cases."case"
      set state = 'closed', closed_at = ${row.at}, outcome = 'needed-no-answer', waiting_since = null, changed_at = platform.now()
      where id = ${caseId}`;
    await emit(app, caseClosed, [{ caseId, outcome: "needed-no-answer", at, isAnswering: false }]);
    return tellStanding(app, [caseId]);
  }
  await app.db`update cases."case" set state = 'waiting', waiting_since = null, changed_at = platform.now() where id = ${caseId}`;
  await emit(app, waitEnded, [{ caseId, at }]);
  await tellStanding(app, [caseId]);
}

/** A deletion and its message that were received at the same moment may have missed each other: what is left is taken back now. */
export async function finishRemovals(app: ChannelsContext): Promise<void> {
  const rows = await app.db<{ accountId: string; externalId: string }[]>`
    select removal.account_id, removal.external_id from cases.removal
    cross join lateral (
      select from cases.message m
      where m.account_id = removal.account_id and m.external_id = removal.external_id and m.removed_at is null
      limit 1) as left_over
    where removal.at > (select platform.now()) - interval '1 hour' limit 20`;
  for (const { accountId, externalId } of rows)
    await atomically(app, (app) => removeMessage(app, { accountId, externalId, by: "writer" }));
}
