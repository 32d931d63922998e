import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TemplatePort, TemplateStanding } from "../../server/modules/channels/index.ts";
import { startWorld, type World } from "../../world/world.ts";
import { openScene, type Scene } from "../clearance/scene.ts";
import { moveClock } from "../ground.ts";
import { until } from "../until.ts";

/** A vendor that approves what is handed in. */
const kept: TemplateStanding[] = [];
const port: TemplatePort = {
  submit: async ({ name, language, category }) => {
    const vendorId = `v-${name}-${language}`;
    kept.push({ name, language, vendorId, state: "approved", why: null, category });
    return { status: "submitted", vendorId, state: "pending" };
  },
  list: async () => kept,
  remove: async () => ({ status: "done" }),
};

let world: World;
let scene: Scene;
beforeAll(async () => {
  world = await startWorld({ rate: 0, seed: 5 });
  scene = await openScene(port, { reservations: world.reservations });
  await world.connectTo({ api: scene.ground.url, token: scene.ground.adminToken });
});
afterAll(async () => {
  await world.close();
  await scene.close();
});

/** A flight that leaves five hours from now; gives its day. */
async function books(recordLocator: string): Promise<string> {
  const { db } = scene.ground.app;
  const { id } = world.reservations.book({
    recordLocator,
    passengers: [{ surname: "Wolkenveld", givenName: "Fenna" }],
    legs: [{ flight: "Q0940", date: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10) }],
  });
  await until(
    () => db`select from bookings.booking where id = ${id}`,
    (rows) => rows.length === 1,
    "the booking",
  );
  const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  await db`
    update bookings.booking set content = jsonb_set(jsonb_set(content, '{legs,0,departs,at}', to_jsonb(${at(5)}::text)),
      '{legs,0,arrives,at}', to_jsonb(${at(7)}::text)) where id = ${id}`;
  const [row] = await db<[{ day: string }]>`
    select left(content #>> '{legs,0,departs,local}', 10) as day from bookings.booking where id = ${id}`;
  return row.day;
}

/** Somebody who is stranded is helped, and the case closed. */
async function helped(text: string): Promise<string> {
  const caseId = await scene.writes("whatsapp", randomUUID().slice(0, 8), { text });
  const said = await scene.agent("PUT", `/api/v1/cases/${caseId}/judgement`, { urgency: 3, language: "en" });
  expect(said.status, JSON.stringify(said.body)).toBeLessThan(300);
  const { id, status, body } = await scene.reply(caseId);
  expect(status, JSON.stringify(body)).toBe(201);
  await scene.sendNow(id);
  await scene.settled(caseId, id);
  expect((await scene.agent("POST", `/api/v1/cases/${caseId}/close`, { outcome: "solved" })).status).toBe(200);
  return caseId;
}

const ratingOf = (caseId: string, fits: (rating: any) => boolean, what: string): Promise<any> =>
  until(
    () => scene.agent("GET", `/api/v1/cases/${caseId}/rating`).then(({ body }) => body.rating),
    (rating) => rating !== null && fits(rating),
    what,
  );

test("who was stranded is asked once they have arrived, by an approved template where the window is over; of whom nothing is known, not", async () => {
  const { api, app } = scene.ground;
  const { items } = (await api("GET", "/api/v1/templates")).body;
  const template = items.find(({ name }: any) => name === "please_rate");
  const handedIn = { channelAccountId: scene.whatsapp.accountId, languages: ["en"] };
  expect((await api("POST", `/api/v1/templates/${template.id}/submit`, handedIn)).status).toBe(200);
  await until(
    () => api("POST", "/api/v1/templates/sync").then(({ body }) => body.items),
    (all) => all.find(({ id }: any) => id === template.id).approvals[0]?.state === "approved",
    "the approval",
  );
  const { body: usual } = await api("GET", "/api/v1/settings/ratings");
  const rule = { ...usual.rule, asks: "csat", waitMinutes: 0, byTemplate: true };
  expect((await api("PUT", "/api/v1/settings/ratings", { rule, version: 0 })).status).toBe(200);

  const date = await books("QXVT4M");
  const caseId = await helped("PNR QXVT4M, I am stranded at the airport");
  const unknown = await helped("I am stranded at the airport");
  const looked = (rating: any): boolean => rating.state === "due" && Date.parse(rating.dueAt) - Date.now() > 1_800_000;
  await ratingOf(caseId, looked, "a look that is put off");
  await ratingOf(unknown, looked, "a look that is put off");
  expect(scene.whatsapp.sent).toHaveLength(2);

  await api("POST", "/api/v1/flight-events", {
    items: [{ id: randomUUID(), flight: "Q0940", date, kind: "arrived", at: new Date().toISOString() }],
  });
  await moveClock(app, "25 hours");
  const { askedAt } = await ratingOf(caseId, ({ state }) => state === "asked", "the question");
  expect(Date.parse(askedAt) - Date.now()).toBeGreaterThan(86_400_000);
  await app.db`update channels.outgoing set send_after = platform.now() where state = 'pending'`;
  app.ring("outgoing");
  const asked = await until(
    async () => scene.whatsapp.sent.find((one) => one.template !== null),
    (one) => one !== undefined,
    "the template at the vendor",
  );
  expect(asked?.template?.text).toMatchObject({ name: "please_rate", language: "en" });
  const link = asked?.template?.values["link"] ?? "";
  expect(link).toMatch(/\/rate\/jb_/);
  expect((await fetch(link)).status).toBe(200);
  const { messages } = (await api("GET", `/api/v1/cases/${caseId}`)).body;
  expect(messages.at(-1).text).toContain("/rate/… ");
  expect(JSON.stringify(messages)).not.toContain("/rate/jb_");

  await moveClock(app, "7 days");
  expect(await ratingOf(unknown, ({ state }) => state === "passed", "the end of it")).toMatchObject({
    passedWhy: "stranded",
  });
});
