/** Three months of an airline's care, made in the database: cases with their waits and answers, and many more mentions. */
import type postgres from "postgres";
import { dropIndexes } from "../load/fill.ts";

export interface History {
  accountId: string;
  cases: number;
  messages: number;
  days: number;
}

const tables = ["cases.message", 'cases."case"', "service_levels.episode", "service_levels.cycle"];

/** Each case has a question and an answer, half of them another; the rest of the messages need nothing. */
export async function fillHistory(
  sql: postgres.Sql,
  { accountId, cases, messages, days }: History,
  told: (text: string) => void,
): Promise<void> {
  const connection = await sql.reserve();
  // Constraints that look into other tables and the triggers rest meanwhile, so what is written must fit.
  await connection`set session_replication_role = replica`;
  await connection`set synchronous_commit = off`;
  await connection`set maintenance_work_mem = '512MB'`;
  await connection`set statement_timeout = 0`;
  // Nothing is summed of what is half there.
  await connection`select pg_advisory_lock(4160)`;
  const makeIndexes = await dropIndexes(connection, tables);
  await connection`insert into staff.team (name) select 'Team ' || n from generate_series(1, 8) n`;
  await connection`
    insert into staff.member (name, email, role, team_id)
    select 'Colleague ' || n, 'colleague' || n || '@bench.invalid', 'agent', (array(select id from staff.team))[1 + n % 8] from generate_series(1, 200) n`;
  await connection`insert into customers.customer (language) select 'en' from generate_series(1, 1000)`;
  // The commonest channel, language and topic are many times as common as the rarest.
  await connection`
    create temp table story as
    select gen_random_uuid() as case_id, gen_random_uuid() as asked_id, gen_random_uuid() as answer_id, gen_random_uuid() as more_id, gen_random_uuid() as last_id,
      (select array_agg(id) from customers.customer where true) [1 + (n % 1000)] as customer_id,
      now() - interval '3 hours' - random() * ${days} * interval '1 day' as opened_at, exp(6.5 + 1.3 * random_normal()) as wait, exp(6.2 + 1.2 * random_normal()) as more_wait,
      exp(7.5 + 1.5 * random_normal()) as ended, n % 2 = 0 as has_more,
      (array['x', 'facebook', 'messenger', 'whatsapp', 'instagram', 'email', 'chat', 'telegram'])[1 + floor(8 * random() ^ 2)::int] as channel,
      (array['en', 'nl', 'de', 'fr', 'es', 'pt', 'it', 'ja', 'zh', 'ko', 'ru', 'th', 'tr', 'no'])[1 + floor(14 * random() ^ 2)::int] as language,
      (array['baggage', 'delay', 'rebooking', 'cancellation', 'refund', 'seat', 'check-in', 'booking', 'loyalty', 'other'])[1 + floor(10 * random() ^ 2)::int] as topic,
      1 + floor(200 * random())::int as agent
    from generate_series(1, ${cases}) n`;
  const [staff] = await connection<
    [{ ids: string[] }]
  >`select array_agg(id) as ids from staff.member where email like '%@bench.invalid'`;
  told("cases");
  await connection`
    insert into cases."case" (id, customer_id, account_id, channel, visibility, language, topic, urgency, state, opened_at, closed_at, outcome, preview, changed_at)
    select case_id, customer_id, ${accountId}::uuid, channel, 'public', language, topic, 0, 'closed', opened_at, opened_at + (wait + ended) * interval '1 second', 'solved', '', opened_at
    from story order by opened_at`;
  await connection`
    insert into service_levels.cycle (case_id, channel, language, started_at, ended_at, outcome)
    select case_id, channel, language, opened_at, opened_at + (wait + ended) * interval '1 second', 'solved' from story order by opened_at`;
  await connection`
    insert into service_levels.episode (case_id, account_id, channel, language, kind, started_at, start_message_id, ended_at, ended_why, end_message_id, answered_by)
    select case_id, ${accountId}::uuid, channel, language, 'first', opened_at, asked_id, opened_at + wait * interval '1 second', 'answered', answer_id, (${staff.ids}::uuid[])[agent] from story
    union all
    select case_id, ${accountId}::uuid, channel, language, 'next', opened_at + wait * interval '1 second', more_id, opened_at + (wait + more_wait) * interval '1 second', 'answered', last_id,
      (${staff.ids}::uuid[])[agent] from story where has_more order by 6`;
  told("messages");
  const said = "where is my bag, it did not come out at the belt and nobody here can tell me anything";
  const message = (id: string, rest: string) =>
    connection.unsafe(
      `insert into cases.message (id, case_id, customer_id, account_id, channel, direction, visibility, author_kind, text, masked_text, language, written_at, received_at, needs, delivery_state)
      select ${id}, case_id, customer_id, '${accountId}', channel, ${rest}`,
    );
  const inbound = (at: string): string =>
    `'inbound', 'public', 'customer', '${said}', '${said}', language, ${at}, ${at}, 'answer', null from story`;
  const outbound = (at: string): string =>
    `'outbound', 'public', 'staff', '${said}', '${said}', language, ${at}, ${at}, null, 'accepted' from story`;
  const answered = "opened_at + wait * interval '1 second'";
  await message("asked_id", `${inbound("opened_at")} order by opened_at`);
  await message("answer_id", `${outbound(answered)} order by opened_at`);
  await message("more_id", `${inbound(answered)} where has_more order by opened_at`);
  await message(
    "last_id",
    `${outbound(`${answered} + more_wait * interval '1 second'`)} where has_more order by opened_at`,
  );
  const rest = messages - cases * 3;
  await connection`
    insert into cases.message (account_id, channel, direction, visibility, author_kind, text, masked_text, language, written_at, received_at, needs)
    select ${accountId}::uuid, (array['x', 'facebook', 'instagram', 'messenger', 'whatsapp', 'email', 'chat', 'telegram'])[1 + floor(8 * random() ^ 2)::int], 'inbound', 'public', 'customer',
      ${said}, ${said},
      (array['en', 'nl', 'de', 'fr', 'es', 'pt', 'it', 'ja', 'zh', 'ko', 'ru', 'th', 'tr', 'no'])[1 + floor(14 * random() ^ 2)::int], at, at, 'mention'
    from (select now() - interval '3 hours' - ${days} * interval '1 day' * (1 - n::float8 / ${rest}) as at from generate_series(1, ${rest}) n) m`;
  told("indexes");
  await makeIndexes();
  await connection`drop table story`;
  await connection`truncate insights.sum, insights.hour, insights.mark`;
  await connection`select pg_advisory_unlock(4160)`;
  connection.release();
  told("counted");
  await sql`vacuum analyze`;
}
