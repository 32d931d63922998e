import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Line, openLine } from "../assignment/scene.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { until } from "../until.ts";

type Person = Awaited<ReturnType<Ground["as"]>>;

let ground: Ground;
let line: Line;
let teamId: string;
let [anna, bo]: Person[] = [];

beforeAll(async () => {
  ground = await openGround({ worker: false });
  line = await openLine(ground);
  const { body } = await ground.api("POST", "/api/v1/assignment/teams", { name: "Care", gets: "pull" });
  teamId = body.items[0].id;
  [anna, bo] = [await colleague("Anna"), await colleague("Bo")];
});
afterAll(() => ground.close());

async function colleague(name: string): Promise<Person> {
  const api = await ground.as("agent", name);
  const body = { teamId, skills: [], capacity: null, languages: [{ language: "nl", level: 3 }] };
  expect((await ground.api("PUT", `/api/v1/assignment/colleagues/${api.id}`, body)).status).toBe(200);
  return api;
}

const clock = async (): Promise<number> =>
  (await ground.app.db<[{ now: Date }]>`select platform.now() as now`)[0].now.getTime();

/** Everybody's desk is open, and stays so until then. */
const allHere = (minutes = 0) =>
  ground.app
    .db`update staff.member set seen_at = platform.now() + ${minutes} * interval '1 minute' where id in (${anna?.id ?? ""}, ${bo?.id ?? ""})`;

/** A shift from so many minutes from now up to so many. */
async function shift(
  of: Person | undefined,
  from: number,
  to: number,
  pause: [number, number] | null = null,
): Promise<string> {
  const now = Math.floor((await clock()) / 60_000) * 60_000;
  const wall = (minutes: number): string => new Date(now + minutes * 60_000).toISOString().slice(0, 16);
  const breaks = pause ? [{ from: wall(pause[0]), to: wall(pause[1]) }] : [];
  const body = { id: randomUUID(), memberId: of?.id, teamId, zone: "UTC", from: wall(from), to: wall(to), breaks };
  const answer = await ground.api("POST", "/api/v1/rosters/shifts", body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return body.id;
}

const remove = (id: string) => ground.api("DELETE", `/api/v1/rosters/shifts/${id}`);

const next = async (of: Person | undefined) => {
  const answer = await of?.("POST", "/api/v1/cases/next", {});
  return answer?.body?.id ?? answer?.body?.code ?? answer?.status;
};

const attend = (of: Person | undefined, state: string, reason: string | null = null) =>
  of?.("PUT", "/api/v1/me/attendance", { state, reason });

describe("who is given work", () => {
  test("is everybody where nobody has a roster; where there is one, who is on shift and on no break", async () => {
    await allHere();
    const [first, second, third, fourth] = await line.lay(
      ...[9, 8, 7, 6].map((minutes) => ({ language: "nl", minutes })),
    );
    expect(await next(anna)).toBe(first);
    const others = await shift(bo, 24 * 60, 30 * 60);
    expect((await anna?.("GET", "/api/v1/me/attendance"))?.body).toMatchObject({ state: "here", duty: "off" });
    expect(await next(anna)).toBe("assignment.off-shift");
    const paused = await shift(anna, -60, 60, [-5, 5]);
    expect(await next(anna)).toBe("assignment.on-break");
    await remove(paused);
    const hers = await shift(anna, -60, 60);
    expect(await next(anna)).toBe(second);
    expect((await attend(anna, "break", "lunch"))?.body).toMatchObject({
      state: "break",
      reason: "lunch",
      duty: "break",
    });
    expect(await next(anna)).toBe("assignment.on-break");
    // What she takes by name is hers.
    expect((await anna?.("POST", `/api/v1/cases/${fourth}/assign`, { assigneeId: "me" }))?.status).toBe(200);
    await attend(anna, "here");
    expect(await next(anna)).toBe(third);
    const kept = await ground.app.db`
      select state, reason, to_at is null as open from rosters.attendance where member_id = ${anna?.id ?? ""} order by from_at, id`;
    expect(kept.map(({ state, reason, open }) => [state, reason, open])).toEqual([
      ["break", "lunch", false],
      ["here", null, true],
    ]);
    await ground.app.db`delete from assignment.queue_entry`;
    await remove(others);
    await remove(hers);
  });
});

describe("the end of a shift", () => {
  test("gives what is held back to all at its place, and what was promised to the relief, also when nobody was there to see it", async () => {
    await allHere();
    await shift(anna, -60, 30);
    await shift(bo, -60, 300);
    const [held, promised, late] = await line.lay(
      { language: "nl", minutes: 50, urgency: 1 },
      { language: "nl", minutes: 40 },
      { language: "de", minutes: 30 },
    );
    const before = (await anna?.("GET", `/api/v1/cases/${held}`))?.body;
    const owe = async (caseId: string | undefined, minutes: number) => {
      await anna?.("POST", `/api/v1/cases/${caseId}/assign`, { assigneeId: "me" });
      const dueAt = new Date((await clock()) + minutes * 60_000).toISOString();
      const body = { id: randomUUID(), kind: "promise", text: "the gate", dueAt };
      expect((await anna?.("POST", `/api/v1/cases/${caseId}/promises`, body))?.status).toBeLessThan(300);
    };
    await owe(promised, 120);
    await owe(late, 600);
    expect(await next(anna)).toBe(held);
    await moveClock(ground.app, "31 minutes");
    await allHere();
    await ground.startWorker();
    const free = await until(
      () => ground.api("GET", `/api/v1/cases/${held}`),
      ({ body }) => body.assigneeId === null,
      "the case to go back",
    );
    expect(free.body).toMatchObject({ waitingSince: before.waitingSince, urgency: 1, state: "open" });
    const relieved = (await ground.api("GET", `/api/v1/cases/${promised}`)).body;
    expect(relieved).toMatchObject({ resting: true, assigneeId: bo?.id });
    expect(relieved.promise).toMatchObject({
      by: { id: anna?.id },
      to: { id: bo?.id },
      handedOnAt: expect.any(String),
    });
    expect((await ground.api("GET", `/api/v1/cases/${late}`)).body).toMatchObject({
      resting: true,
      assigneeId: null,
      promise: { to: null },
    });
    const { body: why } = await ground.api("GET", `/api/v1/cases/${promised}/decisions`);
    expect(why.items[0]).toMatchObject({ what: "promise-handed-on", agent: { id: bo?.id }, by: { id: anna?.id } });
    expect((await bo?.("GET", "/api/v1/cases?promised=true&promisedBy=me"))?.body.items).toHaveLength(1);
    await allHere(95);
    await moveClock(ground.app, "95 minutes");
    await until(
      () => ground.api("GET", `/api/v1/cases/${promised}`),
      ({ body }) => !body.resting,
      "what was promised to come back",
    );
    expect((await ground.api("GET", `/api/v1/cases/${promised}`)).body.assigneeId).toBe(bo?.id);
    expect(await next(anna)).toBe("assignment.off-shift");
    await ground.stopWorker();
  });
});
