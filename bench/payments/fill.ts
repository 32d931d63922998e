/** Requests that wait to be paid, each of another customer in a talk of their own. */
import { randomUUID } from "node:crypto";
import { seal } from "../../server/platform/secrets.ts";
import type { House } from "../load/house.ts";

/** Straight into the tables: how they are asked for is not what is measured. Gives their ids. */
export async function askFor({ sql, key }: House, many: number): Promise<string[]> {
  const [accountId, staffId] = [randomUUID(), randomUUID()];
  const secrets = seal(key, `channels.account/${accountId}`, JSON.stringify({ accessToken: "a", bearerToken: "b" }));
  await sql`insert into staff.member (id, name, email, role) values (${staffId}, 'Bench', 'bench@airline.test', 'agent')`;
  await sql`
    insert into channels.account (id, kind, name, external_id, base_url, secrets)
    values (${accountId}, 'x', 'Bench', '1', 'http://127.0.0.1:1', ${secrets})`;
  const rows = Array.from({ length: many }, (_, n) => ({
    id: randomUUID(),
    caseId: randomUUID(),
    threadId: randomUUID(),
    customerId: randomUUID(),
    number: String(1_000_000 + n),
  }));
  for (let from = 0; from < many; from += 1000) {
    const some = sql.json(rows.slice(from, from + 1000));
    await sql`
      with row as (
        select * from jsonb_to_recordset(${some}) as r (id uuid, "caseId" uuid, "threadId" uuid, "customerId" uuid, number text)
      ), person as (
        insert into customers.customer (id, language, first_seen_at) select "customerId", 'nl', now() from row returning id
      ), handle as (
        insert into customers.identifier (customer_id, kind, value, name, handle) select "customerId", 'x', number, 'P ' || number, 'p' || number from row
      ), talk as (
        insert into cases."case" (id, customer_id, account_id, channel, visibility, language, topic, urgency, state, opened_at, waiting_since)
        select "caseId", "customerId", ${accountId}, 'x', 'private', 'nl', 'other', 0, 'open', now(), now() from row returning id
      ), thread as (
        insert into cases.thread (id, account_id, customer_id, channel, visibility, external_id, case_id, last_message_at)
        select "threadId", ${accountId}, "customerId", 'x', 'private', number || '-1', "caseId", now() from row returning id
      )
      insert into payments.request (id, case_id, thread_id, customer_id, provider, amount, currency, purpose, reference, language, zone, expires_at,
        asked_by, needs_approval)
      select id, "caseId", "threadId", "customerId", 'stripe', 4500, 'EUR', 'rebook', 'op-' || number, 'nl', 'Europe/Amsterdam',
        platform.now() + interval '2 hours', ${staffId}, false from row`;
  }
  await sql`update payments.request set state = 'sent', hosted_id = 'cs_' || id, page_url = 'https://pay.example', token_hash = sha256(id::text::bytea)`;
  await sql`update payments.request set state = 'viewed'`;
  return rows.map(({ id }) => id);
}
