/** What of cases decides how soon they are owed an answer, and what may be asked about them. */
import type { Db } from "../../platform/db.ts";

export interface CaseTraits {
  id: string;
  customerId: string;
  channel: string;
  language: string;
  topic: string;
  /** We wait for them and promised nothing, or it is closed. */
  isTheirTurn: boolean;
  isClosed: boolean;
  closedAt: Date | null;
  isErased: boolean;
  urgency: number;
}

export const findTraits = (db: Db, caseIds: readonly string[]): Promise<CaseTraits[]> => db<CaseTraits[]>`
  select id, customer_id, channel, language, topic, state <> 'open' as is_their_turn, state = 'closed' as is_closed, closed_at, erased_at is not null as is_erased, urgency::int as urgency
  from cases."case" where id = any(${[...caseIds]}::uuid[])`;
