import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RemoveOutcome, TemplatePort, TemplateStanding } from "../../server/modules/channels/index.ts";
import { addReady } from "../../server/modules/templates/index.ts";
import { until } from "../until.ts";
import { openScene, type Scene } from "../clearance/scene.ts";

/** The vendor: keeps what is handed in, and says of it what the test wants. */
const kept = new Map<string, TemplateStanding>();
/** What happens between the next answer and its arrival. */
let meanwhile: (() => Promise<void>) | null = null;
let refuseNext: string | null = null;
let keepNext: RemoveOutcome | null = null;
const removals: string[] = [];
const port: TemplatePort = {
  submit: async ({ name, language, category }) => {
    if (refuseNext) {
      const why = refuseNext;
      refuseNext = null;
      return { status: "refused", why };
    }
    const vendorId = `v-${name}-${language}`;
    kept.set(`${name} ${language}`, { name, language, vendorId, state: "pending", why: null, category });
    return { status: "submitted", vendorId, state: "pending" };
  },
  list: async () => {
    const standings = [...kept.values()];
    const late = meanwhile;
    meanwhile = null;
    await late?.();
    return standings;
  },
  remove: async (name) => {
    removals.push(name);
    const outcome = keepNext;
    keepNext = null;
    if (outcome) return outcome;
    for (const key of kept.keys()) if (key.startsWith(`${name} `)) kept.delete(key);
    return { status: "done" };
  },
};
const judge = (key: string, more: Partial<TemplateStanding>): void => {
  const one = kept.get(key);
  if (one) kept.set(key, { ...one, ...more });
};

let scene: Scene;
let lead: Awaited<ReturnType<Scene["ground"]["as"]>>;
beforeAll(async () => {
  scene = await openScene(port);
  lead = await scene.ground.as("lead");
});
afterAll(() => scene.close());

const words = (body: string) => ({ language: "en", header: null, body, footer: null, buttons: [] });
const variables = [
  { name: "name", source: "customer.name", example: "Anna" },
  { name: "gate", source: "typed", example: "B12" },
];
const good = "Hello {{name}}, your flight now leaves from gate {{gate}} instead. Please go there.";
const newName = (): string => `notice_${randomUUID().replaceAll("-", "").slice(0, 10)}`;

async function added(body = good): Promise<{ id: string; name: string }> {
  const [id, name] = [randomUUID(), newName()];
  const { status, body: answer } = await lead("POST", "/api/v1/templates", {
    id,
    name,
    category: "utility",
    variables,
    texts: [words(body)],
  });
  expect(status, JSON.stringify(answer)).toBe(201);
  return { id, name };
}
async function submitted(id: string, key: string): Promise<void> {
  const asked = await lead("POST", `/api/v1/templates/${id}/submit`, { channelAccountId: scene.whatsapp.accountId });
  expect(asked.status, JSON.stringify(asked.body)).toBe(200);
  await until(
    () => Promise.resolve(kept.has(key)),
    (isThere) => isThere,
    "the vendor to have it",
  );
}
const sync = () => lead("POST", "/api/v1/templates/sync");
const find = async (id: string): Promise<any> =>
  (await scene.agent("GET", "/api/v1/templates")).body.items.find((one: any) => one.id === id);
async function approved(body = good): Promise<{ id: string; name: string }> {
  const template = await added(body);
  await submitted(template.id, `${template.name} en`);
  judge(`${template.name} en`, { state: "approved" });
  await sync();
  return template;
}
const late = async (): Promise<string> => {
  const [row] = await scene.ground.app.db<[{ at: Date }]>`select platform.now() - interval '2 days' as at`;
  return row.at.toISOString();
};

describe("the library", () => {
  test("comes with ten notices in fourteen languages, those that nobody read marked as drafts", async () => {
    const { items, accounts } = (await scene.agent("GET", "/api/v1/templates")).body;
    const shipped = items.filter(({ versions }: any) => versions[0].writtenBy === null);
    expect(shipped).toHaveLength(10);
    expect(shipped.every(({ versions }: any) => versions[0].texts.length === 14)).toBe(true);
    expect(accounts).toEqual([{ id: scene.whatsapp.accountId, channel: "whatsapp", name: "Airline on whatsapp" }]);
  });

  test("is written by leads, read by agents, and never with what a channel would refuse", async () => {
    const template = { id: randomUUID(), name: newName(), category: "utility", variables };
    const asAgent = await scene.agent("POST", "/api/v1/templates", { ...template, texts: [words(good)] });
    expect(asAgent.status).toBe(403);
    const bad = await lead("POST", "/api/v1/templates", { ...template, texts: [words("{{name}} {{plane}}")] });
    expect(bad).toMatchObject({ status: 400, body: { code: "templates.faulty" } });
    expect(bad.body.details.faults.map(({ fault }: any) => fault.code).toSorted()).toEqual(
      ["at-the-edge", "side-by-side", "too-few-words", "unknown-variable"].toSorted(),
    );
    const taken = await lead("POST", "/api/v1/templates", {
      ...template,
      name: "flight_delayed",
      texts: [words(good)],
    });
    expect(taken).toMatchObject({ status: 409, body: { code: "templates.name-taken" } });
  });

  test("hands in, and shows what the channel says: pending, approved, paused, refused with the reason", async () => {
    const { id, name } = await added();
    await submitted(id, `${name} en`);
    await until(
      () => find(id),
      (one) => one.approvals[0]?.state === "pending",
    );
    judge(`${name} en`, { state: "approved" });
    expect((await sync()).body.items.find((one: any) => one.id === id).approvals).toMatchObject([
      { channelAccountId: scene.whatsapp.accountId, version: 1, language: "en", state: "approved" },
    ]);
    judge(`${name} en`, { state: "paused", why: "LOW_QUALITY" });
    await sync();
    expect((await find(id)).approvals).toMatchObject([{ state: "paused", why: "LOW_QUALITY" }]);
    const other = await added();
    refuseNext = "It looks like advertising";
    await lead("POST", `/api/v1/templates/${other.id}/submit`, { channelAccountId: scene.whatsapp.accountId });
    const refused = await until(
      () => find(other.id),
      (one) => one.approvals[0]?.state === "rejected",
    );
    expect(refused.approvals[0].why).toBe("It looks like advertising");
    const nowhere = await lead("POST", `/api/v1/templates/${id}/submit`, {
      channelAccountId: scene.messenger.accountId,
    });
    expect(nowhere).toMatchObject({ status: 409, body: { code: "channels.takes-no-templates" } });
  });

  test("an answer that comes late does not undo what was heard since it was given", async () => {
    const { id, name } = await added();
    await submitted(id, `${name} en`);
    meanwhile = async () => {
      judge(`${name} en`, { state: "approved" });
      await sync();
    };
    const { items } = (await sync()).body;
    expect(items.find((one: any) => one.id === id).approvals).toMatchObject([{ state: "approved" }]);
  });

  test("two who write a version at once write one each", async () => {
    const { id } = await added();
    const write = () =>
      lead("POST", `/api/v1/templates/${id}/versions`, { number: 2, variables, texts: [words(`${good} Thank you.`)] });
    const statuses = (await Promise.all([write(), write()])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([201, 409]);
  });
});

describe("deleting", () => {
  const remove = (id: string) => lead("DELETE", `/api/v1/templates/${id}`);

  test("takes one that was never handed in away, and asks no channel", async () => {
    const { id, name } = await added();
    expect((await scene.agent("DELETE", `/api/v1/templates/${id}`)).status).toBe(403);
    expect((await remove(id)).body).toEqual({ kept: [] });
    expect(await find(id)).toBeUndefined();
    expect(removals).not.toContain(name);
    expect((await remove(id)).status).toBe(404);
    // Its name is free again.
    const again = { id: randomUUID(), name, category: "utility", variables, texts: [words(good)] };
    expect((await lead("POST", "/api/v1/templates", again)).status).toBe(201);
  });

  test("takes every version away at the channel that has it", async () => {
    const { id, name } = await approved();
    await lead("POST", `/api/v1/templates/${id}/versions`, { number: 2, variables, texts: [words(`${good} Bye.`)] });
    await submitted(id, `${name}_v2 en`);
    expect((await remove(id)).body).toEqual({ kept: [] });
    expect(removals).toEqual(expect.arrayContaining([name, `${name}_v2`]));
    expect([...kept.keys()].filter((key) => key.startsWith(name))).toEqual([]);
    expect(await find(id)).toBeUndefined();
  });

  test.each<[string, RemoveOutcome, string]>([
    ["says no", { status: "refused", why: "not-permitted" }, "not-permitted"],
    ["can't be reached", { status: "busy", retryAt: null, why: "Meta can't be reached" }, "Meta can't be reached"],
  ])("keeps it, out of use and with the reason, where its channel %s; and tries again", async (_, outcome, why) => {
    const { id } = await approved();
    keepNext = outcome;
    expect((await remove(id)).body).toEqual({ kept: [{ channelAccountId: scene.whatsapp.accountId, why }] });
    expect(await find(id)).toMatchObject({ isRetired: true });
    expect((await remove(id)).body).toEqual({ kept: [] });
    expect(await find(id)).toBeUndefined();
  });

  test("what came with Jetbridge and was deleted does not come back", async () => {
    const { items } = (await lead("GET", "/api/v1/templates")).body;
    const shipped = items.find(({ name }: any) => name === "flight_delayed");
    await remove(shipped.id);
    await addReady(scene.ground.app);
    expect(await find(shipped.id)).toBeUndefined();
  });
});

describe("in a case", () => {
  test("an approved one goes where nothing else may, filled in, and reads in the case as they read it", async () => {
    const { id, name } = await approved();
    const caseId = await scene.writes("whatsapp", randomUUID(), { writtenAt: await late() });
    expect((await scene.reply(caseId)).status).toBe(409);
    // The vendor's list is read by the clock too, and may tell for a moment what was so before.
    const offer = await until(
      async () => {
        const path = `/api/v1/cases/${caseId}/templates?channelAccountId=${scene.whatsapp.accountId}`;
        return (await scene.agent("GET", path)).body.items.find((one: any) => one.id === id);
      },
      ({ state }) => state === "approved",
      "the approved template",
    );
    expect(offer).toMatchObject({ why: null, charge: "utility", state: "approved", language: "en" });
    expect(offer.values).toEqual([
      { name: "name", value: "Anna de Vries" },
      { name: "gate", value: null },
    ]);
    const choose = (values: object, more = {}) =>
      scene.reply(caseId, { text: undefined, template: { id, language: "en", values }, ...more });
    expect(await choose({ name: "Anna" })).toMatchObject({ status: 400, body: { details: { missing: ["gate"] } } });
    expect(await choose({ name: "Anna", gate: "B12" }, { visibility: "public" })).toMatchObject({ status: 400 });
    const sent = await choose({ name: "Anna", gate: "B12" });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    const reads = "Hello Anna, your flight now leaves from gate B12 instead. Please go there.";
    expect(sent.body.text).toBe(reads);
    await scene.sendNow(sent.id);
    expect((await scene.settled(caseId, sent.id)).delivery.state).toBe("accepted");
    expect(scene.whatsapp.sent.find((one) => one.id === sent.id)).toMatchObject({
      window: null,
      text: reads,
      template: { text: { name, language: "en", body: good }, values: { name: "Anna", gate: "B12" } },
    });
  });

  test("one that is not approved does not go, nor one whose approval is taken back while it waits", async () => {
    const pending = await added();
    const caseId = await scene.writes("whatsapp", randomUUID(), { writtenAt: await late() });
    const choose = (id: string) =>
      scene.reply(caseId, { text: undefined, template: { id, language: "en", values: { name: "Anna", gate: "B12" } } });
    expect(await choose(pending.id)).toMatchObject({ status: 409, body: { details: { why: "template-unusable" } } });
    const { id, name } = await approved();
    const waiting = await choose(id);
    expect(waiting.status).toBe(201);
    judge(`${name} en`, { state: "paused" });
    await sync();
    await scene.sendNow(waiting.id);
    expect((await scene.settled(caseId, waiting.id)).delivery).toMatchObject({
      state: "refused",
      code: "template-unusable",
    });
  });

  test("a template that waits still goes as what it is when they write meanwhile, and costs nothing then", async () => {
    const { id } = await approved();
    const who = randomUUID();
    const caseId = await scene.writes("whatsapp", who, { writtenAt: await late() });
    const sent = await scene.reply(caseId, {
      text: undefined,
      template: { id, language: "en", values: { name: "Anna", gate: "B12" } },
    });
    await scene.writes("whatsapp", who);
    await scene.sendNow(sent.id);
    expect((await scene.settled(caseId, sent.id)).delivery.state).toBe("accepted");
    expect(scene.whatsapp.sent.find((one) => one.id === sent.id)?.template?.text.body).toBe(good);
    const { items } = (
      await scene.agent("GET", `/api/v1/cases/${caseId}/templates?channelAccountId=${scene.whatsapp.accountId}`)
    ).body;
    expect(items.find((one: any) => one.id === id)).toMatchObject({ charge: null, why: null });
  });

  test("costs what a lead wrote down for where it goes, and nothing where nobody did", async () => {
    const { id } = await approved();
    const path = `/api/v1/channel-accounts/${scene.whatsapp.accountId}/prices`;
    const line = (prefix: string, micros: number) => ({ category: "utility", prefix, micros, currency: "EUR" });
    const offer = async (person: string): Promise<any> => {
      const caseId = await scene.writes("whatsapp", person, { writtenAt: await late() });
      const { body } = await scene.agent(
        "GET",
        `/api/v1/cases/${caseId}/templates?channelAccountId=${scene.whatsapp.accountId}`,
      );
      return body.items.find((one: any) => one.id === id);
    };
    expect(await offer("4917012345670")).toMatchObject({ charge: "utility", price: null });
    expect((await scene.agent("PUT", path, { lines: [] })).status).toBe(403);
    const set = await lead("PUT", path, { lines: [line("", 50_000), line("49", 45_600)] });
    expect(set.body.items[0]).toMatchObject({ byNumber: true, lines: [line("", 50_000), line("49", 45_600)] });
    expect((await offer("4917012345671")).price).toEqual({ micros: 45_600, currency: "EUR" });
    expect((await offer("3120123456789")).price).toEqual({ micros: 50_000, currency: "EUR" });
    // Whose number is not told: a guess is no price.
    expect((await offer("US.1349120865530274")).price).toBeNull();
    for (const lines of [
      [line("49", 1), line("49", 2)],
      [line("+49", 1)],
      [{ ...line("", 1), currency: "€" }],
      [line("", -1)],
      [line("", 0.5)],
    ])
      expect((await lead("PUT", path, { lines })).status).toBe(400);
    await lead("PUT", path, { lines: [] });
    expect((await offer("4917012345672")).price).toBeNull();
  });

  test("a new version is looked at while the old one stays in use", async () => {
    const { id, name } = await approved();
    const wrote = await lead("POST", `/api/v1/templates/${id}/versions`, {
      number: 2,
      variables,
      texts: [words(`${good} Thank you.`)],
    });
    expect(wrote.status, JSON.stringify(wrote.body)).toBe(201);
    await submitted(id, `${name}_v2 en`);
    const caseId = await scene.writes("whatsapp", randomUUID(), { writtenAt: await late() });
    const offer = async (): Promise<any> =>
      (
        await scene.agent("GET", `/api/v1/cases/${caseId}/templates?channelAccountId=${scene.whatsapp.accountId}`)
      ).body.items.find((one: any) => one.id === id);
    expect(await offer()).toMatchObject({ version: 1, state: "approved" });
    judge(`${name}_v2 en`, { state: "approved" });
    await sync();
    expect(await offer()).toMatchObject({ version: 2, state: "approved" });
    expect((await lead("POST", `/api/v1/templates/${id}/retire`)).body.isRetired).toBe(true);
    expect(await offer()).toBeUndefined();
  });

  test("advertising asks for consent", async () => {
    const [id, name] = [randomUUID(), newName()];
    await lead("POST", "/api/v1/templates", { id, name, category: "marketing", variables, texts: [words(good)] });
    await submitted(id, `${name} en`);
    judge(`${name} en`, { state: "approved" });
    await sync();
    const caseId = await scene.writes("whatsapp", randomUUID());
    const choose = () =>
      scene.reply(caseId, { text: undefined, template: { id, language: "en", values: { name: "Anna", gate: "B12" } } });
    expect(await choose()).toMatchObject({ status: 409, body: { details: { why: "no-consent" } } });
    const { customerId } = (await scene.agent("GET", `/api/v1/cases/${caseId}`)).body;
    await scene.agent("POST", `/api/v1/customers/${customerId}/consent`, {
      id: randomUUID(),
      purpose: "marketing",
      given: true,
      how: "in-talk",
    });
    expect((await choose()).status).toBe(201);
  });
});
