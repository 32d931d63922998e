/** Messages as the API shows them. */
import type { z } from "zod";
import { mayDelete, moderationOf } from "../../contract/channel-moderation.ts";
import type { Message as MessageShape } from "../../contract/messages.ts";
import type { Reading } from "../../contract/triage.ts";
import type { ChannelKind, Language } from "../../contract/words.ts";
import type { Refusal } from "../../contract/writing.ts";
import { MessageNotFound } from "../modules/cases/index.ts";
import type { Db } from "../platform/db.ts";
import { queryFor } from "../platform/words.ts";
import { page, readCursor } from "./cursor.ts";
import {
  type DeletionRow,
  type HidingRow,
  holdsPersonalFacts,
  type MediaRow,
  type PartRow,
  type QuotedRow,
  showAttachments,
  showEdits,
  showQuoted,
  type VersionRow,
} from "./message-parts.ts";

export type Message = z.output<typeof MessageShape>;
type Letter = NonNullable<Message["letter"]>;

/** Whether a reader sees personal data in plain. */
export interface Reader {
  seesPersonalData: boolean;
}

export interface MessageRow {
  id: string;
  seq: string;
  caseId: string | null;
  threadId: string | null;
  customerId: string | null;
  channel: ChannelKind;
  channelAccountId: string;
  externalId: string | null;
  direction: "inbound" | "outbound";
  visibility: "public" | "private" | "internal";
  authorKind: "customer" | "staff" | "system";
  authorId: string | null;
  authorName: string | null;
  authorHandle: string | null;
  text: string;
  maskedText: string;
  language: Language;
  writtenAt: Date;
  receivedAt: Date;
  reading: Reading | null;
  deliveryState: NonNullable<Message["delivery"]>["state"] | null;
  deliveryAt: Date | null;
  deliveryWhy: string | null;
  undoUntil: Date | null;
  retryAt: Date | null;
  awaySince: Date | null;
  waitWhy: string | null;
  attempts: number | null;
  removedAt: Date | null;
  removedWhy: string | null;
  signature: string;
  deliveryCode: Refusal | null;
  attachments: { unsupported?: string }[];
  media: MediaRow[] | null;
  quoted: QuotedRow | null;
  accountExternalId: string;
  editedAt: Date | null;
  versions: VersionRow[] | null;
  parts: PartRow[] | null;
  hiding: HidingRow | null;
  hideable: boolean;
  /** Below somebody else's post: their message, or our answer to it. */
  standsElsewhere: boolean;
  deletion: DeletionRow | null;
  told: Message["told"];
  reactions: { sign: string; by: "customer" | "us"; at: string }[] | null;
  price: NonNullable<Message["delivery"]>["price"];
  /** Those kept before senders were checked say nothing of it. */
  letter: (Omit<Letter, "sender"> & Partial<Pick<Letter, "sender">>) | null;
}

/** The columns of `m` (cases.message) and `o` (channels.outgoing, left joined). */
export const messageColumns = (db: Db) => db`
  m.id, m.seq::text as seq, m.case_id, m.thread_id, m.customer_id, m.channel, m.account_id as channel_account_id, m.external_id, m.direction, m.visibility,
  m.author_kind, m.author_id, coalesce(m.author_name, case when m.author_kind = 'customer' then (
    select name from customers.identifier i where i.customer_id = m.customer_id and i.kind = m.channel and name is not null order by id desc limit 1) end) as author_name,
  m.author_handle, m.text, m.masked_text, m.language, m.written_at, m.received_at, m.reading,
  m.delivery_state, m.delivery_at, m.delivery_why, m.removed_at, m.removed_why, m.attachments, m.signature,
  m.delivery_state, m.delivery_at, m.delivery_why, m.delivery_code, m.removed_at, m.removed_why, m.attachments, m.quoted, m.edited_at, m.letter, m.told,
  (select jsonb_agg(jsonb_build_object('sign', r.sign, 'by', r.by, 'at', r.at) order by r.at) from cases.reaction r
    where r.message_id = m.id and r.sign is not null) as reactions,
  (select external_id from channels.account where id = m.account_id) as account_external_id,
  (select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'state', a.state,
      'fileId', case when platform.may_open(f.scan) then a.file_id end, 'held', case when not platform.may_open(f.scan) then replace(f.scan, 'unscanned', 'waiting') end,
      'found', f.scan_found,
      'small', (select jsonb_build_object('width', s.width, 'height', s.height) from platform.small_picture s where s.file_id = f.id), 'type', f.type, 'bytes', f.bytes,
      'width', a.width, 'height', a.height, 'alt', a.alt, 'name', a.name, 'inline', a.inline, 'why', a.why, 'facts', a.facts) order by a.place)
    from cases.attachment a left join platform.file f on f.id = a.file_id where a.message_id = m.id) as media,
  case when m.edited_at is not null then (
    select jsonb_agg(jsonb_build_object('externalId', v.external_id, 'text', v.text, 'maskedText', v.masked_text, 'writtenAt', v.written_at) order by v.place, v.written_at)
    from cases.message_version v where v.message_id = m.id and v.external_id <> coalesce(m.version_external_id, m.external_id)) end as versions,
  case when o.parts > 1 then (
    select jsonb_agg(jsonb_build_object('part', part.part, 'text', part.text, 'state', part.state, 'externalId', part.vendor_id) order by part.part)
    from channels.outgoing part where part.message_id = o.id) end as parts,
  cases.may_hide(m) as hideable,
  cases.stands_elsewhere(m) as stands_elsewhere,
  case when m.direction = 'inbound' and m.visibility = 'public' then (
    select jsonb_build_object('hidden', h.hidden, 'state', h.state, 'reason', h.reason, 'code', h.why, 'at', h.changed_at)
    from channels.hiding h where h.account_id = m.account_id and h.external_id = coalesce(m.version_external_id, m.external_id)) end as hiding,
  case when m.visibility = 'public' and m.removed_at is null then (
    select jsonb_build_object('state', replace(d.state, 'done', 'pending'), 'code', d.why, 'at', d.changed_at) from channels.deletion d
    where d.account_id = m.account_id and d.main_id = m.external_id order by d.state = 'pending' desc, d.state = 'refused' desc limit 1) end as deletion,
  case when o.state = 'pending' and o.attempts = 0 and o.send_after > platform.now() then o.send_after end as undo_until,
  case when o.state = 'pending' and o.attempts > 0 then o.send_after end as retry_at,
  case when o.state in ('pending', 'sending') then (select opened_at from channels.outage where account_id = o.account_id) end as away_since,
  case when o.state = 'pending' then o.why end as wait_why, o.attempts,
  case when o.price_billable is not null then jsonb_build_object('category', o.price_category, 'isBillable', o.price_billable) end as price`;

export function showMessage(row: MessageRow, reader: Reader): Message {
  const { authorKind, authorId, authorName, authorHandle, removedAt } = row;
  const { seesPersonalData } = reader;
  return {
    id: row.id,
    caseId: row.caseId,
    threadId: row.threadId,
    customerId: row.customerId,
    channel: row.channel,
    channelAccountId: row.channelAccountId,
    externalId: row.externalId,
    direction: row.direction,
    visibility: row.visibility,
    author: {
      kind: authorKind,
      id: authorId ?? (authorKind === "customer" ? row.customerId : null),
      name: authorName,
      handle: authorHandle,
    },
    text: seesPersonalData ? row.text : row.maskedText,
    masked: !seesPersonalData && (row.text !== row.maskedText || holdsPersonalFacts(row.media)),
    language: row.language,
    writtenAt: row.writtenAt,
    receivedAt: row.receivedAt,
    triage: row.reading,
    delivery: showDelivery(row, reader),
    removed: removedAt ? { at: removedAt, why: row.removedWhy ?? "" } : null,
    signature: row.signature,
    attachments: showAttachments(row, reader),
    quoted: showQuoted(row, reader),
    edited: showEdits(row, reader),
    hiding: row.hiding && { ...row.hiding, at: new Date(row.hiding.at) },
    hideable: row.hideable,
    hidesForGood: moderationOf(row.channel)?.hidesForGood ?? false,
    deletable: isDeletable(row),
    deletion: row.deletion && { ...row.deletion, at: new Date(row.deletion.at) },
    told: row.told,
    reactions: (row.reactions ?? []).map((one) => ({ ...one, at: new Date(one.at) })),
    letter: row.letter && { ...row.letter, sender: row.letter.sender ?? "not-checked" },
  };
}

/** What stands there now, where the channel lets us. */
function isDeletable({ channel, direction, visibility, externalId, removedAt, deliveryState, ...row }: MessageRow) {
  const whose = direction === "inbound" ? "theirs" : "ours";
  const isThere = deliveryState === null || ["accepted", "delivered", "read"].includes(deliveryState);
  return (
    visibility === "public" &&
    removedAt === null &&
    externalId !== null &&
    isThere &&
    row.deletion?.state !== "pending" &&
    mayDelete(channel, { whose, isElsewhere: row.standsElsewhere })
  );
}

function showDelivery(
  {
    deliveryState,
    deliveryAt,
    deliveryWhy,
    deliveryCode,
    undoUntil,
    retryAt,
    awaySince,
    waitWhy,
    attempts,
    parts,
    text,
    maskedText,
    price,
  }: MessageRow,
  { seesPersonalData }: Reader,
): Message["delivery"] {
  if (!deliveryState || !deliveryAt) return null;
  return {
    state: deliveryState,
    at: deliveryAt,
    why: deliveryWhy ?? waitWhy,
    code: deliveryCode,
    // Where the whole is masked its parts say nothing more.
    parts: (parts ?? []).map((part) => ({ ...part, text: seesPersonalData || text === maskedText ? part.text : "" })),
    undoUntil,
    retryAt,
    awaySince,
    attempts: attempts ?? 0,
    price,
  };
}

export interface MessageFilter {
  limit: number;
  cursor?: string | undefined;
  channelAccountId?: string | undefined;
  externalId?: string | undefined;
  since?: Date | undefined;
  needs?: string | undefined;
  direction?: string | undefined;
  withoutCase?: boolean | undefined;
  search?: string | undefined;
}

/** Newest first. What is searched is the masked text, so that nobody finds people by their booking code. */
export async function listMessages(
  db: Db,
  filter: MessageFilter,
  reader: Reader,
): Promise<{ items: Message[]; nextCursor: string | null }> {
  const {
    limit,
    cursor,
    channelAccountId = null,
    externalId = null,
    since = null,
    needs = null,
    direction = null,
    withoutCase,
    search = null,
  } = filter;
  const [before = null] = readCursor(cursor, 1) ?? [];
  const query = search === null ? null : queryFor(search);
  if (search !== null && query === null) return { items: [], nextCursor: null };
  const rows = await db<MessageRow[]>`
    select ${messageColumns(db)}
    from cases.message m left join channels.outgoing o on o.id = m.id
    where (${before}::bigint is null or m.seq < ${before}::bigint)
      ${channelAccountId === null ? db`` : db`and m.account_id = ${channelAccountId}`}
      ${externalId === null ? db`` : db`and (m.external_id = ${externalId} or m.id in (select message_id from cases.message_version where external_id = ${externalId}))`}
      ${since === null ? db`` : db`and m.received_at >= ${since}`}
      ${needs === null ? db`` : db`and m.needs = ${needs}`}
      ${direction === null ? db`` : db`and m.direction = ${direction}`}
      ${withoutCase === undefined ? db`` : withoutCase ? db`and m.case_id is null and m.direction = 'inbound'` : db`and m.case_id is not null`}
      ${query === null ? db`` : db`and exists (select 1 from cases.message_search s where s.message_id = m.id and s.words @@ ${query}::tsquery)`}
    order by m.seq desc limit ${limit + 1}`;
  const { items, nextCursor } = page(rows, limit, ({ seq }) => [seq]);
  return { items: items.map((row) => showMessage(row, reader)), nextCursor };
}

export async function getMessage(db: Db, id: string, reader: Reader): Promise<Message> {
  const [row] = await db<MessageRow[]>`
    select ${messageColumns(db)} from cases.message m left join channels.outgoing o on o.id = m.id where m.id = ${id}`;
  if (!row) throw MessageNotFound();
  return showMessage(row, reader);
}
