import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sharedFolder } from "../config.ts";
import { startWorld, type World } from "../world.ts";
import { differencesIn } from "./described.ts";

interface Told {
  body: any;
  secret: string | undefined;
}

const differences = differencesIn(sharedFolder(process.env));
const as = "tabithaquill";
let world: World;
let told: Told[];
/** Answers for the next updates, each a status; then 200 again. */
let answers: number[];
let hook: { url: string; close: () => Promise<void> };

beforeEach(async () => {
  [told, answers] = [[], []];
  hook = await startHook();
  world = await startWorld({ seed: 7, firstPauseMs: 5 });
  await ask("setWebhook", { url: hook.url, secret_token: "agreed" });
});
afterEach(async () => {
  await world.close();
  await hook.close();
});

async function startHook() {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (piece) => (body += piece));
    request.on("end", () => {
      const status = answers.shift() ?? 200;
      const secret = request.headers["x-telegram-bot-api-secret-token"];
      if (status === 200)
        told.push({ body: JSON.parse(body), secret: typeof secret === "string" ? secret : undefined });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

const token = () => world.telegram.secrets()["botToken"] ?? "";

async function ask(method: string, body: object | FormData = {}, bot = `bot${token()}`): Promise<any> {
  const isForm = body instanceof FormData;
  const response = await fetch(`${world.url}/telegram/${bot}/${method}`, {
    method: "POST",
    ...(!isForm && { headers: { "content-type": "application/json" } }),
    body: isForm ? body : JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

const until = (condition: () => void) => vi.waitFor(condition, { timeout: 5000, interval: 5 });
const hears = (count: number) => until(() => expect(told).toHaveLength(count));

/** They write once, so that the bot may answer. */
async function begun(): Promise<number> {
  const { chatId } = world.telegram.sendMessage({ as, text: "Where is my bag?" });
  await hears(1);
  return chatId;
}

describe("what a passenger does at Telegram", () => {
  test("comes to the webhook with the word that was agreed, as Telegram describes it", async () => {
    const { telegram } = world;
    telegram.begin(as, "from-the-site");
    const { number } = telegram.sendMessage({ as, text: "Where is my bag?" });
    for (const show of ["picture", "voice", "video"] as const) telegram.sendMessage({ as, text: "Here", show });
    telegram.sendMessage({ as, place: { latitude: 52.3, longitude: 4.76 }, answers: number });
    telegram.edit(as, number, "Where are my bags?");
    telegram.block(as, true);
    telegram.block(as, false);
    await hears(9);
    expect(new Set(told.map(({ secret }) => secret))).toEqual(new Set(["agreed"]));
    const kinds = told.map(({ body }) => Object.keys(body).find((name) => name !== "update_id"));
    expect(kinds).toEqual([...Array(6).fill("message"), "edited_message", "my_chat_member", "my_chat_member"]);
    expect(told.flatMap(({ body }) => differences?.("Update", body) ?? [])).toEqual([]);
    const ids = told.map(({ body }) => body.update_id);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });

  test("a reaction and a pressed button are told where they are asked for", async () => {
    await ask("setWebhook", {
      url: hook.url,
      secret_token: "agreed",
      allowed_updates: ["message", "callback_query", "message_reaction"],
    });
    const chatId = await begun();
    const button = { text: "Yes", callback_data: "yes" };
    const { result } = await ask("sendMessage", {
      chat_id: chatId,
      text: "Was that it?",
      reply_markup: { inline_keyboard: [[button]] },
    });
    world.telegram.press(as, result.message_id, "Yes");
    world.telegram.react(as, result.message_id, "👍");
    await hears(3);
    expect(told[1]?.body.callback_query).toMatchObject({ data: "yes", message: { message_id: result.message_id } });
    expect(told[2]?.body.message_reaction.new_reaction).toEqual([{ type: "emoji", emoji: "👍" }]);
    expect(told.flatMap(({ body }) => differences?.("Update", body) ?? [])).toEqual([]);
  });

  test("comes again until it is taken, in order, and waits where there is no webhook", async () => {
    answers.push(500, 403);
    world.telegram.sendMessage({ as, text: "one" });
    world.telegram.sendMessage({ as, text: "two" });
    await hears(2);
    expect((await ask("getWebhookInfo")).result).toMatchObject({ pending_update_count: 0, url: hook.url });
    expect((await ask("getWebhookInfo")).result.last_error_message).toContain("403");
    await ask("deleteWebhook");
    world.telegram.sendMessage({ as, text: "three" });
    expect((await ask("getWebhookInfo")).result).toMatchObject({ pending_update_count: 1, url: "" });
    await ask("setWebhook", { url: hook.url });
    await hears(3);
    expect(told.map(({ body }) => body.message.text)).toEqual(["one", "two", "three"]);
    expect(told[2]?.secret).toBeUndefined();
  });
});

describe("what the bot does", () => {
  test("its words stand in their chat, answered as Telegram describes it", async () => {
    const chatId = await begun();
    const { status, ok, result } = await ask("sendMessage", {
      chat_id: chatId,
      text: "On its way.",
      reply_parameters: { message_id: 1 },
    });
    expect([status, ok]).toEqual([200, true]);
    expect(differences?.("Message", result) ?? []).toEqual([]);
    expect(world.telegram.received()).toMatchObject([{ to: as, text: "On its way.", kind: "text" }]);
    for (const [type, answer] of [
      ["User", await ask("getMe")],
      ["BotShortDescription", await ask("getMyShortDescription", { language_code: "nl" })],
      ["WebhookInfo", await ask("getWebhookInfo")],
    ] as const)
      expect(differences?.(type, answer.result) ?? []).toEqual([]);
  });

  test("its pictures and files come in parts, and theirs are fetched by path", async () => {
    const chatId = await begun();
    world.telegram.sendMessage({ as, show: "picture" });
    await hears(2);
    const { result: found } = await ask("getFile", { file_id: told[1]?.body.message.photo.at(-1).file_id });
    const picture = await fetch(`${world.url}/telegram/file/bot${token()}/${found.file_path}`);
    const bytes = new Uint8Array(await picture.arrayBuffer());
    expect(bytes).toHaveLength(found.file_size);
    for (const [method, field] of [
      ["sendPhoto", "photo"],
      ["sendDocument", "document"],
    ] as const) {
      const form = new FormData();
      form.set("chat_id", String(chatId));
      form.set("caption", "Look");
      form.set(field, new Blob([bytes], { type: "image/png" }), "bag.png");
      const { result } = await ask(method, form);
      expect(differences?.("Message", result) ?? []).toEqual([]);
    }
    expect(world.telegram.received().map(({ kind, text }) => [kind, text])).toEqual([
      ["photo", "Look"],
      ["document", "Look"],
    ]);
  });

  test.each<[string, string, object, number, RegExp]>([
    ["words of nothing", "sendMessage", { text: " " }, 400, /message text is empty/],
    ["too many words", "sendMessage", { text: "a".repeat(4097) }, 400, /message is too long/],
    [
      "an answer to nothing",
      "sendMessage",
      { text: "a", reply_parameters: { message_id: 99 } },
      400,
      /replied not found/,
    ],
    ["to nobody", "sendMessage", { text: "a", chat_id: 1 }, 400, /chat not found/],
    ["a file that is none", "getFile", { file_id: "none" }, 400, /invalid file_id/],
    ["taking away what is not there", "deleteMessage", { message_id: 77 }, 400, /message to delete not found/],
    ["a method that is none", "sendTelepathy", {}, 404, /^Not Found$/],
  ])("refuses %s", async (_, method, body, status, why) => {
    const chatId = await begun();
    const answer = await ask(method, { chat_id: chatId, ...body });
    expect(answer).toMatchObject({ status, ok: false, error_code: status, description: expect.stringMatching(why) });
  });

  test("who never opened it, and who blocked it, is not written to; writing to it unblocks it", async () => {
    const chatId = await begun();
    const write = () => ask("sendMessage", { chat_id: chatId, text: "Hello" });
    world.telegram.block(as, true);
    expect(await write()).toMatchObject({ status: 403, description: "Forbidden: bot was blocked by the user" });
    world.telegram.sendMessage({ as, text: "Hello again" });
    expect((await write()).status).toBe(200);
    expect(await ask("sendMessage", { chat_id: chatId + 7919, text: "Hello" })).toMatchObject({ status: 403 });
  });

  test("a token that was taken back is refused, and another bot's too", async () => {
    const old = token();
    await fetch(`${world.url}/control/telegram/tokens`, { method: "POST" });
    expect((await ask("getMe", {}, `bot${old}`)).status).toBe(401);
    expect((await ask("getMe")).status).toBe(200);
  });
});

describe("what goes wrong", () => {
  const fault = (body: object) =>
    fetch(`${world.url}/control/telegram/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });

  test("more messages than Telegram takes in a second are told when to come again", async () => {
    const chatId = await begun();
    const all = await Promise.all(
      Array.from({ length: 40 }, () => ask("sendMessage", { chat_id: chatId, text: "Hello" })),
    );
    const refused = all.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(10);
    expect(refused[0]).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
  });

  test("is had on demand, once or often, for one method or all", async () => {
    const chatId = await begun();
    const write = () => ask("sendMessage", { chat_id: chatId, text: "Hello" });
    await fault({ kind: "too-many", method: "sendMessage", retryAfterSeconds: 9 });
    expect((await ask("getMe")).status).toBe(200);
    expect(await write()).toMatchObject({ status: 429, parameters: { retry_after: 9 } });
    await fault({ kind: "accept-then-cut" });
    await expect(write()).rejects.toThrow("fetch failed");
    expect((await write()).status).toBe(200);
    expect(world.telegram.received()).toHaveLength(2);
  });
});

test("their phone shows the chat, what is typed and that they blocked the bot", async () => {
  const chatId = await begun();
  const phone = async () => (await (await fetch(`${world.url}/phone/passengers/${as}`)).json()) as any;
  const post = (path: string, body: object) =>
    fetch(`${world.url}/phone/passengers/${as}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  await ask("sendChatAction", { chat_id: chatId, action: "typing" });
  expect((await phone()).telegram).toMatchObject({ types: true, isBlocked: false });
  await ask("sendMessage", { chat_id: chatId, text: "On its way." });
  const seen = await phone();
  expect(seen.telegram.types).toBe(false);
  expect(seen.telegram.messages).toMatchObject([
    { from: "me", text: "Where is my bag?", tick: "delivered" },
    { from: "brand", text: "On its way.", tick: null },
  ]);
  expect(seen.unread.telegram).toBe(1);
  await post("seen", { tab: "telegram" });
  await post("telegram", { text: "Thank you", show: "picture" });
  await post("telegram", { block: true });
  const after = await phone();
  expect(after.unread.telegram).toBe(0);
  expect(after.telegram).toMatchObject({ isBlocked: true });
  const [picture] = after.telegram.messages.at(-1).files;
  expect((await fetch(`${world.url}${picture.url}`)).headers.get("content-type")).toBe("image/png");
});
