/** In which cases their customer types now. */
import type { ChannelKind } from "../../../contract/words.ts";
import type { Db } from "../../platform/db.ts";
import { findTyping } from "../channels/index.ts";

export interface Writer {
  caseId: string;
  channel: ChannelKind;
}

/** Until what they typed has come. */
export async function findWriters(db: Db): Promise<Writer[]> {
  const typing = await findTyping(db);
  if (typing.length === 0) return [];
  const rows = typing.map(({ accountId, threadId, at }) => ({ account_id: accountId, external_id: threadId, at }));
  return db<Writer[]>`
    select distinct t.case_id, t.channel
    from jsonb_to_recordset(${db.json(rows)}) as row (account_id uuid, external_id text, at timestamptz)
    join cases.thread t on t.account_id = row.account_id and t.external_id = row.external_id and t.visibility = 'private'
    where t.case_id is not null and not exists (
      select from cases.message m where m.thread_id = t.id and m.direction = 'inbound' and m.received_at > row.at)
    order by t.case_id limit 500`;
}
