/** A queue as long as a bad night: customers, cases and messages written straight into the database. */
import type postgres from "postgres";

/** Fills the queue with so many open cases; gives the id of one. */
export async function fillQueue(sql: postgres.Sql, count: number): Promise<string> {
  await sql`
    insert into channels.account (kind, name, external_id, secrets) values ('x', 'Bench', '4711', '\\x00') on conflict do nothing`;
  await sql`
    with account as (
      select id from channels.account where kind = 'x' and external_id = '4711'
    ), people as (
      insert into customers.customer (id, language, first_seen_at)
      select gen_random_uuid(), (array['nl','en','de','fr','es','it','ja','th'])[1 + n % 8], now() from generate_series(1, ${count}) as n
      returning id, language
    ), numbered as (
      select id, language, row_number() over () as n from people
    ), known as (
      insert into customers.identifier (customer_id, kind, value, name, handle)
      select id, 'x', 'bench-' || n, 'Passenger ' || n, 'passenger' || n from numbered
    ), cases as (
      insert into cases."case" (customer_id, account_id, channel, visibility, language, topic, urgency, state, opened_at, waiting_since, preview)
      select numbered.id, account.id, 'x', case when n % 5 = 0 then 'private' else 'public' end, language,
        (array['baggage','delay','cancellation','refund'])[1 + n % 4], case when n % 97 = 0 then 3 when n % 11 = 0 then 2 else n % 2 end,
        'open', at, at, 'Where is my bag? I have been waiting at the airport since this morning, number ' || n
      from numbered, account, lateral (select now() - n * interval '1.37 seconds' as at) as clock
      returning id, urgency, waiting_since, channel, language, customer_id, account_id, preview
    ), queued as (
      insert into assignment.queue_entry (case_id, urgency, waiting_since, channel, language)
      select id, urgency, waiting_since, channel, language from cases
    )
    insert into cases.message (case_id, customer_id, account_id, channel, external_id, direction, visibility, author_kind, author_name, text, masked_text,
      language, written_at, received_at, needs)
    select id, customer_id, account_id, 'x', 'bench-' || id, 'inbound', 'public', 'customer', 'Passenger', preview, preview, language, waiting_since, waiting_since, 'answer'
    from cases`;
  await sql`analyze`;
  const [row] = await sql<{ id: string }[]>`
    select case_id as id from assignment.queue_entry order by urgency desc, waiting_since, case_id limit 1`;
  return row?.id ?? "";
}
