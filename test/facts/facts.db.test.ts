import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Api } from "../call-api.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { ask, origin, siteSecret } from "../chat/visitor.ts";

let ground: Ground;
let siteId: string;
let ownerId: string;
let agent: Api;

beforeAll(async () => {
  ground = await openGround();
  const secrets = { siteSecret, origins: origin };
  const chat = { kind: "chat", name: "Halcyra Air", externalId: randomUUID(), secrets };
  siteId = (await ground.api("POST", "/api/v1/channel-accounts", chat)).body.id;
  ownerId = (await ground.api("GET", "/api/v1/me")).body.id;
  agent = await ground.as("agent");
});
afterAll(() => ground.close());

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const words = (language: string, text: string) => ({ language, title: "Liquids on board", text });

const content = (over: object = {}) => ({
  source: "https://airline.test/rules/liquids",
  ownerId,
  validFrom: inHours(-1),
  validUntil: inHours(48),
  texts: [words("en", "Up to 100 ml each."), words("nl", "Tot 100 ml per stuk.")],
  ...over,
});

async function written(over: object = {}): Promise<any> {
  const { status, body } = await ground.api("POST", "/api/v1/facts", {
    id: randomUUID(),
    kind: "policy",
    ...content(over),
  });
  expect(status).toBe(201);
  return body;
}

/** A visitor of the site asks; the case. */
async function asked(): Promise<string> {
  const { body } = await ask(ground.url, "POST", "sessions", { body: { siteId } });
  const said = await ask(ground.url, "POST", "lines", {
    token: body.token,
    body: { id: randomUUID(), text: "May I bring my shampoo?", files: [] },
  });
  const message = await until(
    () => ground.api("GET", `/api/v1/messages?externalId=${said.body.number}`).then(({ body }) => body.items[0]),
    (one) => one?.caseId,
    "the case",
  );
  return message.caseId;
}

const answer = (caseId: string, text: string, id = randomUUID()) =>
  ground.api("POST", `/api/v1/cases/${caseId}/replies`, { id, text, visibility: "private" });
const codes = async (path: string): Promise<string[]> =>
  (await agent("GET", path)).body.items.map((one: any) => one.id);

describe("a fact", () => {
  test("is offered while it is valid: not before, not after, and not once somebody ended it", async () => {
    const valid = await written();
    const coming = await written({ validFrom: inHours(1) });
    const ended = await written();
    expect((await ground.api("POST", `/api/v1/facts/${ended.id}/end`)).body.state).toBe("over");
    const open = (await fetch(`${ground.url}/api/v1/facts/public?language=nl`)).json() as any;
    const shown = (await open).items.map(({ url }: any) => url);
    expect(shown).toContain(valid.url);
    expect(shown).not.toContain(coming.url);
    expect(shown).not.toContain(ended.url);
    expect((await open).items.find(({ url }: any) => url === valid.url).text).toBe("Tot 100 ml per stuk.");
    expect(await codes("/api/v1/facts")).toEqual(expect.arrayContaining([valid.id, coming.id]));
    expect(await codes("/api/v1/facts")).not.toContain(ended.id);
    expect(await codes("/api/v1/facts?over=true")).toContain(ended.id);
    await moveClock(ground.app, "2 hours");
    expect((await agent("GET", "/api/v1/facts")).body.items.find(({ id }: any) => id === coming.id).state).toBe(
      "valid",
    );
  });

  test("is written by leads, whole, and over nobody's version", async () => {
    const fact = await written();
    const post = (body: object) => ground.api("POST", `/api/v1/facts/${fact.id}/versions`, { ...content(), ...body });
    expect((await agent("POST", "/api/v1/facts", { id: randomUUID(), kind: "policy", ...content() })).status).toBe(403);
    expect((await post({ number: 2, validUntil: inHours(-5) })).status).toBe(400);
    expect((await post({ number: 2, ownerId: randomUUID() })).body.code).toBe("facts.owner-unknown");
    expect((await post({ number: 2, texts: [words("en", "A"), words("en", "B")] })).status).toBe(400);
    const both = await Promise.all([post({ number: 2 }), post({ number: 2 })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });
});

test("a situation is told to who opens the chat, in their language; a policy is not", async () => {
  const situation = await written({ kind: "situation", texts: [words("en", "Ash"), words("nl", "As")] });
  const policy = await written();
  const { body } = await ask(ground.url, "POST", "sessions", { body: { siteId, language: "nl" } });
  expect(body.situations).toContainEqual({ title: "Liquids on board", text: "As", language: "nl", url: situation.url });
  expect(body.situations.map(({ url }: any) => url)).not.toContain(policy.url);
  expect(body.situations.length).toBeLessThanOrEqual(3);
});

describe("an answer that names a fact", () => {
  test("has used it; when that turns out wrong it is listed until it was put right or settled", async () => {
    const fact = await written();
    const [one, two] = await Promise.all([asked(), asked()]);
    const text = `Up to 100 ml each: ${fact.url}`;
    const wrong = [randomUUID(), randomUUID()];
    expect((await answer(one, text, wrong[0])).status).toBe(201);
    expect((await answer(two, text, wrong[1])).status).toBe(201);
    const uses = async () => (await agent("GET", `/api/v1/facts/${fact.id}/uses`)).body.items;
    expect((await uses()).map(({ toPutRight }: any) => toPutRight)).toEqual([false, false]);

    const corrected = { ...content({ texts: [words("en", "Up to 2 litres in all.")] }), number: 2, corrects: true };
    const { body } = await ground.api("POST", `/api/v1/facts/${fact.id}/versions`, corrected);
    expect(body.toPutRight).toBe(2);
    const listed = await uses();
    expect(listed.map(({ messageId }: any) => messageId).toSorted()).toEqual([...wrong].toSorted());
    expect(listed[0]).toMatchObject({ version: 1, toPutRight: true, channel: "chat" });

    expect((await answer(one, `We were wrong, we are sorry. ${fact.url}`)).status).toBe(201);
    expect((await uses()).filter(({ toPutRight }: any) => toPutRight).map(({ messageId }: any) => messageId)).toEqual([
      wrong[1],
    ]);
    const settled = await agent("POST", `/api/v1/facts/${fact.id}/uses/${wrong[1]}/settle`);
    expect(settled.body.toPutRight).toBe(false);
    expect((await agent("GET", "/api/v1/facts")).body.items.find(({ id }: any) => id === fact.id).toPutRight).toBe(0);
    const first = (await agent("GET", `/api/v1/facts/${fact.id}/uses?limit=2`)).body;
    const rest = (await agent("GET", `/api/v1/facts/${fact.id}/uses?limit=2&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...rest.items]).toHaveLength(3);
  });

  test("does not go out when that is over, or when there is none; nothing of it is kept", async () => {
    const fact = await written();
    const caseId = await asked();
    await ground.api("POST", `/api/v1/facts/${fact.id}/end`);
    for (const url of [fact.url, `${ground.app.publicUrl}/facts/0000000000`]) {
      const refused = await answer(caseId, `As said here: ${url}`);
      expect(refused).toMatchObject({ status: 409, body: { code: "facts.not-valid" } });
    }
    const { body } = await ground.api("GET", `/api/v1/cases/${caseId}`);
    expect(body.messages.filter(({ direction }: any) => direction === "outbound")).toEqual([]);
  });
});

describe("the page for everybody", () => {
  const look = (path: string, language = "nl-NL,en;q=0.5") =>
    fetch(path.startsWith("http") ? path : `${ground.url}${path}`, { headers: { "accept-language": language } });
  const here = ({ url }: any): string => `${ground.url}${new URL(url).pathname}`;

  test("says what holds now in the reader's language, or in English; markup in it is text", async () => {
    const fact = await written({ texts: [words("en", "<b>Ash</b> over Iceland"), words("nl", "As boven IJsland")] });
    expect(await (await look("/facts")).text()).toContain("As boven IJsland");
    const page = await look(here(fact), "th");
    expect(page.headers.get("content-language")).toBe("th");
    expect(await page.text()).toContain("&#60;b&#62;Ash");
  });

  test("does not repeat what is over, and does not know what is to come", async () => {
    const [over, coming] = [await written(), await written({ validFrom: inHours(3) })];
    await ground.api("POST", `/api/v1/facts/${over.id}/end`);
    const gone = await look(here(over));
    expect(gone.status).toBe(410);
    expect(await gone.text()).not.toContain("100 ml");
    expect((await look(here(coming))).status).toBe(404);
    expect((await look("/facts/zzz")).status).toBe(404);
  });
});
