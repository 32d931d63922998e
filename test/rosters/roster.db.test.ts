import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ground, openGround } from "../ground.ts";

let ground: Ground;
let lead: Awaited<ReturnType<Ground["as"]>>;
let anna: Awaited<ReturnType<Ground["as"]>>;
let teamId: string;

beforeAll(async () => {
  ground = await openGround({ worker: false });
  [lead, anna] = [await ground.as("lead", "Lea"), await ground.as("agent", "Anna")];
  const { body } = await ground.api("POST", "/api/v1/assignment/teams", { name: "Nights", gets: "pull" });
  teamId = body.items[0].id;
});
afterAll(() => ground.close());

const zone = "Europe/Amsterdam";
const said = (from: string, to: string, more: object = {}) => ({
  memberId: anna.id,
  teamId,
  zone,
  from,
  to,
  breaks: [],
  ...more,
});
const lay = (from: string, to: string, more: object = {}) =>
  lead("POST", "/api/v1/rosters/shifts", { id: randomUUID(), ...said(from, to, more) });
const week = async (day: string) =>
  (await lead("GET", `/api/v1/rosters/week?day=${day}&zone=${zone}&teamId=${teamId}`)).body;
const shiftsIn = async (day: string): Promise<{ startsAt: string; endsAt: string }[]> =>
  (await week(day)).rows.flatMap(({ shifts }: { shifts: object[] }) => shifts);

describe("a shift", () => {
  test("is laid down at times of the wall, as long as the night is, and is the same where it is sent twice", async () => {
    const shift = { id: randomUUID(), ...said("2026-10-24T22:00", "2026-10-25T06:00") };
    const pause = { from: "2026-10-25T01:00", to: "2026-10-25T01:30" };
    const { status, body } = await lead("POST", "/api/v1/rosters/shifts", { ...shift, breaks: [pause] });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({
      id: shift.id,
      memberId: anna.id,
      zone,
      startsAt: "2026-10-24T20:00:00.000Z",
      endsAt: "2026-10-25T05:00:00.000Z",
      breaks: [{ startsAt: "2026-10-24T23:00:00.000Z", endsAt: "2026-10-24T23:30:00.000Z" }],
    });
    expect((await lead("POST", "/api/v1/rosters/shifts", shift)).body.endsAt).toBe(body.endsAt);
    const { days, people, rows } = await week("2026-10-22");
    expect(people).toHaveLength(169);
    expect(people.slice(141, 153)).toEqual([0, 1, 1, 1, 0.5, 1, 1, 1, 1, 1, 0, 0]);
    expect(days[7].day).toBe("2026-10-26");
    expect(rows.map(({ member }: { member: { name: string } }) => member.name)).toEqual(["Anna"]);
  });

  test("never overlaps another of the same person, however it is laid down; who is refused is told with what", async () => {
    const { body: theirs } = await lay("2026-11-23T09:00", "2026-11-23T17:00");
    const refused = await lay("2026-11-23T16:59", "2026-11-23T20:00");
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: "rosters.overlap",
      details: { startsAt: theirs.startsAt, endsAt: theirs.endsAt },
    });
    const { body: next } = await lay("2026-11-23T17:00", "2026-11-23T20:00");
    const moved = await lead("PUT", `/api/v1/rosters/shifts/${next.id}`, said("2026-11-23T08:00", "2026-11-23T20:00"));
    expect(moved.body.code).toBe("rosters.overlap");
    const atOnce = await Promise.all(Array.from({ length: 6 }, () => lay("2026-11-24T09:00", "2026-11-24T17:00")));
    expect(atOnce.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
    expect((await lead("DELETE", `/api/v1/rosters/shifts/${next.id}`)).status).toBe(200);
    expect((await lead("DELETE", `/api/v1/rosters/shifts/${next.id}`)).status).toBe(404);
  });

  test.each([
    ["no length", "2026-11-26T09:00", "2026-11-26T09:00", "no-length"],
    ["an hour that is skipped", "2026-03-29T02:10", "2026-03-29T02:50", "no-length"],
    ["an end before its beginning", "2026-11-26T09:00", "2026-11-26T08:00", "backwards"],
    ["more than a day", "2026-11-26T09:00", "2026-11-27T09:01", "too-long"],
  ])("of %s is refused, with the reason", async (_what, from, to, fault) => {
    expect((await lay(from, to)).body).toMatchObject({ code: "rosters.shift-fault", details: { fault } });
  });

  test("is one's own to see, and a lead's to lay down", async () => {
    const now = new Date();
    const day = new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
    const cas = await ground.as("agent", "Cas");
    await lay(`${day}T10:00`, `${day}T11:00`, { zone: "UTC", memberId: cas.id });
    const { body } = await cas("GET", "/api/v1/rosters/mine");
    expect(body.items).toMatchObject([{ memberId: cas.id, startsAt: `${day}T10:00:00.000Z` }]);
    expect((await lead("GET", "/api/v1/rosters/mine")).body.items).toEqual([]);
    expect((await cas("GET", `/api/v1/rosters/week?day=${day}&zone=${zone}`)).status).toBe(403);
    const stranger = await lay(`${day}T10:00`, `${day}T11:00`, { memberId: randomUUID() });
    expect(stranger.body.code).toBe("rosters.unknown");
  });
});

describe("a week", () => {
  test("is copied at the same times of the wall over a change of the clocks, and copying again doubles nothing", async () => {
    await lay("2026-10-20T09:00", "2026-10-20T17:00", {
      breaks: [{ from: "2026-10-20T12:00", to: "2026-10-20T12:30" }],
    });
    await lay("2026-10-28T08:00", "2026-10-28T12:00");
    await lay("2026-10-21T09:00", "2026-10-21T17:00");
    const body = { day: "2026-10-22", zone, teamId };
    const copied = await lead("POST", "/api/v1/rosters/copies", body);
    // Of three the night and Tuesday are new; Wednesday meets what is there.
    expect(copied.body).toEqual({ added: 2, known: 0, leftOut: 1 });
    expect((await shiftsIn("2026-10-27")).map(({ startsAt, endsAt }) => `${startsAt} ${endsAt}`)).toEqual([
      "2026-10-27T08:00:00.000Z 2026-10-27T16:00:00.000Z",
      "2026-10-28T07:00:00.000Z 2026-10-28T11:00:00.000Z",
      "2026-10-31T21:00:00.000Z 2026-11-01T05:00:00.000Z",
    ]);
    expect((await lead("POST", "/api/v1/rosters/copies", body)).body).toEqual({ added: 0, known: 2, leftOut: 1 });
  });
});

describe("a file", () => {
  const lines = (email: string) =>
    [
      "email,date,from,to,breaks,team",
      `${email},2026-12-07,22:00,06:00,02:00-02:30,`,
      `${email},2026-12-08,05:00,09:00,,`,
      `${email},2026-12-09,09:00,09:00,,`,
      `nobody@airline.test,2026-12-09,09:00,17:00,,`,
      `${email.toUpperCase()},2026-12-10,09:00,17:00,,nights`,
      `${email},2026-12-11,09:00,17:00,,Days`,
    ].join("\r\n");

  test("says line by line what it would bring, brings it when told to, and brings it once", async () => {
    const [row] = await ground.app.db<[{ email: string }]>`select email from staff.member where id = ${anna.id}`;
    const file = { file: lines(row.email), teamId, zone };
    const expected = [
      [2, "new", null],
      [3, "overlap", 2],
      [4, "no-length", null],
      [5, "nobody", null],
      [6, "new", null],
      [7, "no-team", null],
    ];
    const outcomes = ({ body }: { body: any }) =>
      body.lines.map(({ line, outcome, meets }: any) => [line, outcome, meets]);
    expect(outcomes(await lead("POST", "/api/v1/rosters/previews", file))).toEqual(expected);
    expect(await shiftsIn("2026-12-08")).toEqual([]);
    expect(outcomes(await lead("POST", "/api/v1/rosters/imports", file))).toEqual(expected);
    expect((await shiftsIn("2026-12-08")).map(({ startsAt, endsAt }) => `${startsAt} ${endsAt}`)).toEqual([
      "2026-12-07T21:00:00.000Z 2026-12-08T05:00:00.000Z",
      "2026-12-10T08:00:00.000Z 2026-12-10T16:00:00.000Z",
    ]);
    const again = await Promise.all([1, 2].map(() => lead("POST", "/api/v1/rosters/imports", file)));
    for (const answer of again) expect(outcomes(answer).filter(([, outcome]: any) => outcome === "new")).toEqual([]);
    expect(await shiftsIn("2026-12-08")).toHaveLength(2);
  });
});

test("whoever lays down, changes, copies or brings in stands in the audit", async () => {
  const shift = said("2026-12-21T09:00", "2026-12-21T17:00");
  const { body: added } = await lead("POST", "/api/v1/rosters/shifts", { id: randomUUID(), ...shift });
  await lead("PUT", `/api/v1/rosters/shifts/${added.id}`, { ...shift, to: "2026-12-21T18:00" });
  await lead("DELETE", `/api/v1/rosters/shifts/${added.id}`);
  await lead("POST", "/api/v1/rosters/copies", { day: "2026-12-21", zone, teamId });
  await lead("POST", "/api/v1/rosters/imports", { file: "email,date,from,to", teamId, zone });
  const { body } = await ground.api("GET", "/api/v1/audit?limit=5");
  expect(body.items.map(({ action, subject }: Record<string, string>) => `${action} ${subject}`)).toEqual([
    `rosters.import team/${teamId}`,
    `rosters.copy-week team/${teamId}`,
    `rosters.remove-shift shift/${added.id}`,
    `rosters.change-shift shift/${added.id}`,
    `rosters.add-shift shift/${added.id}`,
  ]);
});
