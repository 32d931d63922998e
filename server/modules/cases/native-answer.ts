/** An answer that a colleague gave in the vendor's own app: it counts, and the case shows it. */
import { randomUUID } from "node:crypto";
import { changed } from "../../platform/events.ts";
import type { Arrival, ChannelsContext } from "../channels/index.ts";
import { mask, read } from "../triage/index.ts";
import { noteAttachments } from "./attachments.ts";
import { settleAnswer } from "./settle.ts";

interface Answered {
  caseId: string | null;
  threadId: string;
  customerId: string;
  seq: string;
}

export async function noteNativeAnswer(app: ChannelsContext, arrival: Arrival): Promise<void> {
  const { entry, accountId, externalId } = arrival;
  const to = await findAnswered(app, arrival);
  const text = entry.text ?? "";
  const id = randomUUID();
  const [stored] = await app.db<{ writtenAt: Date }[]>`
    insert into cases.message (id, case_id, thread_id, customer_id, account_id, channel, external_id, parent_external_id, direction, visibility,
      author_kind, author_name, author_handle, text, masked_text, language, written_at, received_at, seen_seq, delivery_state, delivery_at)
    values (${id}, ${to?.caseId ?? null}, ${to?.threadId ?? null}, ${to?.customerId ?? null}, ${accountId}, ${arrival.channel}, ${externalId},
      ${entry.parentId}, 'outbound', ${entry.visibility ?? "public"}, 'staff', ${entry.author?.name ?? null}, ${entry.author?.handle ?? null},
      ${text}, ${mask(text, read(text, { inDialogue: true }).personalData)}, 'und', least(coalesce(${entry.writtenAt}::timestamptz, ${arrival.receivedAt}), ${arrival.receivedAt}), ${arrival.receivedAt},
      ${to?.seq ?? null}, 'accepted', least(coalesce(${entry.writtenAt}::timestamptz, ${arrival.receivedAt}), ${arrival.receivedAt}))
    on conflict (account_id, external_id) do nothing
    returning written_at`;
  if (stored && entry.attachments.length > 0)
    await noteAttachments(app, [{ messageId: id, accountId, attachments: entry.attachments }]);
  if (!stored || !to?.caseId) return;
  await changed(app, [`case/${to.caseId}`]);
  await settleAnswer(app, { caseId: to.caseId, messageId: id, by: null, seenSeq: to.seq, at: stored.writtenAt });
}

/** The customer's message it answers: the parent in public, the newest in a private conversation. */
async function findAnswered(app: ChannelsContext, { entry, accountId }: Arrival): Promise<Answered | null> {
  // To quote somebody is to speak about them, not to them.
  const isReply = entry.parentKind !== "quote";
  const [row] = await app.db<Answered[]>`
    select case_id, thread_id, customer_id, seq from cases.message
    where account_id = ${accountId} and direction = 'inbound' and (
      (${isReply ? entry.parentId : null}::text is not null and (external_id = ${entry.parentId}
        or id in (select message_id from cases.message_version where account_id = ${accountId} and external_id = ${entry.parentId})))
      or (${entry.visibility} = 'private' and thread_id = (
        select id from cases.thread where account_id = ${accountId} and visibility = 'private' and external_id = ${entry.threadId} limit 1)))
    order by seq desc limit 1`;
  return row ?? null;
}
