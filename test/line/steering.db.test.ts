import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Line, openLine } from "../assignment/scene.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { until } from "../until.ts";

type Person = Awaited<ReturnType<Ground["as"]>>;

let ground: Ground;
let line: Line;
let lead: Person;
let [anna, bo]: Person[] = [];
let teamId: string;

beforeAll(async () => {
  ground = await openGround({ worker: false });
  line = await openLine(ground);
  lead = await ground.as("lead", "Lena Lead");
  const { body } = await ground.api("POST", "/api/v1/assignment/teams", { name: "Care", gets: "pull" });
  teamId = body.items[0].id;
  [anna, bo] = [await colleague("Anna", teamId), await colleague("Bo", null)];
  const { version, rule } = (await lead("GET", "/api/v1/assignment/rule")).body;
  await lead("PUT", "/api/v1/assignment/rule", { version, rule: { ...rule, countLanguages: true } });
});
afterAll(() => ground.close());

async function colleague(name: string, team: string | null): Promise<Person> {
  const api = await ground.as("agent", name);
  const body = { teamId: team, skills: [], capacity: null, languages: [{ language: "en", level: 3 }] };
  expect((await lead("PUT", `/api/v1/assignment/colleagues/${api.id}`, body)).status).toBe(200);
  // Only people are told things.
  await ground.app.db`update staff.member set kind = 'person' where id = ${api.id}`;
  return api;
}

const lend = (memberId: string, kind: string, what: string, minutes = 30) =>
  lead("POST", "/api/v1/steering/lendings", { colleagues: [{ id: randomUUID(), memberId }], kind, what, minutes });
const next = async (of: Person | undefined) => {
  const { body } = (await of?.("POST", "/api/v1/cases/next", {})) ?? { body: null };
  return body?.id ?? body?.code ?? null;
};
const steering = async (of: Person | undefined) => (await of?.("GET", "/api/v1/me/steering"))?.body;
const marks = async (): Promise<string[]> =>
  (await lead("GET", "/api/v1/screens/wall")).body.marks.map(({ what }: { what: string }) => what);
const audited = async () => {
  const rows = await ground.app.db<{ action: string; subject: string; by: string }[]>`
    select action, subject, m.name as by from staff.audit a join staff.member m on m.id = actor_id where action like 'steering.%' order by a.id`;
  return rows.map(({ action, subject, by }) => [action, subject, by]);
};

describe("steering from the wall", () => {
  test("lends a colleague: those cases come first, they see it, and it ends by itself", async () => {
    const [english, japanese, another] = await line.lay(
      { language: "en", minutes: 50 },
      { language: "ja", minutes: 3 },
      { language: "ja", minutes: 2 },
    );
    const id = bo?.id ?? "";
    expect((await lend(id, "team", teamId)).status).toBe(201);
    // Who is lent already is lent anew.
    const { body } = await lend(id, "language", "ja");
    expect(body.items).toMatchObject([{ member: { name: "Bo" }, kind: "language", what: "ja", by: "Lena Lead" }]);
    expect(await steering(bo)).toMatchObject({ lent: { kind: "language", what: "ja" }, messages: [] });
    expect(await next(bo)).toBe(japanese);
    const { body: decisions } = await lead("GET", `/api/v1/cases/${japanese}/decisions`);
    expect(decisions.items[0]).toMatchObject({ what: "claimed", why: { lent: true, language: "ja" } });
    await moveClock(ground.app, "31 minutes");
    expect(await steering(bo)).toMatchObject({ lent: null });
    expect((await lead("GET", "/api/v1/steering/lendings")).body.items).toEqual([]);
    // Nobody's language any more: what they speak is next, and then nothing.
    expect(await next(bo)).toBe(english);
    expect(await next(bo)).toBe("assignment.none-for-you");
    const { body: again } = await lend(id, "channel", "x", 60);
    await lead("DELETE", `/api/v1/steering/lendings/${again.items[0].id}`);
    expect((await lead("GET", "/api/v1/steering/lendings")).body.items).toEqual([]);
    expect(another).toBeDefined();
    const rows = await ground.app
      .db`select kind, ended_by is not null as early from staff.lending order by lower(during)`;
    expect(rows.map(({ kind, early }) => [kind, early])).toEqual([
      ["team", true],
      ["language", false],
      ["channel", true],
    ]);
    const subject = `staff/${id}`;
    expect(await audited()).toEqual(
      ["steering.lend", "steering.lend", "steering.lend", "steering.end-lending"].map((action) => [
        action,
        subject,
        "Lena Lead",
      ]),
    );
    const all = ["rule", "lent", "lent", "lent", "lending-ended"];
    expect(await until(marks, (now) => now.length === all.length, "a fresh look at the wall")).toEqual(all);
  });

  test("lends several at once, all or none", async () => {
    const [annas, bos] = [anna?.id ?? "", bo?.id ?? ""];
    const lendAll = (...members: string[]) => {
      const colleagues = members.map((memberId) => ({ id: randomUUID(), memberId }));
      return lead("POST", "/api/v1/steering/lendings", { colleagues, kind: "language", what: "ja", minutes: 30 });
    };
    expect((await lendAll(annas, randomUUID())).body.code).toBe("steering.not-answering");
    expect((await lead("GET", "/api/v1/steering/lendings")).body.items).toEqual([]);
    expect((await lendAll(annas, annas)).status).toBe(400);
    const { body } = await lendAll(annas, bos);
    expect(body.items.map(({ member }: { member: { name: string } }) => member.name).toSorted()).toEqual([
      "Anna",
      "Bo",
    ]);
    for (const { id } of body.items) await lead("DELETE", `/api/v1/steering/lendings/${id}`);
  });

  test("tells a team something: who is here sees it until they have seen it, and the lead sees who did", async () => {
    await ground.app
      .db`update staff.member set seen_at = platform.now() + interval '2 days' where id = ${anna?.id ?? ""}`;
    const said = { id: randomUUID(), teamId, text: "Schiphol is closed until four." };
    for (const _ of [1, 2])
      expect((await lead("POST", "/api/v1/steering/messages", said)).body.items).toMatchObject([
        { team: "Care", text: said.text, told: 1, seen: 0 },
      ]);
    expect(await steering(bo)).toMatchObject({ messages: [] });
    expect(await steering(anna)).toMatchObject({ messages: [{ text: said.text, by: "Lena Lead" }] });
    const seen = await anna?.("POST", `/api/v1/me/steering/${said.id}/seen`);
    expect(seen?.body.messages).toEqual([]);
    expect((await lead("GET", "/api/v1/steering/messages")).body.items).toMatchObject([{ told: 1, seen: 1 }]);
    await lead("POST", "/api/v1/steering/messages", { id: randomUUID(), teamId: null, text: "Lunch is here." });
    expect((await steering(anna)).messages).toHaveLength(1);
    await moveClock(ground.app, "25 hours");
    expect((await steering(anna)).messages).toEqual([]);
    expect((await audited()).filter(([action]) => action === "steering.tell-team")).toEqual([
      ["steering.tell-team", `team/${teamId}`, "Lena Lead"],
      ["steering.tell-team", "team/all", "Lena Lead"],
    ]);
  });

  test("marks a target that was changed on the time line", async () => {
    const { version, rule } = (await lead("GET", "/api/v1/settings/service-levels")).body;
    await lead("PUT", "/api/v1/settings/service-levels", { basedOn: version, rule });
    expect(await until(marks, (now) => now.length === 1, "a fresh look at the wall")).toEqual(["target"]);
  });
});
