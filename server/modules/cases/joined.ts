/**
 * Which thread a letter goes on with. What only we can have written leads anybody there; what anybody can write leads there the
 * customer, and whom the answered letter was addressed to. Who is not the customer is a guest: shown as who they are, and known as nobody.
 */
import type { Db } from "../../platform/db.ts";
import type { Arrival } from "../channels/index.ts";
import { confirm, keyOfSupposed, type Supposed } from "../customers/index.ts";

export interface Joined {
  customerId: string;
  /** The thread's id at the vendor. */
  externalId: string;
  isGuest: boolean;
}

interface Lead {
  arrivalId: string;
  isProved: boolean;
  customerId: string;
  externalId: string;
  channel: string;
  addressees: string[];
}

/** By the arrival's id; those that begin a thread are not among them. */
export async function findJoined(db: Db, arrivals: readonly Arrival[]): Promise<ReadonlyMap<string, Joined>> {
  const letters = arrivals.filter(({ entry }) => entry.letter?.joining);
  if (letters.length === 0) return new Map();
  const leads = await findLeads(db, letters);
  const byArrival = new Map(letters.map((arrival) => [arrival.id, arrival]));
  const supposed = ({ arrivalId, customerId, channel }: Lead): Supposed => ({
    customerId,
    kind: channel,
    value: byArrival.get(arrivalId)?.entry.author?.id ?? "",
  });
  const confirmed = await confirm(db, leads.map(supposed));
  const joined = new Map<string, Joined>();
  for (const lead of leads) {
    const isGuest = !confirmed.has(keyOfSupposed(supposed(lead)));
    const isInvited = !isGuest || lead.isProved || lead.addressees.includes(supposed(lead).value);
    if (!isInvited || joined.has(lead.arrivalId)) continue;
    joined.set(lead.arrivalId, { customerId: lead.customerId, externalId: lead.externalId, isGuest });
  }
  return joined;
}

/** The proved ones first, then what they say they answer, the nearest first. */
function findLeads(db: Db, letters: readonly Arrival[]): Promise<Lead[]> {
  const proofs = letters.flatMap(({ id, accountId, entry }) => {
    const threadId = entry.letter?.joining?.threadId;
    return threadId ? [{ arrival_id: id, account_id: accountId, thread_id: threadId }] : [];
  });
  const answered = letters.flatMap(({ id, accountId, entry }) =>
    (entry.letter?.joining?.ancestors ?? []).map((externalId, place) => ({
      arrival_id: id,
      account_id: accountId,
      external_id: externalId,
      place,
    })),
  );
  return db<Lead[]>`
    select arrival_id, true as is_proved, thread.customer_id, thread.external_id, thread.channel, '{}'::text[] as addressees, -1 as place
    from jsonb_to_recordset(${db.json(proofs)}) as row (arrival_id text, account_id uuid, thread_id uuid)
    join cases.thread on thread.id = row.thread_id and thread.account_id = row.account_id
    union all
    select arrival_id, false, thread.customer_id, thread.external_id, thread.channel, array(
        select lower(one) from jsonb_array_elements_text(coalesce(m.letter -> 'to', '[]') || coalesce(m.letter -> 'cc', '[]')) as one
      ) || array[m.letter -> 'from' ->> 'address'], place
    from jsonb_to_recordset(${db.json(answered)}) as row (arrival_id text, account_id uuid, external_id text, place int)
    join cases.message m on m.account_id = row.account_id and m.external_id = row.external_id
    join cases.thread on thread.id = m.thread_id
    order by arrival_id, place`;
}
