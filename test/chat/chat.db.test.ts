import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tellWaits } from "../../server/modules/service-levels/index.ts";
import { storeDeliveries } from "../../server/modules/channels/index.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { ask, openPage, origin, say, sign, siteSecret } from "./visitor.ts";

let ground: Ground;
let siteId: string;

beforeAll(async () => {
  ground = await openGround();
  siteId = await connect("Halcyra Air", siteSecret);
});
afterAll(() => ground.close());

async function connect(name: string, secret: string): Promise<string> {
  const secrets = { siteSecret: secret, origins: `https://book.example.com ${origin}` };
  const body = { kind: "chat", name, externalId: randomUUID(), secrets };
  const made = await ground.api("POST", "/api/v1/channel-accounts", body);
  expect(made.status).toBe(201);
  return made.body.id;
}

const open = (body: object = {}, from: string | null = origin) =>
  ask(ground.url, "POST", "sessions", { body: { siteId, ...body }, from });

async function opened(body: object = {}): Promise<{ token: string; lines: { text: string; from: string }[] }> {
  const answer = await open(body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

const caseOf = (number: number) =>
  until(
    () => ground.api("GET", `/api/v1/messages?externalId=${number}`).then(({ body }) => body.items[0]),
    (message) => message?.caseId,
    "the case",
  );

const reply = (caseId: string, text: string) =>
  ground.api("POST", `/api/v1/cases/${caseId}/replies`, { id: randomUUID(), text, visibility: "private" });

/** What a chat delivers when its visitor read up to a number. */
const wordOf = (visitorId: string, number: number): Buffer =>
  Buffer.from(
    JSON.stringify({ visitor: { id: visitorId, name: null }, type: "read", number, at: "2026-11-22T10:00:00Z" }),
  );

describe("a visitor", () => {
  test("asks, is answered on the open page, reads it, and finds all of it again tomorrow", async () => {
    const { token } = await opened({ name: "Zoë Example", language: "nl" });
    const page = openPage(ground.url, { token, after: 0 });
    const said = await say(ground.url, token, "Mag mijn hond mee naar Oslo?");
    expect(said).toMatchObject({ status: 201, body: { from: "visitor", text: "Mag mijn hond mee naar Oslo?" } });
    const message = await caseOf(said.body.number);
    expect(message).toMatchObject({ channel: "chat", visibility: "private", language: "nl" });
    expect(message.author).toMatchObject({ kind: "customer", name: "Zoë Example" });

    const answer = await reply(message.caseId, "Ja, tot acht kilo.");
    expect(answer.status).toBe(201);
    await moveClock(ground.app, "6 seconds");
    await until(
      async () => page.texts,
      (texts) => texts.includes("Ja, tot acht kilo."),
      "the answer on the page",
    );
    expect(page.texts).toEqual(["Mag mijn hond mee naar Oslo?", "Ja, tot acht kilo."]);

    const number = page.numbers.at(-1);
    expect((await ask(ground.url, "POST", "read", { token, body: { number } })).status).toBe(204);
    await until(
      () => ground.api("GET", `/api/v1/cases/${message.caseId}`).then(({ body }) => body.messages),
      (messages) => messages.some((one: { delivery: { state: string } | null }) => one.delivery?.state === "read"),
      "word that it was read",
    );
    page.close();

    await moveClock(ground.app, "1 day");
    const again = await opened({ token });
    expect(again.token).toBe(token);
    expect(again.lines.map(({ from, text }) => [from, text])).toEqual([
      ["visitor", "Mag mijn hond mee naar Oslo?"],
      ["airline", "Ja, tot acht kilo."],
    ]);
  });

  test("who has long to wait is told so once, in their language, and waits on; where nobody speaks it, that it can't be said", async () => {
    const { db } = ground.app;
    const ask = async (text: string, language: string) => {
      const { token } = await opened({ language });
      return { token, message: await caseOf((await say(ground.url, token, text)).body.number) };
    };
    const [dutch, korean, held] = [
      await ask("Waar kan ik mijn rolstoel inchecken voor de vlucht?", "nl"),
      await ask("제 수하물이 도착하지 않았습니다. 어디에 문의해야 하나요?", "ko"),
      await ask("Kan ik mijn stoel nog wijzigen voor mijn vlucht?", "nl"),
    ];
    const taken = await ground.api("POST", `/api/v1/cases/${held.message.caseId}/assign`, { assigneeId: "me" });
    expect(taken.status).toBe(200);
    // Of a minute from now, so that it is the newest whoever measures meanwhile.
    await db`
      insert into service_levels.published (channel, measured_at, expected_seconds, waiting, inputs)
      values ('chat', platform.now() + interval '1 minute', 600, 3, '{}')`;
    await db`
      insert into service_levels.told (channel, language, measured_at, expected_seconds, told_seconds, waiting)
      values ('chat', 'nl', platform.now() + interval '1 minute', 4100, 3600, 2), ('chat', 'ko', platform.now() + interval '1 minute', null, null, 1)`;
    await moveClock(ground.app, "1 minute");
    const told = async ({ message }: typeof dutch): Promise<string[]> => {
      const { body } = await ground.api("GET", `/api/v1/cases/${message.caseId}`);
      expect([body.state, body.answering, body.waitingSince]).toEqual(["open", false, expect.any(String)]);
      return body.messages.filter((one: any) => one.author.kind === "system").map(({ text }: any) => text);
    };
    await tellWaits(ground.app);
    expect(await told(dutch)).toEqual([]);
    expect((await ground.api("PUT", "/api/v1/settings/wait-notices", { overMinutes: 3 })).status).toBe(400);
    expect((await ground.api("PUT", "/api/v1/settings/wait-notices", { overMinutes: 30 })).status).toBe(200);
    await tellWaits(ground.app);
    await tellWaits(ground.app);
    expect(await told(dutch)).toEqual([expect.stringContaining("ongeveer 60 minuten")]);
    expect((await told(korean))[0]).toMatch(/[가-힣]/);
    expect(await told(held)).toEqual([]);
    await ground.api("PUT", "/api/v1/settings/wait-notices", { overMinutes: null });
    const page = openPage(ground.url, { token: dutch.token, after: 0 });
    await moveClock(ground.app, "6 seconds");
    await until(
      async () => page.texts,
      (texts) => texts.some((text) => text.includes("ongeveer 60 minuten")),
      "the wait on their page",
    );
    page.close();
  });

  test("who read it before the sending is written down has read it", async () => {
    const stateOf = (caseId: string) =>
      ground.api("GET", `/api/v1/cases/${caseId}`).then(({ body }) => body.messages.at(-1).delivery?.state);
    const { token } = await opened();
    const message = await caseOf((await say(ground.url, token, "Is gate 12 right?")).body.number);
    await reply(message.caseId, "Yes, gate 12.");
    const [{ id: visitorId }] = await ground.app.db<[{ id: string }]>`
      select visitor_id as id from chat.line where number = ${message.externalId}`;
    await storeDeliveries(ground.app.db, [{ accountId: siteId, headers: {}, body: wordOf(visitorId, 1e9) }]);
    ground.app.ring("deliveries");
    await until(
      async () => ground.app.db`select 1 from channels.read_mark where reader_id = ${visitorId}`,
      (rows) => rows.length === 1,
      "the mark",
    );
    expect(await stateOf(message.caseId)).toBe("pending");
    await moveClock(ground.app, "6 seconds");
    await until(
      () => stateOf(message.caseId),
      (state) => state === "read",
      "word that it was read",
    );
  });

  test("who sends a line again, many at once, said it once", async () => {
    const { token } = await opened();
    const id = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => say(ground.url, token, "Where is my bag?", id)));
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1);
    const [{ count }] = await ground.app.db<[{ count: number }]>`
      select count(*)::int from channels.delivery where position('Where is my bag?' in convert_from(body, 'UTF8')) > 0`;
    expect(count).toBe(1);
  });

  test("who was away is told what they missed, from where they were, in order", async () => {
    const { token } = await opened();
    const numbers: number[] = [];
    for (const text of ["one", "two", "three"]) numbers.push((await say(ground.url, token, text)).body.number);
    const page = openPage(ground.url, { token, after: numbers[0] });
    await until(
      async () => page.texts,
      (texts) => texts.length === 2,
    );
    await say(ground.url, token, "four");
    await until(
      async () => page.texts,
      (texts) => texts.length === 3,
    );
    expect(page.texts).toEqual(["two", "three", "four"]);
    page.close();
    const older = await ask(ground.url, "GET", `lines?before=${numbers[2]}&limit=1`, { token });
    expect(older.body).toMatchObject({ items: [{ text: "two" }], more: true });
    const newer = await ask(ground.url, "GET", `lines?after=${numbers[0]}&limit=1`, { token });
    expect(newer.body).toMatchObject({ items: [{ text: "two" }], more: true });
  });

  test("hears nothing of what others say", async () => {
    const [a, b] = [await opened(), await opened()];
    const page = openPage(ground.url, { token: a.token, after: 0 });
    await say(ground.url, b.token, "for b alone");
    await say(ground.url, a.token, "for a alone");
    await until(
      async () => page.texts,
      (texts) => texts.length > 0,
    );
    expect(page.texts).toEqual(["for a alone"]);
    page.close();
  });

  test("who stayed away for a quarter begins anew; the case stays", async () => {
    const { token } = await opened();
    const said = await say(ground.url, token, "May I bring a cello?");
    const { caseId } = await caseOf(said.body.number);
    const { forgetVisitors } = await import("../../server/modules/chat/index.ts");
    await ground.app.db`update chat.visitor set seen_at = seen_at - interval '91 days' where id = (
      select visitor_id from chat.line where number = ${said.body.number})`;
    await forgetVisitors(ground.app);
    const again = await opened({ token });
    expect(again.token).not.toBe(token);
    expect(again.lines).toEqual([]);
    expect((await ground.api("GET", `/api/v1/cases/${caseId}`)).body.messages[0].text).toBe("May I bring a cello?");
    await reply(caseId, "You may.");
    await moveClock(ground.app, "6 seconds");
    await until(
      () => ground.api("GET", `/api/v1/cases/${caseId}`).then(({ body }) => body.messages.at(-1)),
      (message) => message.delivery?.state === "refused",
      "word that nobody is there",
    );
  });
});

describe("whom the site identifies", () => {
  test("is one person on every device, and anonymous words before join them", async () => {
    const userId = `FB-${randomUUID()}`;
    const phone = await opened();
    const first = await say(ground.url, phone.token, "I could not check in.");
    const before = await caseOf(first.body.number);
    const known = await opened({ token: phone.token, identity: sign(userId), name: "Ada Example" });
    expect(known.token).toBe(phone.token);
    expect(known.lines).toHaveLength(1);

    const laptop = await opened({ identity: sign(userId), name: "Ada Example" });
    expect(laptop.token).not.toBe(phone.token);
    const second = await say(ground.url, laptop.token, "It is me again, on another device.");
    const after = await caseOf(second.body.number);
    const customers = await Promise.all(
      [before, after].map(({ caseId }) =>
        ground.api("GET", `/api/v1/cases/${caseId}`).then(({ body }) => body.customer),
      ),
    );
    const [one, other] = await Promise.all(
      customers.map(({ id }) => ground.api("GET", `/api/v1/customers/${id}`).then(({ body }) => body)),
    );
    expect(one.id).toBe(other.id);
    expect(one.identifiers).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: "account", known: "verified" })]),
    );
  });

  test.each([
    ["nobody, after they signed out", undefined],
    ["somebody else, on the same tablet", "other"],
  ])("is not shown to %s", async (_who, other) => {
    const mine = await opened({ identity: sign(`FB-${randomUUID()}`) });
    await say(ground.url, mine.token, "My booking is ABC123.");
    const theirs = await opened({
      token: mine.token,
      ...(other && { identity: sign(`FB-${randomUUID()}`) }),
    });
    expect(theirs.token).not.toBe(mine.token);
    expect(theirs.lines).toEqual([]);
  });

  test.each([
    ["another airline's signature", () => sign("FB-1", { secret: "of another airline" }), "signature"],
    ["one that is over", () => sign("FB-1", { seconds: -60 }), "expired"],
    ["one for a year", () => sign("FB-1", { seconds: 366 * 86_400 }), "too-far"],
  ])("%s is not believed, and the chat still opens without it", async (_what, identity, why) => {
    const refused = await open({ identity: identity() });
    expect(refused).toMatchObject({ status: 401, body: { code: "chat.identity", details: { why } } });
    expect((await open()).status).toBe(201);
  });
});

describe("the door", () => {
  test("opens to the account's sites alone", async () => {
    expect(await open({}, "https://elsewhere.example")).toMatchObject({ status: 403, body: { code: "chat.origin" } });
    expect(await open({}, null)).toMatchObject({ status: 403 });
    expect((await open({}, "https://book.example.com")).headers.get("access-control-allow-origin")).toBe(
      "https://book.example.com",
    );
    const asked = await ask(ground.url, "OPTIONS", "lines");
    expect(asked.status).toBe(204);
    expect(asked.headers.get("access-control-allow-headers")).toContain("authorization");
    const { token } = await opened();
    expect(await openPage(ground.url, { token, after: 0 }, "https://elsewhere.example").closed).toBe(4001);
  });

  test("knows no other site, no removed one, and no other airline's visitors", async () => {
    expect(await open({ siteId: randomUUID() })).toMatchObject({ status: 404, body: { code: "chat.site-not-found" } });
    const other = await connect("Another airline", "another secret");
    const mine = await opened();
    const theirs = await open({ siteId: other, token: mine.token });
    expect(theirs.body.token).not.toBe(mine.token);
    expect((await ground.api("DELETE", `/api/v1/channel-accounts/${other}`)).status).toBeLessThan(300);
    expect((await open({ siteId: other })).status).toBe(404);
    expect((await say(ground.url, theirs.body.token, "Anybody?")).status).toBe(401);
  });

  test.each([
    ["nothing", ""],
    ["spaces", "   \n "],
    ["more than fits", "x".repeat(4001)],
    ["no text", 17],
  ])("takes no line of %s", async (_what, text) => {
    const { token } = await opened();
    const answer = await ask(ground.url, "POST", "lines", { token, body: { id: randomUUID(), text } });
    expect(answer).toMatchObject({ status: 400, body: { code: "request.invalid" } });
  });

  test("knows who speaks: no token, a wrong one, a member of staff's", async () => {
    for (const token of [undefined, "jb_nobody", ground.adminToken])
      expect(
        await ask(ground.url, "POST", "lines", { ...(token && { token }), body: { id: randomUUID(), text: "Hi" } }),
      ).toMatchObject({ status: 401, body: { code: "chat.unknown-visitor" } });
    expect((await fetch(`${ground.url}/webhooks/chat/${siteId}`, { method: "POST", body: "{}" })).status).toBe(401);
  });

  test("slows down who says too much", async () => {
    const { token } = await opened();
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => say(ground.url, token, `line ${n}`)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(5);
    expect(refused[0]?.headers.get("retry-after")).toBe("2");
    expect(answers.every(({ status }) => status === 201 || status === 429)).toBe(true);
  });

  test.each([
    ["garbage", "hello?", 1003],
    ["an unknown token", { token: "jb_nobody", after: 0 }, 4001],
    ["more than a greeting may hold", { token: "x".repeat(2000), after: 0 }, 1009],
  ])("hangs up on %s", async (_what, hello, code) => {
    expect(await openPage(ground.url, hello).closed).toBe(code);
  });
});
