/** A question by Telegram, from the webhook to the answer. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeProfileLines } from "../../server/modules/service-levels/index.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { no, startBotApi } from "./bot-api.ts";

const token = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
const secret = "a-word-of-ours_1";
let ground: Ground;
let api: Awaited<ReturnType<typeof startBotApi>>;
let account: { id: string; webhookUrl: string };
let last = 100;

beforeAll(async () => {
  [ground, api] = [await openGround(), await startBotApi(token)];
  const { status, body } = await ground.api("POST", "/api/v1/channel-accounts", {
    kind: "telegram",
    name: "Jetbridge on Telegram",
    externalId: "AirlineBot",
    baseUrl: api.url,
    secrets: { botToken: token, webhookSecret: secret },
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  account = body;
});
afterAll(async () => {
  await ground.close();
  await api.close();
});

async function deliver(update: object, word = secret): Promise<number> {
  const response = await fetch(account.webhookUrl, {
    method: "POST",
    headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": word },
    body: JSON.stringify({ update_id: ++last, ...update }),
  });
  await response.body?.cancel();
  return response.status;
}

const now = (): number => Math.floor(Date.now() / 1000);
const person = (id: number) => ({ id, is_bot: false, first_name: "Ada", last_name: `No ${id}` });
const chat = (id: number) => ({ id, type: "private", first_name: "Ada" });
const message = (from: number, more: object) => ({
  message_id: ++last,
  date: now(),
  chat: chat(from),
  from: person(from),
  ...more,
});

const find = (externalId: string, satisfies: (one: any) => boolean = () => true): Promise<any> =>
  until(
    () =>
      ground
        .api("GET", `/api/v1/messages?externalId=${encodeURIComponent(externalId)}`)
        .then(({ body }) => body.items[0]),
    (one) => one !== undefined && satisfies(one),
    `the message ${externalId}`,
  );

async function ask(from: number, more: object = { text: "Where is my red suitcase?" }): Promise<any> {
  const told = message(from, more);
  expect(await deliver({ message: told })).toBe(200);
  return find(`${from}:${told.message_id}`);
}

async function answer(caseId: string, body: object): Promise<any> {
  const id = randomUUID();
  const said = await ground.api("POST", `/api/v1/cases/${caseId}/replies`, {
    id,
    visibility: "private",
    text: "It is on its way.",
    ...body,
  });
  expect(said.status, JSON.stringify(said.body)).toBe(201);
  await ground.app.db`update channels.outgoing set send_after = platform.now() where id = ${id} and state = 'pending'`;
  ground.app.ring("outgoing");
  const { messages } = await until(
    () => ground.api("GET", `/api/v1/cases/${caseId}`).then(({ body }) => body),
    ({ messages }: any) => messages.some((one: any) => one.id === id && one.delivery.state !== "pending"),
    "the answer",
  );
  return messages.find((one: any) => one.id === id);
}

describe("a question by Telegram", () => {
  test("is a case, and its answer goes to the chat it came from", async () => {
    const question = await ask(501);
    expect(question).toMatchObject({
      channel: "telegram",
      visibility: "private",
      author: { name: "Ada No 501" },
    });
    const said = await answer(question.caseId, {});
    expect(said).toMatchObject({ delivery: { state: "accepted" } });
    expect(said.externalId).toMatch(/^501:\d+$/);
    expect(api.asked.findLast(({ method }) => method === "sendMessage")?.fields).toEqual({
      chat_id: 501,
      text: "It is on its way.",
    });
    expect(api.faults).toEqual([]);
  });

  test("twice is one, without our word it is nobody's, and the word is kept nowhere", async () => {
    const told = message(502, { text: "Where is my blue suitcase?" });
    expect(await deliver({ message: told }, "another")).toBe(401);
    expect(await deliver({ message: told })).toBe(200);
    expect(await deliver({ message: told })).toBe(200);
    await find(`502:${told.message_id}`);
    const { body } = await ground.api("GET", `/api/v1/messages?externalId=502:${told.message_id}`);
    expect(body.items).toHaveLength(1);
    const [kept] = await ground.app.db<{ count: string }[]>`
      select count(*) from channels.delivery where headers::text like ${`%${secret}%`} or headers::text like ${`%${token}%`}`;
    expect(kept?.count).toBe("0");
  });

  test("whose answer was taken while the line broke stays unsure, for Telegram can't be asked, and goes once", async () => {
    const question = await ask(503);
    api.on(({ method, fields }) =>
      method === "sendMessage" && fields["chat_id"] === 503 ? { isCut: true } : undefined,
    );
    expect(await answer(question.caseId, {})).toMatchObject({ delivery: { state: "unsure" } });
    await ground.app.db`update channels.outgoing set look_at = platform.now() where state = 'unsure'`;
    ground.app.ring("outgoing");
    await until(
      () => ground.app.db<{ looks: number }[]>`select looks from channels.outgoing where recipient_id = '503'`,
      ([row]) => (row?.looks ?? 0) > 0,
      "the look",
    );
    expect(
      api.asked.filter(({ method, fields }) => method === "sendMessage" && fields["chat_id"] === 503),
    ).toHaveLength(1);
  });

  test("of somebody who blocked us is answered no more, and it is said before", async () => {
    const question = await ask(504);
    await deliver({
      my_chat_member: {
        chat: chat(504),
        from: person(504),
        date: now() + 1,
        old_chat_member: { status: "member" },
        new_chat_member: { status: "kicked" },
      },
    });
    await until(
      () =>
        ground.app.db<
          { why: string }[]
        >`select stopped_why as why from channels.standing where correspondent_id = '504'`,
      ([row]) => row?.why === "opted-out",
      "that they stopped us",
    );
    const said = await ground.api("POST", `/api/v1/cases/${question.caseId}/replies`, {
      id: randomUUID(),
      visibility: "private",
      text: "Hello",
    });
    expect([said.status, said.body.code]).toEqual([409, "cases.not-clear"]);
  });

  test("that Telegram says is blocked comes back so", async () => {
    const question = await ask(505);
    api.on(({ fields }) => (fields["chat_id"] === 505 ? no(403, "Forbidden: bot was blocked by the user") : undefined));
    expect(await answer(question.caseId, {})).toMatchObject({ delivery: { state: "refused" } });
    const [standing] = await ground.app.db<
      { why: string }[]
    >`select stopped_why as why from channels.standing where correspondent_id = '505'`;
    expect(standing?.why).toBe("opted-out");
  });

  test("in a group is public, and answered below itself", async () => {
    const told = {
      ...message(506, { text: "Is the lounge open today?" }),
      chat: { id: -1_001, type: "supergroup", title: "Talk" },
    };
    await deliver({ message: told });
    const question = await find(`-1001:${told.message_id}`);
    expect(question.visibility).toBe("public");
    await answer(question.caseId, { visibility: "public" });
    expect(api.asked.findLast(({ method }) => method === "sendMessage")?.fields).toMatchObject({
      chat_id: -1001,
      reply_parameters: { message_id: told.message_id },
    });
    expect(api.faults).toEqual([]);
  });

  test("brings its picture, which we fetch, and whose address nobody sees", async () => {
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    api.on(({ method }) =>
      method === "getFile"
        ? { body: { ok: true, result: { file_id: "A", file_unique_id: "u", file_path: "photos/a.png" } } }
        : undefined,
    );
    api.on(({ method }) => (method === "file/photos/a.png" ? { body: png } : undefined));
    const question = await ask(507, {
      caption: "Where is my suitcase, it looks like this?",
      photo: [{ file_id: "A", file_unique_id: "u", width: 1, height: 1 }],
    });
    const { attachments } = await find(
      question.externalId,
      (one) => one.attachments[0]?.state !== "waiting" && api.asked.some(({ method }) => method.startsWith("file/")),
    );
    expect(attachments).toHaveLength(1);
    expect(JSON.stringify((await ground.api("GET", `/api/v1/cases/${question.caseId}`)).body)).not.toContain(token);
  });
});

describe("what somebody wants to hear of us", () => {
  const linesOf = async (customerId: string) => {
    const { body } = await ground.api("GET", `/api/v1/customers/${customerId}/consent`);
    return body.history.map(({ purpose, given, how, by, channel }: any) => [purpose, given, how, by, channel]);
  };
  const untilLines = (customerId: string, count: number) =>
    until(
      () => linesOf(customerId),
      (lines) => lines.length === count,
      `${count} lines of consent`,
    );
  const told = (given: boolean) => ["marketing", given, "on-channel", null, "telegram"];
  const membership = (from: number, status: "kicked" | "member", at: number) =>
    deliver({
      my_chat_member: {
        chat: chat(from),
        from: person(from),
        date: at,
        old_chat_member: { status: status === "member" ? "kicked" : "member" },
        new_chat_member: { status },
      },
    });

  test("who blocks the bot wants no advertising, and who lets it write again has not asked for any", async () => {
    const { customerId } = await ask(601);
    await membership(601, "kicked", now() - 2);
    expect(await untilLines(customerId, 1)).toEqual([told(false)]);
    await membership(601, "member", now() - 1);
    await ask(601, { text: "Hello again, and my suitcase?" });
    expect(await linesOf(customerId)).toEqual([told(false)]);
  });

  test("/stop is a word of theirs that says so too, and /start by a button is no consent", async () => {
    const { customerId, caseId } = await ask(602);
    expect((await ask(602, { text: "/stop" })).caseId).toBe(caseId);
    expect(await untilLines(customerId, 1)).toEqual([told(false)]);
    await deliver({ message: message(602, { text: "/start" }) });
    await ask(602, { text: "Hello again, and my suitcase?" });
    expect(await linesOf(customerId)).toEqual([told(false)]);
    await ask(602, { text: "Start" });
    expect(await untilLines(customerId, 2)).toEqual([told(true), told(false)]);
  });
});

describe("signs of life", () => {
  const agentOf = async (caseId: string) => {
    const agent = await ground.as("agent");
    await agent("POST", `/api/v1/cases/${caseId}/assign`, { assigneeId: "me" });
    return agent;
  };
  const askedOf = (method: string) => api.asked.filter((one) => one.method === method).map(({ fields }) => fields);

  test("a button that was pressed spins no longer", async () => {
    const pressed = {
      id: "77001",
      from: person(9303),
      chat_instance: "1",
      data: "yes",
      message: {
        ...message(9303, { text: "Was that it?" }),
        reply_markup: { inline_keyboard: [[{ text: "Yes, thank you", callback_data: "yes" }]] },
      },
    };
    expect(await deliver({ callback_query: pressed })).toBe(200);
    await until(
      async () => askedOf("answerCallbackQuery"),
      (calls) => calls.length > 0,
      "the answer",
    );
    expect(askedOf("answerCallbackQuery")).toEqual([{ callback_query_id: "77001" }]);
    expect((await find("77001")).text).toBe("Yes, thank you");
  });

  test("it shows for five seconds that we type", async () => {
    const { caseId, threadId } = await ask(9301);
    const agent = await agentOf(caseId);
    expect((await agent("POST", `/api/v1/cases/${caseId}/typing`, { threadId })).body).toEqual({ seconds: 5 });
    await until(
      async () => askedOf("sendChatAction"),
      (calls) => calls.length > 0,
      "the sign",
    );
    expect(askedOf("sendChatAction")).toEqual([{ chat_id: 9301, action: "typing" }]);
  });

  test("in a business account's chat what they wrote is marked as read", async () => {
    const told = message(9302, { text: "Where is my red suitcase?", business_connection_id: "BC1" });
    expect(await deliver({ business_message: told })).toBe(200);
    const { caseId } = await find(`BC1/9302:${told.message_id}`);
    const agent = await agentOf(caseId);
    await agent("GET", `/api/v1/cases/${caseId}`);
    await until(
      async () => askedOf("readBusinessMessage"),
      (calls) => calls.length > 0,
      "the mark",
    );
    expect(askedOf("readBusinessMessage")).toEqual([
      { business_connection_id: "BC1", chat_id: 9302, message_id: told.message_id },
    ]);
    expect(api.faults).toEqual([]);
  });
});

describe("in a group", () => {
  test("hiding is told as taking away for good, and our own answer can be deleted", async () => {
    const group = { id: -1009304, type: "supergroup", title: "Flyers" };
    const told = { ...message(9304, { text: "Where is my red suitcase? It did not arrive in Oslo." }), chat: group };
    const first = { ...message(9305, { text: "Hello all" }), chat: group };
    const answering = { ...told, reply_to_message: { message_id: first.message_id, from: person(9305) } };
    expect(await deliver({ message: answering })).toBe(200);
    const asked = await find(`${group.id}:${told.message_id}`, ({ caseId }) => caseId !== null);
    expect(asked).toMatchObject({ hidesForGood: true, deletable: false });
    const sent = await answer(asked.caseId, { visibility: "public" });
    expect(sent.deletable).toBe(true);
    const lead = await ground.as("lead");
    expect((await lead("POST", `/api/v1/messages/${sent.id}/deletion`)).status).toBe(200);
    await find(sent.externalId, ({ removed }) => removed !== null);
    const [, number] = sent.externalId.split(":");
    const deleted = api.asked.filter(({ method }) => method === "deleteMessage").map(({ fields }) => fields);
    expect(deleted).toContainEqual({ chat_id: group.id, message_id: Number(number) });
    expect(api.faults).toEqual([]);
  });
});

describe("the line in the bot's profile", () => {
  const line = () => ground.api("GET", `/api/v1/channel-accounts/${account.id}/profile-line`).then(({ body }) => body);
  const lay = (wish: object) => ground.api("PUT", `/api/v1/channel-accounts/${account.id}/profile-line`, wish);
  const described = () =>
    api.asked
      .filter(({ method }) => method === "setMyShortDescription")
      .map(({ fields }) => [fields["language_code"], fields["short_description"]]);
  /** Of a minute from now, so that it is the newest whoever measures meanwhile. */
  async function tell(seconds: number): Promise<void> {
    await ground.app.db`
      insert into service_levels.published (channel, measured_at, expected_seconds, waiting, inputs)
      values ('telegram', platform.now() + interval '1 minute', ${seconds}, 0, '{}')`;
    await ground.app.db`
      insert into service_levels.told (channel, language, measured_at, told_seconds, waiting)
      values ('telegram', 'nl', platform.now() + interval '1 minute', ${seconds}, 0)`;
    await moveClock(ground.app, "1 minute");
    await writeProfileLines(ground.app);
  }

  test("says how long an answer takes, in each reader's language, only where it changed and every five minutes at most", async () => {
    expect(await line()).toMatchObject({ offers: "languages", wish: null, written: null });
    const wish = { opening: "Halcyra, dag en nacht.", language: "nl", isOn: true };
    expect((await lay({ ...wish, opening: "x".repeat(61) })).status).toBe(400);
    expect((await lay(wish)).status).toBe(200);
    await tell(900);
    expect(described()).toHaveLength(14);
    expect(described()).toContainEqual(["", "Halcyra, dag en nacht. Antwoordtijd nu: ongeveer 15 minuten."]);
    expect(described()).toContainEqual(["nb", expect.stringContaining("Svartid")]);
    expect(await line()).toMatchObject({ written: { en: "Reply time now: about 15 minutes." }, why: null });

    await tell(1800);
    expect(described()).toHaveLength(14);
    await moveClock(ground.app, "4 minutes");
    await tell(900);
    expect(described()).toHaveLength(14);
    await tell(1800);
    expect(described()).toHaveLength(28);

    api.on(({ method }) =>
      method === "setMyShortDescription"
        ? { status: 400, body: { ok: false, error_code: 400, description: "Bad Request: no" } }
        : undefined,
    );
    await moveClock(ground.app, "5 minutes");
    await tell(3600);
    expect(await line()).toMatchObject({ why: "refused", written: { en: "Reply time now: about 30 minutes." } });

    api.on(({ method }) => (method === "setMyShortDescription" ? { body: { ok: true, result: true } } : undefined));
    expect((await lay({ ...wish, isOn: false })).status).toBe(200);
    await writeProfileLines(ground.app);
    expect(await line()).toMatchObject({ why: null, written: { default: "Halcyra, dag en nacht." } });
    // What is said no longer is taken away.
    expect(
      described()
        .slice(-14)
        .filter(([, text]) => text === ""),
    ).toHaveLength(13);
    expect(api.faults).toEqual([]);
  });

  test("is laid down by who manages channels, where the vendor has one", async () => {
    const agent = await ground.as("agent");
    const wish = { opening: "Halcyra", language: "en", isOn: true };
    expect((await agent("PUT", `/api/v1/channel-accounts/${account.id}/profile-line`, wish)).status).toBe(403);
    const { body: site } = await ground.api("POST", "/api/v1/channel-accounts", {
      kind: "chat",
      name: "Site",
      externalId: randomUUID(),
      secrets: { siteSecret: "x".repeat(32), origins: "https://book.example.com" },
    });
    const path = `/api/v1/channel-accounts/${site.id}/profile-line`;
    expect((await ground.api("GET", path)).body.offers).toBeNull();
    const refused = await ground.api("PUT", path, wish);
    expect([refused.status, refused.body.code]).toEqual([409, "channels.no-profile-line"]);
  });
});
