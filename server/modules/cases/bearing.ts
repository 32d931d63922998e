/** Messages of customers that hold personal data, with their words: for those who must act on them, and for nobody's log or event. */
import type { PersonalDatum } from "../../../contract/triage.ts";
import type { ChannelKind } from "../../../contract/words.ts";
import type { Db } from "../../platform/db.ts";

export interface Bearing {
  id: string;
  customerId: string;
  caseId: string | null;
  channel: ChannelKind;
  visibility: "public" | "private";
  language: string;
  /** A public reply to us, below what is ours: some vendors hide it when asked. */
  mayHide: boolean;
  text: string;
  authorName: string | null;
  personalData: PersonalDatum[];
}

/** Of these messages; not what was taken back. Found first and put in order then: told to do both at once, the planner walks through all messages in their order. */
export const findBearing = (db: Db, messageIds: readonly string[]): Promise<Bearing[]> => db<Bearing[]>`
  with asked as materialized (
    select message.*, cases.may_hide(message) as may_hide from cases.message where id = any(${[...messageIds]}::uuid[])
  )
  select id, customer_id, case_id, channel, visibility, language, may_hide, text, author_name,
    reading -> 'personalData' as personal_data
  from asked
  where direction = 'inbound' and removed_at is null and customer_id is not null
    and jsonb_array_length(coalesce(reading -> 'personalData', '[]')) > 0
  order by seq`;

/** The messages that these are at their vendors. */
export async function findIds(db: Db, places: readonly { accountId: string; externalId: string }[]): Promise<string[]> {
  const rows = await db<{ id: string }[]>`
    select m.id from jsonb_to_recordset(${db.json(places.map(({ accountId, externalId }) => ({ accountId, externalId })))})
      as place ("accountId" uuid, "externalId" text)
    join cases.message m on m.account_id = place."accountId" and (m.external_id = place."externalId" or m.version_external_id = place."externalId")`;
  return rows.map(({ id }) => id);
}
