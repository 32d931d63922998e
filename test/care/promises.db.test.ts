import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moveClock } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { until } from "../until.ts";
import { newHandle, openScene, type Scene } from "./scene.ts";

let scene: Scene;
let lena: Api & { id: string };
let omar: Api & { id: string };

beforeAll(async () => {
  scene = await openScene();
  lena = await scene.ground.as("agent", "Lena");
  omar = await scene.ground.as("lead", "Omar");
});
afterAll(() => scene.close());
beforeEach(() => isHere(lena));

/** A sign of life, as an open desk gives. */
async function isHere({ id }: { id: string }): Promise<void> {
  await scene.ground.app.db`update staff.member set seen_at = platform.now() where id = ${id}`;
}

const isGone = ({ id }: { id: string }) =>
  scene.ground.app.db`update staff.member set seen_at = platform.now() - interval '1 hour' where id = ${id}`;

const clock = async (): Promise<number> => {
  const [row] = await scene.ground.app.db<[{ now: Date }]>`select platform.now() as now`;
  return row.now.getTime();
};

const inMinutes = async (minutes: number): Promise<string> =>
  new Date((await clock()) + minutes * 60_000).toISOString();

interface Wanted {
  kind?: "promise" | "snooze";
  on?: unknown;
  untilWritten?: boolean;
  minutes?: number;
  by?: Api;
  text?: string;
}

async function promise(caseId: string, { by = lena, minutes = 30, ...more }: Wanted = {}) {
  const body = { id: randomUUID(), text: "gate as soon as it is known", dueAt: await inMinutes(minutes), ...more };
  const answer = await by("POST", `/api/v1/cases/${caseId}/promises`, body);
  return { ...answer, id: body.id };
}

async function asked(text = "which gate is it?", as?: string): Promise<string> {
  const { caseId } = await scene.writes(text, as);
  await lena("POST", `/api/v1/cases/${caseId}/assign`, { assigneeId: "me" });
  return caseId;
}

const isQueued = async (caseId: string): Promise<boolean> =>
  (await scene.ground.app.db`select 1 from assignment.queue_entry where case_id = ${caseId}`).length === 1;

const fellDue = (caseId: string) =>
  until(
    () => scene.caseOf(caseId),
    ({ promise }) => promise === null || promise.fellDueAt !== null,
    "the promise to fall due",
  );

const tell = (items: unknown[], by: Api = scene.ground.api) => by("POST", "/api/v1/flight-events", { items });
const today = () => new Date().toISOString().slice(0, 10);
let flights = 100;
const newFlight = (): string => `HX${(flights += 1)}`;

describe("who promises to come back", () => {
  test("takes the case out of the queue; it is on the list of what is owed, and the customer goes on waiting", async () => {
    const caseId = await asked();
    const before = await scene.caseOf(caseId);
    const { status, body, id } = await promise(caseId);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: "open",
      resting: true,
      promisedBy: lena.id,
      waitingSince: before.waitingSince,
      promise: { id, kind: "promise", text: "gate as soon as it is known", state: "open", by: { name: "Lena" } },
    });
    expect(await isQueued(caseId)).toBe(false);
    const listed = (await lena("GET", "/api/v1/cases?promisedBy=me")).body.items.map((one: { id: string }) => one.id);
    expect(listed).toContain(caseId);
    expect((await omar("GET", "/api/v1/cases?promisedBy=me")).body.items).toEqual([]);
    expect((await scene.caseOf(caseId)).standing.place).toBeNull();
  });

  test("gets it back at that time, to the second, where it stood, with a fresh hold", async () => {
    const caseId = await asked();
    const { waitingSince } = await scene.caseOf(caseId);
    const { body } = await promise(caseId, { minutes: 10 });
    await moveClock(scene.ground.app, "9 minutes 58 seconds");
    await isHere(lena);
    expect((await scene.caseOf(caseId)).resting).toBe(true);
    const back = await fellDue(caseId);
    expect(back).toMatchObject({ state: "open", resting: false, assigneeId: lena.id, waitingSince });
    expect(back.promise).toMatchObject({ fellDueAt: body.promise.dueAt, dueWhy: "time", state: "open" });
    const hold = Date.parse(back.heldUntil) - (await clock());
    expect(hold).toBeGreaterThan(4 * 60_000);
  });

  test("who went home leaves it to everybody", async () => {
    const caseId = await asked();
    await promise(caseId, { minutes: 10 });
    await moveClock(scene.ground.app, "10 minutes");
    await isGone(lena);
    expect(await fellDue(caseId)).toMatchObject({ state: "open", assigneeId: null, promisedBy: lena.id });
    expect(await isQueued(caseId)).toBe(true);
  });

  test("does not keep by presence alone what came back: not taken up within the hold, it is everybody's", async () => {
    const caseId = await asked();
    await promise(caseId, { minutes: 10 });
    await moveClock(scene.ground.app, "10 minutes");
    await isHere(lena);
    await until(
      () => scene.ground.app.db`select held_by from assignment.queue_entry where case_id = ${caseId}`,
      ([row]) => row?.["heldBy"] === lena.id,
      "the return",
    );
    // She is here, on another case.
    const other = (await scene.writes("where is my bag?")).caseId;
    for (let minute = 0; minute < 6; minute++) {
      await moveClock(scene.ground.app, "1 minute");
      await lena("GET", `/api/v1/cases/${other}`);
    }
    const [free] = await until(
      () => scene.ground.app.db`select held_by from assignment.queue_entry where case_id = ${caseId}`,
      ([row]) => row?.["heldBy"] === null,
      "the hold to end",
    );
    expect(free).toEqual({ heldBy: null });
  });

  test("keeps what she opened, as any case she holds", async () => {
    const caseId = await asked();
    await promise(caseId, { minutes: 10 });
    await moveClock(scene.ground.app, "10 minutes");
    await isHere(lena);
    await fellDue(caseId);
    for (let minute = 0; minute < 6; minute++) {
      await lena("GET", `/api/v1/cases/${caseId}`);
      await moveClock(scene.ground.app, "1 minute");
    }
    await lena("GET", `/api/v1/cases/${caseId}`);
    expect((await scene.caseOf(caseId)).assigneeId).toBe(lena.id);
  });

  test("finds it due even if the worker was away when it fell due", async () => {
    const caseId = await asked();
    const { body } = await promise(caseId, { minutes: 10 });
    await scene.ground.stopWorker();
    await moveClock(scene.ground.app, "3 hours");
    await scene.ground.startWorker();
    expect((await fellDue(caseId)).promise.fellDueAt).toBe(body.promise.dueAt);
  });
});

describe("a promise", () => {
  const dueNow = async (caseId: string, minutes = 10) => {
    const { id } = await promise(caseId, { minutes });
    await moveClock(scene.ground.app, `${minutes} minutes`);
    await isHere(lena);
    await fellDue(caseId);
    return id;
  };
  const stateOf = async (id: string) =>
    (await scene.ground.app.db`select state, ended_at from cases.promise where id = ${id}`)[0];

  test("is kept by an answer in time", async () => {
    const caseId = await asked();
    const id = await dueNow(caseId);
    await scene.answers(caseId, lena);
    expect(await stateOf(id)).toMatchObject({ state: "kept" });
    expect(await scene.caseOf(caseId)).toMatchObject({ state: "waiting", promise: null });
  });

  test("is broken when nobody comes back in time, stays owed, and shows it", async () => {
    const caseId = await asked();
    const id = await dueNow(caseId);
    await moveClock(scene.ground.app, "16 minutes");
    await until(
      () => scene.caseOf(caseId),
      (one) => one.promise?.state === "broken",
      "the promise to be broken",
    );
    const { body } = await omar("GET", "/api/v1/screens/desk");
    expect(body.promises.broken).toBeGreaterThanOrEqual(1);
    await scene.ground.api("POST", `/api/v1/cases/${caseId}/assign`, { assigneeId: lena.id });
    await scene.answers(caseId, lena);
    expect(await stateOf(id)).toMatchObject({ state: "broken" });
    expect((await scene.caseOf(caseId)).promise).toBeNull();
  });

  test("is not kept by the very answer that made it; the case comes back from waiting", async () => {
    const caseId = await asked();
    await promise(caseId, { minutes: 10 });
    await scene.answers(caseId, lena);
    expect(await scene.caseOf(caseId)).toMatchObject({ state: "waiting", resting: false, promise: { state: "open" } });
    await moveClock(scene.ground.app, "10 minutes");
    await isHere(lena);
    expect(await fellDue(caseId)).toMatchObject({ state: "open", assigneeId: lena.id });
  });

  test("that falls due while an answer is on its way is still owed when that arrives", async () => {
    const caseId = await asked();
    await promise(caseId, { minutes: 10 });
    const reply = { id: randomUUID(), text: "We are still looking.", visibility: "public" };
    await lena("POST", `/api/v1/cases/${caseId}/replies`, reply);
    await moveClock(scene.ground.app, "10 minutes");
    scene.ground.app.ring("outgoing");
    await fellDue(caseId);
    const after = await until(
      () => scene.caseOf(caseId),
      ({ answering }) => answering === false,
      "the answer",
    );
    expect(after).toMatchObject({ state: "open", resting: false });
    expect(await isQueued(caseId)).toBe(true);
  });

  test("stays beside a case that the customer opens again by asking", async () => {
    const as = newHandle();
    const caseId = await asked("which gate is it?", as);
    await promise(caseId, { minutes: 600 });
    await scene.writes("hello? which gate?", as);
    expect(await scene.caseOf(caseId)).toMatchObject({ state: "open", resting: false, promise: { fellDueAt: null } });
    expect(await isQueued(caseId)).toBe(true);
  });

  test("that waits for the customer is due when they write, whatever it is", async () => {
    const as = newHandle();
    const caseId = await asked("which gate is it?", as);
    await promise(caseId, { minutes: 600, kind: "snooze", untilWritten: true });
    await scene.writes("thanks", as);
    await isHere(lena);
    expect((await fellDue(caseId)).promise).toMatchObject({ dueWhy: "customer", kind: "snooze", keepUntil: null });
  });

  test("is asked for when its case is closed, and settled as said", async () => {
    const caseId = await asked();
    const { id } = await promise(caseId);
    const close = (body: unknown) => lena("POST", `/api/v1/cases/${caseId}/close`, body);
    expect(await close({})).toMatchObject({ status: 409, body: { code: "cases.promise-owed" } });
    expect((await close({ promise: "kept" })).body).toMatchObject({ state: "closed", promise: null });
    expect(await stateOf(id)).toMatchObject({ state: "kept" });
  });

  test("withdrawn gives the case back to the queue at its place; twice is once", async () => {
    const caseId = await asked();
    const { waitingSince } = await scene.caseOf(caseId);
    const { id } = await promise(caseId);
    const withdraw = () => lena("DELETE", `/api/v1/cases/${caseId}/promises/${id}`);
    expect((await withdraw()).body).toMatchObject({ resting: false, promise: null, waitingSince });
    expect((await withdraw()).status).toBe(200);
    expect(await isQueued(caseId)).toBe(true);
    expect(await stateOf(id)).toMatchObject({ state: "withdrawn" });
  });

  test("put off after it fell due was broken", async () => {
    const caseId = await asked();
    const id = await dueNow(caseId);
    expect((await promise(caseId)).status).toBe(201);
    expect(await stateOf(id)).toMatchObject({ state: "broken" });
  });

  test("the same id twice is one; another's id is refused", async () => {
    const caseId = await asked();
    const body = { id: randomUUID(), dueAt: await inMinutes(5) };
    const make = (caseId: string) => lena("POST", `/api/v1/cases/${caseId}/promises`, body);
    expect((await make(caseId)).status).toBe(201);
    expect((await make(caseId)).status).toBe(201);
    expect(await make(await asked())).toMatchObject({ status: 409, body: { code: "cases.id-taken" } });
  });

  test.each([
    ["in the past", -1],
    ["in three months", 90 * 24 * 60],
  ])("%s is refused", async (_when, minutes) => {
    expect(await promise(await asked(), { minutes })).toMatchObject({
      status: 400,
      body: { code: "cases.promise-time" },
    });
  });

  test("on a colleague's case, or on a closed one, is refused", async () => {
    const caseId = await asked();
    expect(await promise(caseId, { by: omar })).toMatchObject({ status: 409, body: { code: "cases.held-by-other" } });
    await lena("POST", `/api/v1/cases/${caseId}/close`, {});
    expect(await promise(caseId)).toMatchObject({ status: 409, body: { code: "cases.closed" } });
  });

  test("keeps personal data as dots", async () => {
    const { body } = await promise(await asked(), { text: "call back on +31 6 12345678 about K7XQ2M" });
    expect(body.promise.text).not.toContain("12345678");
  });

  test("keeps its case from being closed for quiet", async () => {
    const caseId = await asked();
    await scene.answers(caseId, lena);
    await promise(caseId, { minutes: 20 * 24 * 60 });
    await moveClock(scene.ground.app, "8 days");
    const { closeQuietCases } = await import("../../server/modules/cases/index.ts");
    await closeQuietCases(scene.ground.app);
    expect((await scene.caseOf(caseId)).state).toBe("waiting");
  });
});

describe("what the airline tells of a flight", () => {
  const event = (flight: string, kind = "gate-known", more: object = {}) => ({
    id: randomUUID(),
    flight,
    date: today(),
    kind,
    at: new Date().toISOString(),
    details: { gate: "B14" },
    ...more,
  });
  const on = (flight: string, kind = "gate-known") => ({ flight, date: today(), event: kind });

  test("brings back within moments who promised to come back then, however the number is written", async () => {
    const flight = newFlight();
    const caseId = await asked();
    await promise(caseId, { minutes: 600, on: on(flight) });
    expect((await tell([event(`hx 0${flight.slice(2)}`)])).body).toEqual({ taken: 1, known: 0 });
    await isHere(lena);
    expect((await fellDue(caseId)).promise).toMatchObject({ dueWhy: "flight", on: { flight } });
  });

  test("of another flight, another day, or another kind brings back nobody", async () => {
    const flight = newFlight();
    const caseId = await asked();
    await promise(caseId, { minutes: 600, on: on(flight) });
    const canary = await asked();
    const last = newFlight();
    await promise(canary, { minutes: 600, on: on(last) });
    await tell([event(newFlight()), event(flight, "delayed"), event(flight, "gate-known", { date: "2030-01-01" })]);
    await tell([event(last)]);
    await fellDue(canary);
    expect((await scene.caseOf(caseId)).promise.fellDueAt).toBeNull();
  });

  test("is one event when it is told twice", async () => {
    const told = event(newFlight());
    expect((await tell([told, told])).body).toEqual({ taken: 1, known: 1 });
    expect((await tell([told])).body).toEqual({ taken: 0, known: 1 });
  });

  test("that has happened already is said to who would wait for it", async () => {
    const flight = newFlight();
    await tell([event(flight)]);
    const caseId = await asked();
    expect(await promise(caseId, { on: on(flight) })).toMatchObject({
      status: 409,
      body: { code: "cases.already-happened" },
    });
    await tell([event(flight, "delayed")]);
    expect((await promise(caseId, { on: on(flight, "delayed") })).status).toBe(201);
  });

  test("misses nobody who promises in the same moment", async () => {
    for (let round = 0; round < 12; round++) {
      const flight = newFlight();
      const caseId = await asked();
      const [made] = await Promise.all([promise(caseId, { minutes: 600, on: on(flight) }), tell([event(flight)])]);
      const isTold = made.body.code === "cases.already-happened";
      expect(isTold || (await fellDue(caseId)).promise.dueWhy === "flight", JSON.stringify(made.body)).toBe(true);
    }
  });

  test("may be told by a partner's program, and by no agent", async () => {
    expect((await tell([event(newFlight())], await scene.ground.as("partner"))).status).toBe(200);
    expect((await tell([event(newFlight())], lena)).status).toBe(403);
  });

  test.each([
    ["no flight number", { flight: "hello" }],
    ["a flight zero", { flight: "KL0000" }],
    ["no day", { date: "yesterday" }],
    ["no kind we know", { kind: "on-fire" }],
    ["nothing", { id: "" }],
  ])("is refused with %s", async (_what, wrong) => {
    expect((await tell([{ ...event("KL1"), ...wrong }])).status).toBe(400);
  });

  test("a cancelled flight brings back all who wait for it", async () => {
    const flight = newFlight();
    const cases = await Promise.all(Array.from({ length: 12 }, () => asked()));
    for (const caseId of cases) await promise(caseId, { minutes: 600, on: on(flight, "cancelled") });
    await tell([event(flight, "cancelled")]);
    for (const caseId of cases) expect((await fellDue(caseId)).promise.dueWhy).toBe("flight");
  });
});

describe("figures of promises", () => {
  test("count made, kept, broken and withdrawn, and no snooze", async () => {
    const figures = async () => {
      const to = new Date((await clock()) + 60_000).toISOString();
      const from = new Date((await clock()) - 300 * 86_400_000).toISOString();
      return (await scene.ground.api("GET", `/api/v1/figures?by=all&from=${from}&to=${to}`)).body.items[0].promises;
    };
    const before = await figures();
    const kept = await asked();
    const { id } = await promise(kept);
    await lena("POST", `/api/v1/cases/${kept}/promises/${id}/keep`);
    const withdrawn = await asked();
    const made = await promise(withdrawn);
    await lena("DELETE", `/api/v1/cases/${withdrawn}/promises/${made.id}`);
    await promise(await asked(), { kind: "snooze" });
    const after = await figures();
    expect(after).toEqual({
      made: before.made + 2,
      kept: before.kept + 1,
      broken: before.broken,
      withdrawn: before.withdrawn + 1,
    });
  });
});
