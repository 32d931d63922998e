import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moveClock } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { until } from "../until.ts";
import { findMarks } from "./find-marks.ts";
import { ended, startErasing } from "./erasing.ts";
import { markSomebody } from "./marked.ts";
import { openRights, type RightsScene } from "./scene.ts";

let scene: RightsScene;
let admin: Api;
beforeAll(async () => {
  scene = await openRights();
  admin = scene.ground.api;
});
afterAll(() => scene.close());

const runJob = (name: string) => scene.ground.app.db`select jobs.add_job(${name})`;
const word = (): string => `zq${randomUUID().replaceAll("-", "").slice(0, 12)}`;

async function written(text: string) {
  const { world } = scene;
  const handle = `k${randomUUID().slice(0, 8)}`;
  world.addPassenger({ handle, name: "Some Body", language: "en", acceptsMessages: true });
  const { id } = world.writePost({ as: handle, text: `@${world.brand.handle} ${text}` });
  return scene.messageOf(id);
}

describe("a consent", () => {
  test("is given and withdrawn in lines that only grow; what nobody noted is not given", async () => {
    const { agent } = scene;
    const { customerId } = await written("where is my bag?");
    const path = `/api/v1/customers/${customerId}/consent`;
    const note = (given: boolean, more: object = {}) =>
      agent("POST", path, { id: randomUUID(), purpose: "marketing", given, how: "in-talk", ...more });
    expect((await agent("GET", path)).body.now).toContainEqual({ purpose: "marketing", given: false, since: null });
    const id = randomUUID();
    expect((await note(true, { id })).status).toBe(201);
    expect((await note(true, { id })).body).toEqual({ id });
    await note(false);
    // Told late of what was said before: the later word counts.
    await note(true, { at: "2020-01-01T00:00:00Z", how: "on-paper" });
    const { body } = await agent("GET", path);
    expect(body.now.find(({ purpose }: any) => purpose === "marketing")).toMatchObject({ given: false });
    expect(body.history.map(({ given, how }: any) => [given, how])).toEqual([
      [false, "in-talk"],
      [true, "in-talk"],
      [true, "on-paper"],
    ]);
    expect(await note(true, { at: "2999-01-01T00:00:00Z" })).toMatchObject({
      status: 400,
      body: { code: "customers.consent-ahead" },
    });
    expect((await note(true, { evidence: "Anna said so" })).status).toBe(400);
    await expect(scene.ground.app.db`update customers.consent set given = true`).rejects.toThrow("only grows");
  });
});

describe("what the law has us keep", () => {
  test("lies sealed until its end, is opened by who may and written down, and is gone when it is due", async () => {
    const { lead, ground } = scene;
    const somebody = await markSomebody(scene);
    const rule = await lead("PUT", "/api/v1/hold-rules/bookings", { days: 30 });
    expect(rule.body).toEqual({ kind: "bookings", days: 30, usualDays: null });
    const { id } = await startErasing(scene, somebody.customerId);
    const done = await ended(scene, id);
    expect(done.held).toBe(3);
    expect(await findMarks(ground.app.db, somebody.marks)).toEqual([]);
    const { body: list } = await lead("GET", "/api/v1/holds");
    const mine = list.items.filter((one: any) => one.requestId === id);
    expect(mine.map(({ kind }: any) => kind)).toEqual(["bookings", "bags", "claims"]);
    const claim = mine.at(-1);
    expect((await lead("GET", `/api/v1/holds/${claim.id}`)).status).toBe(403);
    const opened = await admin("GET", `/api/v1/holds/${claim.id}`);
    expect(JSON.stringify(opened.body.content)).toContain(somebody.mailAddress);
    expect(opened.body.content.files).toHaveLength(1);
    const [line] = await ground.app.db`select subject from staff.audit where action = 'rights.read-held'`;
    expect(line).toEqual({ subject: `hold/${claim.id}` });
    await moveClock(ground.app, "3 years 10 days");
    await runJob("end-holds");
    await until(
      () => lead("GET", "/api/v1/holds").then(({ body }) => body.items),
      (items) => items.length === 0,
      "the holds to end",
    );
    expect(await ground.app.db`select from rights.hold where content is not null`).toHaveLength(0);
    expect((await admin("GET", `/api/v1/holds/${claim.id}`)).status).toBe(404);
  });
});

describe("data that was kept long enough", () => {
  test("of a channel whose vendor sets the time goes in hours, also while the case is open; our own words and the counts stay", async () => {
    const { ground, agent } = scene;
    const { db } = ground.app;
    const [mark, name] = [word(), word()];
    const message = await written(`${mark}, where is my bag?`);
    await db`update cases.message set channel = 'linkedin', author_name = ${name} where id = ${message.id}`;
    await db`update customers.identifier set kind = 'linkedin', name = ${name} where customer_id = ${message.customerId}`;
    await agent("POST", `/api/v1/cases/${message.caseId}/replies`, {
      id: randomUUID(),
      text: "We look.",
      visibility: "internal",
    });
    expect(await findMarks(db, [mark])).not.toEqual([]);
    await moveClock(ground.app, "49 hours");
    await runJob("keep-to-time");
    await until(
      () => findMarks(db, [mark, name]),
      (found) => found.length === 0,
      "the words to go",
    );
    // Pages know no such channel yet.
    await db`update cases.message set channel = 'x' where id = ${message.id}`;
    await db`update customers.identifier set kind = 'x' where customer_id = ${message.customerId}`;
    const { body } = await agent("GET", `/api/v1/cases/${message.caseId}`);
    expect(body.state).toBe("open");
    expect(body.messages.map(({ text }: any) => text)).toEqual(["", "We look."]);
    expect((await agent("GET", `/api/v1/messages?externalId=${message.externalId}`)).body.items).toHaveLength(1);
    const { body: rules } = await admin("GET", "/api/v1/keeping");
    const rule = rules.items.find((one: any) => one.channel === "linkedin" && one.kind === "messages");
    expect(rule).toMatchObject({ hours: 48, usualHours: 48, erased: 1 });
    expect(Date.parse(rule.doneTo)).toBeGreaterThan(0);
  });

  test("stays as long as somebody set, and goes after it where the case is closed", async () => {
    const { ground, agent, lead } = scene;
    const { db } = ground.app;
    const [closed, open] = [word(), word()];
    const done = await written(`${closed}, where is my bag?`);
    await written(`${open}, where is my bag?`);
    await agent("POST", `/api/v1/cases/${done.caseId}/close`, { outcome: "solved" });
    expect((await lead("PUT", "/api/v1/keeping/messages/every", { hours: 100 })).status).toBe(200);
    expect((await lead("PUT", "/api/v1/keeping/files/x", { hours: 100 })).status).toBe(404);
    expect((await agent("PUT", "/api/v1/keeping/messages/every", { hours: 1 })).status).toBe(403);
    await moveClock(ground.app, "101 hours");
    await runJob("keep-to-time");
    await until(
      () => db`select from cases.message where id = ${done.id} and removed_why = 'kept long enough'`,
      (rows) => rows.length === 1,
    );
    expect((await findMarks(db, [closed])).filter((line) => line.startsWith("cases."))).toEqual([]);
    expect(await findMarks(db, [open])).toContain(`cases.message: ${open}`);
    await lead("PUT", "/api/v1/keeping/messages/every", {});
  });

  test("that is not erased in time is told to those who keep Jetbridge running", async () => {
    await moveClock(scene.ground.app, "20 days");
    const { body } = await admin("GET", "/api/v1/operations");
    const late = body.alarms.filter(({ code }: any) => code === "keeping-behind").map(({ about }: any) => about);
    expect(late).toContain("messages linkedin");
  });
});

describe("the audit", () => {
  test("says who noted, began, cancelled and tried again, and who changed a rule or noted a consent", async () => {
    const { lead, agent, ground } = scene;
    const { customerId } = await written("where is my bag?");
    const post = async (path: string, body: object) => {
      const answer = await lead("POST", path, body);
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
      return answer.body;
    };
    const consent = { id: randomUUID(), purpose: "surveys", given: true, how: "by-phone" };
    await agent("POST", `/api/v1/customers/${customerId}/consent`, consent);
    const noted = await post(`/api/v1/customers/${customerId}/privacy-requests`, { id: randomUUID(), kind: "erasure" });
    await post(`/api/v1/privacy-requests/${noted.id}/cancel`, {});
    const request = await startErasing(scene, customerId);
    await ended(scene, request.id);
    const { db } = ground.app;
    const { customerId: second } = await written("where is my bag?");
    await ground.stopWorker();
    const { id } = await startErasing(scene, second);
    await db`update rights.request set state = 'set-aside', attempts = 8, why = 'Error' where id = ${id}`;
    expect((await lead("POST", `/api/v1/privacy-requests/${id}/cancel`, {})).status).toBe(409);
    await post(`/api/v1/privacy-requests/${id}/retry`, {});
    await ground.startWorker();
    await ended(scene, id);
    await lead("PUT", "/api/v1/hold-rules/bags", { days: 700 });
    await lead("PUT", "/api/v1/keeping/files/every", { hours: 99_999 });
    const actionsOf = async (subject: string) =>
      (
        await db<
          { action: string }[]
        >`select action from staff.audit where subject = ${subject} and action ~ '^rights|consent' order by id`
      ).map(({ action }) => action);
    expect(await actionsOf(`customer/${customerId}`)).toEqual([
      "customers.note-consent",
      "rights.note-erasure",
      "rights.cancel-erasure",
      "rights.note-erasure",
      "rights.preview-erasure",
      "rights.start-erasure",
      "rights.erased",
    ]);
    expect(await actionsOf(`customer/${second}`)).toContain("rights.retry-erasure");
    expect([...(await actionsOf("hold-rule/bags")), ...(await actionsOf("keeping/files-every"))]).toEqual([
      "rights.set-hold",
      "rights.set-keeping",
    ]);
  });
});
