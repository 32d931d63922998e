import { afterAll, beforeAll, expect, test } from "vitest";
import { findQueries, findWorkers } from "../../server/modules/insights/index.ts";
import { type Ground, openGround } from "../ground.ts";
import { ask, connectBrand } from "../staff/asked.ts";

let ground: Ground;
beforeAll(async () => (ground = await openGround()));
afterAll(() => ground.close());

test("days as they were: what waited in them, from before too, and who was on the roster, without their breaks", async () => {
  const { db } = ground.app;
  const brand = await connectBrand(ground);
  const [{ caseId }, , late] = [
    await ask(ground, brand, "where is my bag?"),
    await ask(ground, brand, "worst airline ever, you are a disgrace"),
    await ask(ground, brand, "which gate does my flight leave from?"),
  ];
  const from = new Date("2026-03-02T00:00:00Z");
  const to = new Date("2026-03-03T00:00:00Z");
  await db`update service_levels.episode set started_at = '2026-03-01T23:00:00Z' where case_id = ${caseId}`;
  await db`update service_levels.episode set started_at = '2026-03-03T01:00:00Z' where case_id = ${late.caseId}`;
  const agent = await ground.as("agent");
  await db`update staff.member set languages = '{nl,en}', skills = '{refunds}' where id = ${agent.id}`;
  await db`
    insert into rosters.shift (id, member_id, zone, during, breaks)
    values (gen_random_uuid(), ${agent.id}, 'Europe/Amsterdam', '[2026-03-02T08:00:00Z,2026-03-02T16:00:00Z)',
      '{[2026-03-02T12:00:00Z,2026-03-02T12:30:00Z)}')`;
  expect(await findQueries(db, { from, to }, () => 300)).toEqual([
    { at: -3600, urgency: expect.any(Number), language: "en", channel: "x", topic: "baggage", takes: 300 },
  ]);
  expect(await findWorkers(db, { from, to })).toEqual([
    {
      id: agent.id,
      levels: { nl: 3, en: 3 },
      skills: ["refunds"],
      shifts: [
        [8 * 3600, 12 * 3600],
        [12.5 * 3600, 16 * 3600],
      ],
    },
  ]);
});
