import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sumHours } from "../../server/modules/insights/index.ts";
import { planRatings, eraseRatings, exportRatings } from "../../server/modules/ratings/index.ts";
import { newHandle, openScene, type Scene } from "../care/scene.ts";
import type { Api } from "../call-api.ts";
import { moveClock } from "../ground.ts";
import { talkOn } from "../talk.ts";
import { until } from "../until.ts";

let scene: Scene;
let agent: Api & { id: string };

beforeAll(async () => {
  scene = await openScene();
  agent = await scene.ground.as("agent", "Lena");
});
afterAll(() => scene.close());

/** Asks in private, is answered, and the case is solved. */
async function solved(text: string, as = newHandle()): Promise<string> {
  const talk = talkOn(scene.ground);
  scene.world.addPassenger({ handle: as, name: "A Passenger", language: "nl", acceptsMessages: true });
  const { caseId } = await talk.message(scene.world.sendMessage({ as, text }).id);
  const id = randomUUID();
  const answer = { id, text: "Uw koffer komt morgen.", visibility: "private" };
  expect((await agent("POST", `/api/v1/cases/${caseId}/replies`, answer)).status).toBe(201);
  await talk.sendNow(id);
  await talk.settled(caseId, id);
  expect((await agent("POST", `/api/v1/cases/${caseId}/close`, { outcome: "solved" })).status).toBeLessThan(300);
  return caseId;
}

const ratingOf = (caseId: string, state: string): Promise<any> =>
  until(
    () => agent("GET", `/api/v1/cases/${caseId}/rating`).then(({ body }) => body.rating),
    (rating) => rating?.state === state,
    `the rating to be ${state}`,
  );

/** What went out to them that holds a link; what colleagues see of it holds none. */
async function linkTo(caseId: string): Promise<string> {
  const { app } = scene.ground;
  await app.db`update channels.outgoing set send_after = platform.now() where state = 'pending'`;
  app.ring("outgoing");
  const { messages } = await until(
    () => scene.caseOf(caseId),
    ({ messages }) => messages.at(-1).authorKind === "system" || messages.some((one: any) => /\/rate\//.test(one.text)),
    "the question in the case",
  );
  const said = messages.find((one: any) => /\/rate\//.test(one.text));
  expect(said.text).toMatch(/Hoe tevreden bent u over onze hulp\?.*\/rate\/…$/);
  const sent = await until(
    async () => scene.world.received().messages.find(({ text }) => /\/rate\/jb_/.test(text)),
    (one) => one !== undefined,
    "the question at the vendor",
  );
  return /\/rate\/\S+/.exec(sent?.text ?? "")?.[0] ?? "";
}

const page = async (path: string, form?: Record<string, string>, headers: Record<string, string> = {}) => {
  const response = await fetch(scene.ground.url + path, {
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
    headers: { "accept-language": "de", ...headers },
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
};

const figure = async (query: string): Promise<any> => {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  return (await scene.ground.api("GET", `/api/v1/figures/report?from=${at(-48)}&to=${at(72)}&${query}`)).body;
};

test("who was helped is asked once, answers by a link alone, may think again for a day, and is counted", async () => {
  const { api, app } = scene.ground;
  const before = await solved("waar is mijn koffer?");
  const [{ at }] = await app.db<[{ at: Date }]>`select platform.now() as at`;
  const { body: usual } = await api("GET", "/api/v1/settings/ratings");
  expect(usual).toMatchObject({ version: 0, rule: { asks: null }, lately: { asked: 0 } });
  const rule = { ...usual.rule, asks: "csat", waitMinutes: 0 };
  const set = (version: number) => api("PUT", "/api/v1/settings/ratings", { rule, version });
  expect((await set(0)).body).toMatchObject({ version: 1, rule: { asks: "csat" } });
  expect(await set(0)).toMatchObject({ status: 409, body: { code: "ratings.rule-changed" } });

  const who = newHandle();
  const caseId = await solved("waar is mijn koffer gebleven?", who);
  await ratingOf(caseId, "asked");
  // What follows a closing may come late, after somebody has switched it on.
  await planRatings(app, [{ caseId: before, outcome: "solved", at: at.toISOString() }]);
  expect((await agent("GET", `/api/v1/cases/${before}/rating`)).body).toEqual({ rating: null });
  const link = await linkTo(caseId);

  const asked = await page(link);
  expect(asked.status).toBe(200);
  expect(asked.text).toContain("Hoe tevreden bent u over onze hulp?");
  expect(asked.text).not.toContain(who);
  expect(asked.headers.get("content-security-policy")).not.toContain("unsafe");
  expect((await page(link, { score: "9" })).text).toContain("Kies een van de cijfers.");
  expect((await page(link, { score: "5" }, { origin: "https://elsewhere.example" })).status).toBe(404);
  expect(await page(link, { score: "2", words: "  Te laat. Mijn code is QX7T4M.  " })).toMatchObject({
    status: 200,
    text: expect.stringContaining("We hebben het genoteerd."),
  });
  const answered = await ratingOf(caseId, "answered");
  expect(answered).toMatchObject({ kind: "csat", score: 2, words: expect.stringContaining("Te laat.") });
  expect((await page(link)).text).toMatch(/value="2"[^>]*checked/);
  expect((await page(link, { score: "4", words: "Toch goed." })).status).toBe(200);
  expect(await ratingOf(caseId, "answered")).toMatchObject({ score: 4, answeredAt: answered.answeredAt });

  expect(await figure("figure=csat&by=agent")).toMatchObject({
    total: { n: 1, of: 1 },
    items: [{ name: "Lena", n: 1, of: 1, solved: 2, reopened: 0 }],
  });
  expect((await figure("figure=ratings-answered&by=language")).items).toMatchObject([{ group: "nl", n: 1, of: 1 }]);
  expect((await figure("figure=nps&by=channel")).total).toMatchObject({ n: 0, net: 0 });

  // Closed again, and another of theirs: nobody is asked twice.
  await agent("POST", `/api/v1/cases/${caseId}/reopen`);
  await agent("POST", `/api/v1/cases/${caseId}/close`, { outcome: "solved" });
  const other = await solved("en waar is mijn andere koffer?", who);
  if (other !== caseId) await ratingOf(other, "passed");
  expect(scene.world.received().messages.filter(({ text }) => /\/rate\/jb_/.test(text))).toHaveLength(1);

  const [{ customerId }] = await app.db<[{ customerId: string }]>`
    select customer_id from ratings.rating where case_id = ${caseId}`;
  expect(await exportRatings(app.db, [customerId])).toMatchObject([{ score: 4, words: "Toch goed." }]);
  const [kept] = await app.db`
    select (select coalesce(string_agg(e::text, ' '), '') from platform.event e) || (select coalesce(string_agg(a::text, ' '), '') from staff.audit a) as all`;
  expect(String(kept?.["all"])).not.toMatch(/Te laat|Toch goed|jb_/);
  await moveClock(app, "25 hours");
  expect(await page(link)).toMatchObject({ status: 404, text: expect.stringContaining("Dieser Link ist abgelaufen.") });
  while (await sumHours(app)) continue;
  await eraseRatings(app.db, [customerId]);
  expect(
    await app.db`select score, words, masked_words, token_hash from ratings.rating where case_id = ${caseId}`,
  ).toEqual([{ score: 4, words: null, maskedWords: null, tokenHash: null }]);
  expect((await figure("figure=csat&by=channel")).total).toMatchObject({ n: 1, of: 1 });

  // Links that nobody was given are one answer, and soon cost time.
  const guess = () => page(`/rate/jb_${randomUUID()}`);
  for (let n = 0; n < 20; n++) expect((await guess()).status).toBe(404);
  await guess();
  expect(await guess()).toMatchObject({ status: 429, text: expect.stringContaining("zu oft") });
});
