import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { UrgencyTable } from "../../contract/urgency.ts";
import { startWorld, type World } from "../../world/world.ts";
import { type Api } from "../call-api.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { until } from "../until.ts";

let ground: Ground;
let world: World;
let agent: Api & { id: string };
let lead: Api;

beforeAll(async () => {
  world = await startWorld({ seed: 5 });
  ground = await openGround({ reservations: world.reservations });
  await world.connectTo({ api: ground.url, token: ground.adminToken });
  world.setRules({ summonedOnly: false });
  world.setLimits("roomy");
  agent = await ground.as("agent");
  lead = await ground.as("lead");
});
afterAll(async () => {
  await world.close();
  await ground.close();
});

/** Somebody writes; gives the case. */
async function writes(text: string): Promise<{ caseId: string; customerId: string }> {
  const handle = `p${randomUUID().slice(0, 8)}`;
  world.addPassenger({ handle, name: "Test Passenger", language: "en", acceptsMessages: true });
  const { id } = world.writePost({ as: handle, text: `@${world.brand.handle} ${text}` });
  return until(
    () => agent("GET", `/api/v1/messages?externalId=${id}`).then(({ body }) => body.items[0]),
    (one) => Boolean(one?.caseId),
    "the case",
  );
}

/** A booking that leaves so many hours from now; gives its flight's day. */
async function books(recordLocator: string, hours: number, day = 5): Promise<string> {
  const { db } = ground.app;
  const { id } = world.reservations.book({
    recordLocator,
    passengers: [{ surname: "Wolkenveld", givenName: "Fenna" }],
    legs: [{ flight: "Q0940", date: new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10) }],
  });
  await until(
    () => db`select from bookings.booking where id = ${id}`,
    (rows) => rows.length === 1,
    "the booking",
  );
  const at = new Date(Date.now() + hours * 3_600_000).toISOString();
  await db`update bookings.booking set content = jsonb_set(content, '{legs,0,departs,at}', to_jsonb(${at}::text)) where id = ${id}`;
  const [row] = await db<[{ day: string }]>`
    select left(content #>> '{legs,0,departs,local}', 10) as day from bookings.booking where id = ${id}`;
  return row.day;
}

const weighed = (caseId: string, fits: (one: any) => boolean, what: string) =>
  until(
    () => agent("GET", `/api/v1/cases/${caseId}/urgency`).then(({ body }) => body.weighed),
    (one) => one !== null && fits(one),
    what,
  );
/** In the queue as on the case. */
const standsAt = (caseId: string, urgency: number) =>
  until(
    () => ground.app.db<{ urgency: number; queued: number }[]>`
      select c.urgency::int as urgency, q.urgency::int as queued from cases."case" c join assignment.queue_entry q on q.case_id = c.id where c.id = ${caseId}`,
    ([row]) => row?.urgency === urgency && row.queued === urgency,
    `an urgency of ${urgency}`,
  );
const signs = ({ reasons }: any): string[] => reasons.map(({ sign }: any) => sign);

describe("the urgency of a case", () => {
  test("follows the clock and the flight, holds back what is only claimed, and leaves what an agent said alone until more is known", async () => {
    const date = await books("QXVT4M", 5);
    const { caseId, customerId } = await writes("PNR QXVT4M, can I still change my seat?");
    await standsAt(caseId, 1);
    const first = await weighed(caseId, (one) => signs(one).includes("leaves-soon"), "its trip");
    expect(first).toMatchObject({
      points: 20,
      urgency: 1,
      version: 0,
      isSetByHand: false,
      reasons: [{ sign: "leaves-soon", hours: 24, flight: "Q0940", isClaimed: true }],
    });
    const [departs] = first.reasons;
    expect(Date.parse(departs.at) - Date.parse(first.changesAt)).toBe(3 * 3_600_000);

    await moveClock(ground.app, "2 hours 1 minute");
    await standsAt(caseId, 2);

    await ground.api("POST", "/api/v1/flight-events", {
      items: [{ id: randomUUID(), flight: "Q0940", date, kind: "cancelled", at: new Date().toISOString() }],
    });
    const claimed = await weighed(caseId, (one) => signs(one).includes("cancelled"), "the cancellation");
    expect(claimed).toMatchObject({ urgency: 2, isHeldBack: true });

    const proof = { recordLocator: "QXVT4M", surname: "Wolkenveld", caseId };
    expect((await agent("POST", `/api/v1/customers/${customerId}/proof/booking`, proof)).status).toBeLessThan(300);
    await standsAt(caseId, 3);

    await agent("PUT", `/api/v1/cases/${caseId}/judgement`, { urgency: 1 });
    await standsAt(caseId, 1);
    await ground.api("POST", "/api/v1/flight-events", {
      items: [{ id: randomUUID(), flight: "Q0940", date, kind: "gate-known", at: new Date().toISOString() }],
    });
    await weighed(caseId, ({ isSetByHand }) => isSetByHand, "what the agent said");
    await standsAt(caseId, 1);
  });

  test("is weighed after the process was away, however many moments went by", async () => {
    await books("QXVT5M", 9, 6);
    const { caseId } = await writes("PNR QXVT5M, can I bring a guitar?");
    await standsAt(caseId, 1);
    await ground.stopWorker();
    await moveClock(ground.app, "5 hours");
    await ground.startWorker();
    expect(await standsAt(caseId, 2)).toEqual([{ urgency: 2, queued: 2 }]);
  });
});

describe("a drill", () => {
  const drillsOf = (caseId: string, fits: (items: any[]) => boolean) =>
    until(() => agent("GET", `/api/v1/cases/${caseId}/drills`).then(({ body }) => body.items), fits, "the drills");
  const waiting = async () => {
    const { body } = await ground.api("GET", "/api/v1/operations");
    return body.alarms.find(({ code, about }: any) => code === "drill-waits" && about === "self-harm")?.amount ?? 0;
  };

  test("is begun by what somebody wrote, puts them before all others and tells a lead, is ticked off once, and is none where an agent says so", async () => {
    const { caseId } = await writes("Nice weather today. I want to die");
    await standsAt(caseId, 3);
    const [drill] = await drillsOf(caseId, (items) => items.length > 0);
    expect(drill).toMatchObject({ kind: "self-harm", dismissedBy: null });
    expect(drill.steps[0]).toEqual({ step: "lead", doneAt: null, doneBy: null });
    expect(await waiting()).toBe(1);
    const { body: found } = await agent("GET", "/api/v1/cases?drill=self-harm&drill=threat");
    expect(found.items.map(({ id }: any) => id)).toEqual([caseId]);
    expect((await agent("GET", "/api/v1/cases?drill=press")).body.items).toEqual([]);

    const path = `/api/v1/cases/${caseId}/drills/self-harm`;
    await agent("PUT", `${path}/steps/lead`, { isDone: true });
    const { body: twice } = await ground.api("PUT", `${path}/steps/lead`, { isDone: true });
    expect(twice.items[0].steps[0].doneBy.id).toBe(agent.id);
    expect(await waiting()).toBe(0);
    expect((await agent("PUT", `${path}/steps/dance`, { isDone: true })).body.code).toBe("drills.no-such-step");
    expect((await agent("PUT", `/api/v1/cases/${caseId}/drills/spam/steps/hide`, { isDone: true })).status).toBe(404);

    await agent("PUT", path, { isSo: false });
    expect(await standsAt(caseId, 1)).toEqual([{ urgency: 1, queued: 1 }]);
    expect((await agent("GET", "/api/v1/cases?drill=self-harm")).body.items).toEqual([]);
    await agent("PUT", `/api/v1/cases/${caseId}/drills/threat`, { isSo: true });
    await standsAt(caseId, 3);
    expect(await ground.app.db`select from channels.outgoing`).toHaveLength(0);
  });
});

describe("the table", () => {
  test("is tried before it is saved, taken to all that is open, and of two who change it the second is told", async () => {
    const { caseId } = await writes("I'm begging you, is there a later flight? I'm so scared");
    await standsAt(caseId, 1);
    const { body: now } = await lead("GET", "/api/v1/settings/urgency");
    expect(now).toMatchObject({ version: 0, setBy: null });
    const table: UrgencyTable = {
      ...now.table,
      rows: now.table.rows.map((row: any) => (row.sign === "distress" ? { ...row, points: 90 } : row)),
    };
    const { body: tried } = await lead("POST", "/api/v1/settings/urgency/try", { table });
    expect(tried.items).toContainEqual(expect.objectContaining({ caseId, was: 1, becomes: 3, wasPoints: 20 }));
    expect(tried.moves).toContainEqual({ was: 1, becomes: 3, cases: tried.changed });
    await standsAt(caseId, 1);

    expect((await agent("PUT", "/api/v1/settings/urgency", { version: 0, table })).status).toBe(403);
    const { status, body: saved } = await lead("PUT", "/api/v1/settings/urgency", { version: 0, table });
    expect([status, saved.version]).toEqual([200, 1]);
    await standsAt(caseId, 3);
    expect(await weighed(caseId, ({ version }) => version === 1, "the new version")).toMatchObject({ points: 90 });

    const second = await ground.api("PUT", "/api/v1/settings/urgency", { version: 0, table: now.table });
    expect(second).toMatchObject({ status: 409, body: { code: "urgency.changed-meanwhile" } });
    const wrong = { ...table, bands: [20, 20, 70] };
    expect((await lead("PUT", "/api/v1/settings/urgency", { version: 1, table: wrong })).status).toBe(400);
  });
});
