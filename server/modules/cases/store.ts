/** Writes a sorted batch: a statement per table, whatever its size. */
import type { Db } from "../../platform/db.ts";
import { bodyOf, letterOf } from "./letter.ts";
import type { Sorted } from "./sort-in.ts";
import { toldOf } from "./told.ts";

export async function store(db: Db, { cases, threads, messages }: Sorted): Promise<void> {
  await storeCases(db, cases);
  await storeThreads(db, threads);
  await storeMessages(db, messages);
  await storeBodies(db, messages);
}

async function storeCases(db: Db, cases: Sorted["cases"]): Promise<void> {
  if (cases.length === 0) return;
  const fresh = cases.filter(({ isNew }) => isNew).map(caseColumns);
  const changed = cases.filter(({ isNew }) => !isNew).map(caseColumns);
  if (fresh.length > 0)
    await db`
      insert into cases."case" (id, kind, customer_id, account_id, channel, visibility, language, topic, urgency, state, opened_at, waiting_since, previous_case_id, preview, changed_at)
      select id, kind, customer_id, account_id, channel, visibility, language, topic, urgency, state, opened_at, waiting_since, previous_case_id, coalesce(preview, ''), (select platform.now())
      from jsonb_populate_recordset(null::cases."case", ${db.json(fresh)}) order by opened_at, id`;
  if (changed.length > 0)
    await db`
      update cases."case" c
      set account_id = row.account_id, channel = row.channel, visibility = row.visibility, language = row.language, topic = row.topic, urgency = row.urgency, state = row.state,
        waiting_since = row.waiting_since, kind = row.kind, resting = row.resting, preview = coalesce(row.preview, c.preview), changed_at = platform.now()
      from jsonb_populate_recordset(null::cases."case", ${db.json(changed)}) as row
      where c.id = row.id`;
}

const caseColumns = (one: Sorted["cases"][number]) => ({
  id: one.id,
  kind: one.kind,
  resting: one.resting,
  customer_id: one.customerId,
  account_id: one.accountId,
  channel: one.channel,
  visibility: one.visibility,
  language: one.language,
  topic: one.topic,
  urgency: one.urgency,
  state: one.state,
  opened_at: one.openedAt,
  waiting_since: one.waitingSince,
  previous_case_id: one.previousCaseId,
  preview: one.preview,
});

async function storeThreads(db: Db, threads: Sorted["threads"]): Promise<void> {
  const rows = threads.map((one) => ({
    id: one.id,
    account_id: one.accountId,
    customer_id: one.customerId,
    external_id: one.externalId,
    channel: one.channel,
    visibility: one.visibility,
    case_id: one.caseId,
    last_message_at: one.lastMessageAt,
  }));
  await db`
    insert into cases.thread (id, account_id, customer_id, external_id, channel, visibility, case_id, last_message_at)
    select id, account_id, customer_id, external_id, channel, visibility, case_id, last_message_at
    from jsonb_populate_recordset(null::cases.thread, ${db.json(rows)}) order by id
    on conflict (account_id, external_id, customer_id) do update
    set case_id = excluded.case_id, last_message_at = greatest(thread.last_message_at, excluded.last_message_at)`;
}

async function storeMessages(db: Db, messages: Sorted["messages"]): Promise<void> {
  const rows = messages.map((one) => ({
    id: one.id,
    case_id: one.caseId,
    thread_id: one.threadId,
    customer_id: one.customerId,
    account_id: one.accountId,
    channel: one.arrival.channel,
    external_id: one.arrival.externalId,
    // A quote answers nobody.
    parent_external_id: one.arrival.entry.parentKind === "quote" ? null : one.arrival.entry.parentId,
    visibility: one.visibility,
    author_name: one.arrival.entry.author?.name ?? null,
    author_handle: one.arrival.entry.author?.handle ?? null,
    text: one.text,
    masked_text: one.maskedText,
    language: one.reading.language,
    written_at: one.writtenAt,
    received_at: one.receivedAt,
    reading: one.isGone ? null : one.reading,
    needs: one.reading.needs,
    attachments: one.arrival.entry.unsupported ? [{ unsupported: one.arrival.entry.unsupported }] : [],
    quoted: one.isGone ? null : (one.arrival.entry.quoted ?? null),
    letter: one.isGone ? null : letterOf(one.arrival, one),
    told: one.isGone ? null : toldOf(one.arrival),
    removed_at: one.isGone ? one.receivedAt : null,
  }));
  // In the order given: `seq` is drawn row by row.
  await db`
    insert into cases.message (id, case_id, thread_id, customer_id, account_id, channel, external_id, parent_external_id, direction, visibility,
      author_kind, author_name, author_handle, text, masked_text, language, written_at, received_at, reading, needs, attachments, quoted, letter, told, removed_at, removed_why)
    select id, case_id, thread_id, customer_id, account_id, channel, external_id, parent_external_id, 'inbound', visibility,
      'customer', author_name, author_handle, text, masked_text, language, written_at, received_at, reading, needs, attachments, quoted, letter, told,
      removed_at, case when removed_at is not null then 'its writer took it back' end
    from jsonb_populate_recordset(null::cases.message, ${db.json(rows as never)}) with ordinality as row
    order by ordinality
    on conflict (account_id, external_id) do nothing`;
}

async function storeBodies(db: Db, messages: Sorted["messages"]): Promise<void> {
  const rows = messages.flatMap(({ id, arrival, isGone }) => {
    const body = isGone ? null : bodyOf(arrival);
    return body ? [{ message_id: id, text: body.text, masked_text: body.maskedText, html: body.html }] : [];
  });
  if (rows.length === 0) return;
  // What was there already has its own.
  await db`
    insert into cases.letter_body (message_id, text, masked_text, html)
    select message_id, text, masked_text, html from jsonb_populate_recordset(null::cases.letter_body, ${db.json(rows)}) as row
    where exists (select 1 from cases.message where id = row.message_id)
    on conflict (message_id) do nothing`;
}
