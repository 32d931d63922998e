import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AssignmentRule } from "../../contract/assignment.ts";
import { type Ground, openGround } from "../ground.ts";
import { fits, openRule } from "../../server/modules/assignment/index.ts";
import { seeded } from "../torture/traffic.ts";
import { until } from "../until.ts";
import { type Line, openLine } from "./scene.ts";

let ground: Ground;
let line: Line;
let version = 0;

beforeAll(async () => {
  ground = await openGround({ worker: false });
  line = await openLine(ground);
});
afterAll(() => ground.close());

async function ruled(rule: Partial<AssignmentRule>): Promise<void> {
  const { status, body } = await ground.api("PUT", "/api/v1/assignment/rule", {
    version,
    rule: { ...openRule, ...rule },
  });
  expect(status, JSON.stringify(body)).toBe(200);
  version = body.version;
}

/** An agent who can do this. */
async function agent(
  levels: Record<string, number>,
  more: { skills?: string[]; capacity?: number; teamId?: string } = {},
) {
  const api = await ground.as("agent");
  const languages = Object.entries(levels).map(([language, level]) => ({ language, level }));
  const body = { teamId: null, skills: [], capacity: null, languages, ...more };
  expect((await ground.api("PUT", `/api/v1/assignment/colleagues/${api.id}`, body)).status).toBe(200);
  return api;
}

const next = async (api: Ground["api"], body: object = {}) => {
  const answer = await api("POST", "/api/v1/cases/next", body);
  return answer.body?.id ?? answer.body?.code ?? answer.status;
};

const empty = () => ground.app.db`delete from assignment.queue_entry`;

describe("claiming the next case", () => {
  test("gives the most urgent, then the longest waiting, of what somebody speaks; less well spoken or without the skill only what waited longer", async () => {
    await empty();
    await ruled({
      countLanguages: true,
      leastLevel: 2,
      skills: [{ name: "refunds", topics: ["refund"], channels: [] }],
    });
    const [nlOld, de10, de20, nlUrgent, refund20, refund40] = await line.lay(
      { language: "nl", minutes: 50 },
      { language: "de", minutes: 10 },
      { language: "de", minutes: 20, urgency: 2 },
      { language: "nl", minutes: 1, urgency: 3 },
      { language: "nl", minutes: 60, topic: "refund", urgency: 1 },
      { language: "ja", minutes: 90 },
    );
    const anna = await agent({ nl: 3, de: 1 });
    // The refund waited for an hour: the ladder drops the skill after half of one.
    expect([await next(anna), await next(anna), await next(anna), await next(anna)]).toEqual([
      nlUrgent,
      de20,
      refund20,
      nlOld,
    ]);
    expect(await next(anna)).toBe("assignment.none-for-you");
    const { body } = await anna("GET", `/api/v1/cases/${de20}/decisions`);
    expect(body.items).toMatchObject([
      { what: "claimed", agent: { id: anna.id }, by: null, why: { language: "de", level: 1, dropped: ["level"] } },
    ]);
    const kenji = await agent({ ja: 3 });
    expect(await next(kenji, { language: "de" })).toBe("assignment.none-for-you");
    expect(await next(kenji)).toBe(refund40);
    const dora = await agent({ de: 2 });
    expect(await next(dora)).toBe(de10);
    expect(await next(dora)).toBe(204);
  });

  test("gives what the rule puts first for each, among many that they may have only later", async () => {
    await empty();
    const rule: Partial<AssignmentRule> = {
      countLanguages: true,
      leastLevel: 2,
      skills: [{ name: "refunds", topics: ["refund"], channels: [] }],
    };
    await ruled(rule);
    const draw = seeded(7);
    const one = <T>(of: readonly T[]): T => of[Math.floor(draw() * of.length)] as T;
    const laid = Array.from({ length: 160 }, (_, n) => ({
      language: one(["nl", "de", "ja", "und"]),
      topic: one(["baggage", "refund"]),
      channel: one(["x", "email"]),
      urgency: one([0, 0, 1, 1, 2, 3]),
      // Never close to a step of the ladder, however long the test takes.
      minutes: one([3, 22, 60]) + n / 60,
    }));
    const ids = await line.lay(...laid);
    const waiting = laid.map((need, n) => ({ ...need, id: ids[n] ?? "" }));
    const able = [{ nl: 3, de: 1 }, { de: 3, ja: 1 }, { ja: 2 }].map((levels, n) => ({
      levels,
      skills: n === 2 ? ["refunds"] : [],
    }));
    const agents = await Promise.all(able.map(({ levels, skills }) => agent(levels, { skills })));
    for (let turn = 0; turn < 75; turn++) {
      const who = turn % able.length;
      const [first] = waiting
        .filter((need) => {
          const fit = fits(able[who] as (typeof able)[0], need, { ...openRule, ...rule });
          return fit !== null && need.minutes >= fit.afterMinutes;
        })
        .toSorted((a, b) => b.urgency - a.urgency || b.minutes - a.minutes);
      expect(await next(agents[who] as Ground["api"])).toBe(first?.id);
      waiting.splice(waiting.indexOf(first as (typeof waiting)[0]), 1);
    }
  });

  test("of forty who ask at once each gets another case, and nobody more than fits", async () => {
    await empty();
    await ruled({ countLanguages: true, units: { email: 3 }, capacity: 4 });
    const letters = await line.lay(
      ...Array.from({ length: 12 }, (_, n) => ({ language: "nl", minutes: n, channel: n % 3 ? "x" : "email" })),
    );
    const agents = await Promise.all(Array.from({ length: 4 }, () => agent({ nl: 3 })));
    const got = await Promise.all(Array.from({ length: 40 }, (_, n) => next(agents[n % 4] as Ground["api"])));
    const cases = got.filter((one) => letters.includes(one));
    expect(new Set(cases).size).toBe(cases.length);
    const loads = await ground.app.db<{ load: number }[]>`
      select sum(case channel when 'email' then 3 else 1 end)::int as load
      from assignment.queue_entry where held_by is not null group by held_by`;
    expect(Math.max(...loads.map(({ load }) => load))).toBeLessThanOrEqual(4);
    expect(got).toContain("assignment.hands-full");
  });

  test("who gave a case back for a reason is not offered it at once; another is, at its place", async () => {
    await empty();
    await ruled({});
    const [first, second] = await line.lay({ language: "en", minutes: 9 }, { language: "en", minutes: 5 });
    const [omar, lena] = [await agent({ en: 3 }), await agent({ en: 3 })];
    expect(await next(omar)).toBe(first);
    await omar("POST", `/api/v1/cases/${first}/hand-back`, { reason: "conflict" });
    expect(await next(omar)).toBe(second);
    expect(await next(omar)).toBe("assignment.none-for-you");
    expect(await next(lena)).toBe(first);
    const { body } = await omar("GET", `/api/v1/cases/${first}/decisions`);
    expect(body.items.map(({ what, why }: { what: string; why: { reason?: string } }) => [what, why.reason])).toEqual([
      ["claimed", undefined],
      ["handed-back", "conflict"],
      ["claimed", undefined],
    ]);
  });
});

describe("a team that is given cases", () => {
  test("gets each at once when it comes or somebody is freed, one after the other, and not what they did not open", async () => {
    await empty();
    await ruled({ countLanguages: true });
    const { body: teams } = await ground.api("POST", "/api/v1/assignment/teams", { name: "Given", gets: "push" });
    const here = async (levels: Record<string, number>) => {
      const api = await agent(levels, { teamId: teams.items[0].id });
      await ground.app.db`update staff.member set seen_at = platform.now() where id = ${api.id}`;
      return api;
    };
    const [nele, dirk] = [await here({ nl: 3 }), await here({ de: 3 })];
    const held = async () =>
      (await ground.app.db`select case_id, held_by from assignment.queue_entry where held_by is not null`).map(
        ({ caseId, heldBy }) => `${caseId} ${heldBy}`,
      );
    const [nl, de, second] = await line.lay(
      { language: "nl", minutes: 5 },
      { language: "de", minutes: 4 },
      { language: "nl", minutes: 3 },
    );
    await ground.startWorker();
    ground.app.ring("queue");
    await until(held, (rows) => rows.length === 2, "both to get theirs");
    expect((await held()).toSorted()).toEqual([`${nl} ${nele.id}`, `${de} ${dirk.id}`].toSorted());
    await nele("POST", `/api/v1/cases/${nl}/close`, {});
    await until(held, (rows) => rows.includes(`${second} ${nele.id}`), "whoever was freed to get the next");
    await ground.app
      .db`update assignment.queue_entry set held_until = platform.now() - interval '1 second' where case_id = ${second ?? null}`;
    await until(
      () => nele("GET", `/api/v1/cases/${second}/decisions`),
      ({ body }) => body.items[0].what === "returned",
      "what was not opened to go back",
    );
    expect(await held()).toEqual([`${de} ${dirk.id}`]);
    await ground.stopWorker();
  });
});

describe("handing a case on", () => {
  test("gives it to a colleague with a summary, at its place and with its clock, and only whoever holds it may", async () => {
    await empty();
    await ruled({});
    const [id] = await line.lay({ language: "en", minutes: 12, urgency: 1 });
    const [omar, lena] = [await agent({ en: 3 }), await agent({ en: 3 })];
    expect(await next(omar)).toBe(id);
    const before = (await omar("GET", `/api/v1/cases/${id}`)).body;
    const body = { to: lena.id, noteId: randomUUID(), summary: "She waits at gate D7 with two children." };
    expect((await lena("POST", `/api/v1/cases/${id}/hand-on`, { ...body, to: omar.id })).status).toBe(409);
    expect((await omar("POST", `/api/v1/cases/${id}/hand-on`, { ...body, to: omar.id })).status).toBe(409);
    const { body: after } = await omar("POST", `/api/v1/cases/${id}/hand-on`, body);
    expect(after).toMatchObject({ assigneeId: lena.id, waitingSince: before.waitingSince, urgency: 1, state: "open" });
    const seen = (await lena("GET", `/api/v1/cases/${id}`)).body;
    expect(seen.messages.at(-1)).toMatchObject({ id: body.noteId, visibility: "internal", text: body.summary });
    const { body: decisions } = await lena("GET", `/api/v1/cases/${id}/decisions`);
    expect(decisions.items[0]).toMatchObject({ what: "handed-on", agent: { id: lena.id }, by: { id: omar.id } });
    const { body: audit } = await ground.api("GET", `/api/v1/audit?subject=case/${id}`);
    expect(audit.items.map(({ action }: { action: string }) => action)).toContain("cases.hand-on");
    // The same once more is no second note, and Omar does not hold it any more.
    expect((await omar("POST", `/api/v1/cases/${id}/hand-on`, body)).status).toBe(409);
  });
});

describe("the rule", () => {
  test("is set by one lead at a time: the second is told who was faster", async () => {
    const [ada, bo] = [await ground.as("lead", "Ada"), await ground.as("lead", "Bo")];
    const body = { version, rule: { ...openRule, capacity: 3 } };
    const answers = await Promise.all([ada, bo].map((lead) => lead("PUT", "/api/v1/assignment/rule", body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe("assignment.rule-changed");
    version += 1;
  });

  test("says loudly in which language customers wait for nobody", async () => {
    await empty();
    await ruled({ countLanguages: true });
    await line.lay({ language: "th", minutes: 3 }, { language: "th", minutes: 2 }, { language: "nl", minutes: 1 });
    const anna = await agent({ nl: 3 });
    await ground.app.db`update staff.member set seen_at = platform.now() where id = ${anna.id}`;
    const { body } = await anna("GET", "/api/v1/assignment/rule");
    expect(body.uncovered).toMatchObject([{ language: "th", waiting: 2 }]);
    const operations = await ground.api("GET", "/api/v1/operations");
    expect(operations.body.alarms).toContainEqual(
      expect.objectContaining({ code: "nobody-speaks", severity: "urgent", amount: 2, about: "th" }),
    );
  });
});

describe("whoever changes who gets what", () => {
  test("stands in the audit with what they changed", async () => {
    const lead = await ground.as("lead", "Lea");
    const team = { name: "Nights", gets: "push" };
    const { body: added } = await lead("POST", "/api/v1/assignment/teams", team);
    const { id } = added.items.find(({ name }: { name: string }) => name === "Nights");
    expect((await lead("POST", "/api/v1/assignment/teams", team)).status).toBe(409);
    await lead("PUT", `/api/v1/assignment/teams/${id}`, { ...team, gets: "pull" });
    const able = { teamId: id, skills: [], capacity: 3, languages: [{ language: "nl", level: 2 }] };
    const { body: changed } = await lead("PUT", `/api/v1/assignment/colleagues/${lead.id}`, able);
    expect(changed).toMatchObject(able);
    await ruled({});
    await lead("DELETE", `/api/v1/assignment/teams/${id}`);
    const { body } = await ground.api("GET", "/api/v1/audit?limit=5");
    expect(body.items.map(({ action, subject }: Record<string, string>) => `${action} ${subject}`)).toEqual([
      `staff.remove-team team/${id}`,
      "settings.assignment setting/assignment",
      `staff.set-abilities staff/${lead.id}`,
      `staff.change-team team/${id}`,
      `staff.add-team team/${id}`,
    ]);
  });
});
