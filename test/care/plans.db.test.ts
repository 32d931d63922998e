import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ground, openGround } from "../ground.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround({ worker: false });
  const { db } = ground.app;
  const secrets = { consumerKey: "k", consumerSecret: "s", bearerToken: "b", accessToken: "a" };
  const account = { kind: "x", name: "Brand", externalId: "1", baseUrl: "http://127.0.0.1:1", secrets };
  const { body } = await ground.api("POST", "/api/v1/channel-accounts", account);
  const [customer] = await db<[{ id: string }]>`insert into customers.customer default values returning id`;
  await db`
    insert into cases."case" (customer_id, account_id, channel, visibility, language, topic, urgency, kind, opened_at, waiting_since)
    select ${customer.id}, ${body.id}, 'x', 'public', 'en', 'other', n % 2, case when n % 10 = 0 then 'question' else 'word' end,
      platform.now() - n * interval '1 second', platform.now() - n * interval '1 second'
    from generate_series(1, 30000) as n`;
  await db`
    insert into assignment.queue_entry (case_id, kind, urgency, waiting_since, channel, language)
    select id, kind, urgency, waiting_since, channel, language from cases."case"`;
  const [member] = await db<[{ id: string }]>`select id from staff.member limit 1`;
  await db`
    insert into cases.promise (id, case_id, kind, made_by, since, due_at, flight, flight_on, flight_event)
    select gen_random_uuid(), id, 'promise', ${member.id}, waiting_since, platform.now() + interval '1 day', 'KL' || (random() * 900)::int, '2026-03-01', 'gate-known'
    from cases."case" limit 20000`;
  await db`analyze`;
});
afterAll(() => ground.close());

const planOf = async (query: string): Promise<string> =>
  (await ground.app.db.unsafe(`explain ${query}`)).map((row) => row["QUERY PLAN"]).join("\n");

test.each([
  [
    "the next question is found by its index among many words",
    `select case_id from assignment.queue_entry where kind = 'question' and held_by is null and not answering order by urgency desc, waiting_since, case_id limit 1`,
    "queue_next_question",
  ],
  [
    "the next word is found by its own",
    `select case_id from assignment.queue_entry where kind = 'word' and held_by is null and not answering order by urgency desc, waiting_since, case_id limit 1`,
    "queue_next_word",
  ],
  [
    "what is due is found by its time",
    `select case_id from cases.promise where ended_at is null and fell_due_at is null and due_at <= (select platform.now()) order by due_at limit 200`,
    "promise_due",
  ],
  [
    "who waits for a flight is found by it",
    `update cases.promise p set due_why = 'flight' from jsonb_to_recordset('[{"flight":"KL12","date":"2026-03-01","kind":"gate-known"}]') as row (flight text, date date, kind text)
      where p.flight = row.flight and p.flight_on = row.date and p.flight_event = row.kind and p.ended_at is null and p.fell_due_at is null`,
    "promise_flight",
  ],
  [
    "words that come too late are found by their age",
    `select id from cases."case" c where state = 'open' and kind = 'word' and not answering and assignee_id is null
      and waiting_since < (select platform.now()) - (select word_hours from cases.rule) * interval '1 hour' order by waiting_since limit 200`,
    "case_words_oldest",
  ],
  [
    "the list of what is owed is in order already",
    `select case_id from cases.promise p where ended_at is null order by due_at, case_id limit 51`,
    "promise_owed_list",
  ],
])("%s", async (_what, query, index) => {
  const plan = await planOf(query);
  expect(plan).toContain(index);
  expect(plan).not.toContain("Seq Scan on queue_entry");
  expect(plan).not.toContain("Seq Scan on promise");
});
