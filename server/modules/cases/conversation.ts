/** What a customer and we said to each other in a case, for who has to understand it: nothing internal, nothing taken back. */
import type { Language } from "../../../contract/words.ts";
import type { Db } from "../../platform/db.ts";

export interface Spoken {
  id: string;
  from: "customer" | "airline";
  language: Language;
  text: string;
  /** Of the same length, with dots for private data. */
  maskedText: string;
  authorName: string | null;
  authorHandle: string | null;
}

export interface Conversation {
  customerId: string;
  channel: string;
  visibility: "public" | "private";
  /** The newest 20 at most, the oldest first. */
  spoken: readonly Spoken[];
}

const most = 20;

/** Null: there is no such case. */
export async function findConversation(db: Db, caseId: string): Promise<Conversation | null> {
  const [row] = await db<Omit<Conversation, "spoken">[]>`
    select customer_id, channel, visibility from cases."case" where id = ${caseId}`;
  if (!row) return null;
  const spoken = await db<Spoken[]>`
    select id, case direction when 'inbound' then 'customer' else 'airline' end as "from", language, text, masked_text, author_name, author_handle
    from cases.message
    where case_id = ${caseId} and visibility <> 'internal' and removed_at is null and text <> ''
      and coalesce(delivery_state not in ('undone', 'refused'), true)
    order by seq desc limit ${most}`;
  return { ...row, spoken: spoken.toReversed() };
}
