import { afterAll, beforeAll, expect, test } from "vitest";
import { publishReplyTimes } from "../../server/modules/service-levels/index.ts";
import { type Ground, openGround } from "../ground.ts";
import { connectBrand } from "../staff/asked.ts";

let ground: Ground;
const many = 100_000;
/** So many at once are laid within a statement's time, also on a slow machine. */
const batch = 10_000;

beforeAll(async () => {
  ground = await openGround({ worker: false });
  await connectBrand(ground);
  for (let n = 0; n < many; n += batch) await lay("th", batch);
  await lay("en", 3);
  const { version, rule } = (await ground.api("GET", "/api/v1/assignment/rule")).body;
  await ground.api("PUT", "/api/v1/assignment/rule", { version, rule: { ...rule, countLanguages: true } });
  await ground.app.db`analyze assignment.queue_entry, cases."case", service_levels.episode`;
});
afterAll(() => ground.close());

/** So many cases that wait, the oldest for an hour. */
async function lay(language: string, count: number): Promise<void> {
  const { db } = ground.app;
  await db`
    with person as (
      insert into customers.customer (language, first_seen_at) values (${language}, platform.now()) returning id
    ), laid as (
      insert into cases."case" (customer_id, account_id, channel, visibility, language, topic, urgency, state, opened_at, waiting_since, preview)
      select person.id, account.id, 'x', 'private', ${language}, 'other', 0, 'open', at, at, 'Hello'
      from person, channels.account, generate_series(1, ${count}) as n,
        lateral (select platform.now() - interval '1 hour' * n / ${count}::float8 as at) as clock
      returning id, account_id, channel, language, urgency, waiting_since
    ), queued as (
      insert into assignment.queue_entry (case_id, urgency, waiting_since, channel, language)
      select id, urgency, waiting_since, channel, language from laid
    ), waits as (
      insert into service_levels.episode (case_id, account_id, kind, channel, language, started_at)
      select id, account_id, 'first', channel, language, waiting_since from laid
    )
    insert into assignment.need (language, channel, topic) values (${language}, 'x', 'other') on conflict do nothing`;
}

test("100,000 in a language that nobody on shift speaks are said loudly and promised nothing, and harm no other", async () => {
  const anna = await ground.as("agent", "Anna");
  const able = { teamId: null, skills: [], capacity: null, languages: [{ language: "en", level: 3 }] };
  expect((await ground.api("PUT", `/api/v1/assignment/colleagues/${anna.id}`, able)).status).toBe(200);
  await ground.app.db`update staff.member set seen_at = platform.now() where id = ${anna.id}`;

  const { body: operations } = await ground.api("GET", "/api/v1/operations");
  expect(operations.alarms).toContainEqual(
    expect.objectContaining({ code: "nobody-speaks", severity: "urgent", amount: many, about: "th" }),
  );

  await publishReplyTimes(ground.app);
  const { channels } = (await ground.api("GET", "/api/v1/reply-times")).body;
  const x = channels.find(({ channel }: { channel: string }) => channel === "x");
  expect(x.languages).toContainEqual({ language: "th", expectedSeconds: null, waiting: many });
  const english = x.languages.find(({ language }: { language: string }) => language === "en");
  expect(english).toMatchObject({ waiting: 3, expectedSeconds: expect.any(Number) });

  const lead = await ground.as("lead", "Lea");
  const { body: wall } = await lead("GET", "/api/v1/screens/wall");
  expect(wall.waiting).toBe(many + 3);
  expect(wall.cells).toContainEqual(expect.objectContaining({ language: "th", channel: "x", waiting: many }));

  for (let n = 0; n < 3; n++) {
    const { status, body } = await anna("POST", "/api/v1/cases/next", {});
    expect({ status, language: body.language }).toEqual({ status: 200, language: "en" });
  }
  expect((await anna("POST", "/api/v1/cases/next", {})).body.code).toBe("assignment.none-for-you");
});
