import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { type BrandAccount, deliver, mentionOf, newId } from "../vendor.ts";

let ground: Ground;
let brand: BrandAccount;

beforeAll(async () => {
  ground = await openGround();
  brand = await connect();
});
afterAll(() => ground.close());

async function connect(): Promise<BrandAccount> {
  const externalId = newId();
  const consumerSecret = randomBytes(16).toString("hex");
  const secrets = { consumerKey: "k", consumerSecret, bearerToken: "b", accessToken: "a" };
  const { status, body } = await ground.api("POST", "/api/v1/channel-accounts", {
    kind: "x",
    name: "Brand",
    externalId,
    baseUrl: "http://127.0.0.1:1",
    secrets,
  });
  expect(status).toBe(201);
  return { ...body, externalId, consumerSecret };
}

const find = (externalId: string) =>
  ground.api("GET", `/api/v1/messages?externalId=${externalId}`).then(({ body }) => body.items);
const received = (externalId: string) =>
  until(
    () => find(externalId),
    (items) => items.length > 0,
    "the message",
  ).then(([message]) => message);
const newest = (state: string) =>
  ground.api("GET", `/api/v1/deliveries?state=${state}&limit=1`).then(({ body }) => body.items[0]);

describe("the vendor's door", () => {
  test("answers the challenge with the consumer secret", async () => {
    const response = await fetch(`${brand.webhookUrl}?crc_token=challenge_string`);
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    expect(await response.json()).toEqual({ response_token: expect.stringMatching(/^sha256=.{44}$/) });
  });

  test("answers 200 only for what is committed", async () => {
    const id = newId();
    expect(await deliver(brand, mentionOf(brand, { id, text: "where is my bag?", authorId: "11" }))).toBe(200);
    const [row] = await ground.app
      .db`select count(*)::int as n from channels.delivery where convert_from(body, 'UTF8') like ${`%${id}%`}`;
    expect(row?.["n"]).toBe(1);
  });

  test.each([
    ["a wrong signature", "sha256=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="],
    ["an empty signature", ""],
    ["a signature of another length", "sha256=AA=="],
  ])("refuses %s with 401 and stores nothing", async (_what, signature) => {
    const id = newId();
    expect(await deliver(brand, mentionOf(brand, { id, text: "hi?", authorId: "12" }), signature)).toBe(401);
    const [row] = await ground.app
      .db`select count(*)::int as n from channels.delivery where convert_from(body, 'UTF8') like ${`%${id}%`}`;
    expect(row?.["n"]).toBe(0);
  });

  test("refuses a body that was written anew after it was signed", async () => {
    const body = mentionOf(brand, { id: newId(), text: "hi?", authorId: "12" });
    const { sign } = await import("../vendor.ts");
    expect(await deliver(brand, JSON.stringify(JSON.parse(body), null, 1), sign(brand.consumerSecret, body))).toBe(401);
  });

  test.each([
    ["an unknown account", () => `${ground.url}/webhooks/x/00000000-0000-4000-8000-000000000000`],
    ["an unknown channel", () => brand.webhookUrl.replace("/x/", "/telex/")],
    ["an address that is no id", () => `${ground.url}/webhooks/x/brand`],
  ])("says 404 for %s", async (_what, url) => {
    expect(await deliver({ ...brand, webhookUrl: url() }, "{}")).toBe(404);
  });

  test.each(["PUT", "DELETE", "PATCH"])("says 405 to %s, and what it takes", async (method) => {
    const response = await fetch(brand.webhookUrl, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, POST");
  });

  test("says 413 to more than 1 MB, and takes 1 MB", async () => {
    expect(await deliver(brand, "x".repeat(1_048_577))).toBe(413);
    expect(await deliver(brand, "x".repeat(1_048_576))).toBe(200);
  });

  test.each([
    ["not JSON", "{nope", "not JSON"],
    ["not UTF-8", Buffer.from([0x7b, 0xff, 0xfe]), "not UTF-8"],
    ["no envelope of X", '{"hello":1}', "no envelope of X"],
    [
      "a post without text or author",
      '{"data":{"event_type":"post.mention.create","payload":{}}}',
      "a post.mention.create without id, author or text",
    ],
  ])("keeps what is %s, and shows it as unreadable with the reason", async (_what, body, why) => {
    expect(await deliver(brand, body)).toBe(200);
    const kept = await until(
      () => newest("unreadable"),
      // The size tells it from what an earlier test left: the megabyte above is "not JSON" too.
      (one) => one?.why === why && one.bytes === body.length,
      why,
    );
    expect(kept).toMatchObject({ state: "unreadable", why, bytes: body.length });
    const { body: whole } = await ground.api("GET", `/api/v1/deliveries/${kept.id}`);
    expect(whole.headers["content-type"]).toBe("application/json");
  });

  test("takes an event it does not know, keeps it, and makes nothing of it", async () => {
    const body = JSON.stringify({ data: { event_type: "profile.update.bio", payload: { text: newId() } } });
    expect(await deliver(brand, body)).toBe(200);
    await until(
      () => newest("read"),
      (one) => one?.entries === 0,
      "a delivery without entries",
    );
  });

  test("one post that comes fifty times at once, as mention and as reply, is one message", async () => {
    const id = newId();
    const mention = { id, text: "where is my bag?", authorId: "13" };
    const statuses = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        deliver(brand, mentionOf(brand, mention, n % 2 ? "post.mention.create" : "post.reply.create")),
      ),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    await received(id);
    await until(
      () => newest("waiting"),
      (one) => one === undefined,
      "all to be read",
    );
    expect(await find(id)).toHaveLength(1);
  });

  test("reads every entry of a batch", async () => {
    const ids = Array.from({ length: 5 }, newId);
    const events = ids.map((id) => ({
      type: "message_create",
      id,
      created_timestamp: String(Date.now()),
      message_create: {
        target: { recipient_id: brand.externalId },
        sender_id: "14",
        message_data: { text: `part ${id}` },
      },
    }));
    const body = JSON.stringify({
      data: {
        event_type: "dm.received",
        filter: { user_id: brand.externalId },
        payload: { direct_message_events: events, users: {} },
      },
    });
    expect(await deliver(brand, body)).toBe(200);
    const messages = await Promise.all(ids.map(received));
    expect(new Set(messages.map(({ threadId }) => threadId)).size).toBe(1);
  });

  test.each([
    ["NUL", "where is\u0000 my bag?", "where is my bag?"],
    ["half a surrogate pair", "where is my bag? \ud83d", "where is my bag? \ufffd"],
    ["right-to-left overrides", "where is \u202emy bag?", "where is \u202emy bag?"],
  ])("bears a text with %s", async (_what, text, stored) => {
    const id = newId();
    expect(await deliver(brand, mentionOf(brand, { id, text, authorId: "15" }))).toBe(200);
    expect((await received(id)).text).toBe(stored);
  });

  test("keeps an encrypted chat as a message that says so, and opens a case for it", async () => {
    const id = newId();
    const payload = {
      id,
      sender_id: "16",
      conversation_id: `16:${brand.externalId}`,
      created_at_msec: String(Date.now()),
      encoded_event: "x",
    };
    await deliver(
      brand,
      JSON.stringify({ data: { event_type: "chat.received", filter: { user_id: brand.externalId }, payload } }),
    );
    expect(await received(id)).toMatchObject({
      visibility: "private",
      text: "",
      attachments: [{ unsupported: "encrypted_xchat" }],
      caseId: expect.any(String),
    });
  });

  test("stops sending, says why, and goes on taking in when access is withdrawn", async () => {
    const other = await connect();
    await deliver(
      other,
      JSON.stringify({
        data: {
          event_type: "oauth.revoke",
          filter: {},
          payload: { date_time: new Date().toISOString(), user_id: other.externalId },
        },
      }),
    );
    await until(
      () =>
        ground
          .api("GET", "/api/v1/channel-accounts")
          .then(({ body }) => body.items.find((one: { id: string }) => one.id === other.id)),
      ({ state }) => state === "sign-in-again",
      "the account to say so",
    );
    const id = newId();
    expect(await deliver(other, mentionOf(other, { id, text: "anybody?", authorId: "17" }))).toBe(200);
    await received(id);
  });
});

describe("connecting an account", () => {
  const account = {
    kind: "x",
    name: "Brand",
    externalId: "1",
    secrets: { consumerKey: "k", consumerSecret: "s", bearerToken: "b", accessToken: "a" },
  };

  test("refuses missing and unknown secrets by name", async () => {
    const answer = await ground.api("POST", "/api/v1/channel-accounts", {
      ...account,
      secrets: { consumerKey: "k", pin: "1" },
    });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        code: "channels.secrets",
        details: { missing: ["consumerSecret", "bearerToken", "accessToken"], unknown: ["pin"] },
      },
    });
  });

  test("refuses a second account of the same brand, and names the first", async () => {
    const first = await ground.api("POST", "/api/v1/channel-accounts", account);
    expect(await ground.api("POST", "/api/v1/channel-accounts", account)).toMatchObject({
      status: 409,
      body: { code: "channels.account-exists", details: { id: first.body.id } },
    });
  });

  test("keeps the secrets sealed: neither the database nor any answer holds them", async () => {
    const { body } = await ground.api("GET", "/api/v1/channel-accounts");
    expect(JSON.stringify(body)).not.toContain(brand.consumerSecret);
    const [row] = await ground.app
      .db`select encode(secrets, 'escape') as sealed from channels.account where id = ${brand.id}`;
    expect(row?.["sealed"]).not.toContain(brand.consumerSecret);
  });
});
