import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { metaNeeds } from "../../contract/channel-needs.ts";
import { startWorld, type World } from "../../world/world.ts";
import { type Ground, openGround } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { until } from "../until.ts";

let ground: Ground;
let world: World;
const accounts = new Map<string, { id: string; webhookUrl: string }>();

const places = ["facebook", "messenger", "instagram", "whatsapp"] as const;
type Place = (typeof places)[number];

beforeAll(async () => {
  ground = await openGround();
  world = await startWorld({ rate: 0, seed: 7, firstPauseMs: 50, meta: true });
});
afterAll(async () => {
  await world.close();
  await ground.close();
});

const idOf = (place: Place): string => {
  const { pageId, instagramId, phoneNumberId } = world.meta.ids;
  return { facebook: pageId, messenger: pageId, instagram: instagramId, whatsapp: phoneNumberId }[place];
};

const ofMeta = (place: Place, secrets: object = {}) => ({
  kind: place,
  externalId: idOf(place),
  baseUrl: `${world.url}/graph`,
  secrets: { ...world.meta.secrets(place), verifyToken: `ours for ${place}`, ...secrets },
});

const ofX = (secrets: object = {}) => ({
  kind: "x",
  externalId: world.brand.id,
  baseUrl: world.url,
  secrets: { ...world.secrets(), ...secrets },
});

/** One after another, so that nobody asks too often. */
async function rest(): Promise<void> {
  await ground.app.db`delete from channels.check_count`;
}

async function add(account: { kind: string }): Promise<{ id: string; webhookUrl: string }> {
  const { status, body } = await ground.api("POST", "/api/v1/channel-accounts", {
    name: `Our ${account.kind}`,
    ...account,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  accounts.set(account.kind, body);
  return body;
}

async function checksOf(path: string, body: object = {}, api: Api = ground.api): Promise<Record<string, any>> {
  await rest();
  const answer = await api("POST", `/api/v1/channel-accounts/${path}`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return Object.fromEntries(answer.body.checks.map(({ what, ...one }: any) => [what, one]));
}

const idHere = (kind: string): string => accounts.get(kind)?.id ?? "";
const fine = { isFine: true };

describe("keys are asked about before an account is connected with them", () => {
  test.each(places)("those of %s", async (place) => {
    const checks = await checksOf("check", ofMeta(place));
    expect(checks).toMatchObject({ keys: fine, identity: { ...fine, code: "is" }, permissions: fine });
    expect(checks).not.toHaveProperty("webhook");
  });

  test("those of X", async () => {
    const checks = await checksOf("check", ofX());
    expect(checks).toMatchObject({ keys: fine, "app-secret": fine });
    expect(checks["identity"]).toMatchObject({ isFine: true, about: [world.brand.name, `@${world.brand.handle}`] });
    expect(await checksOf("check", ofX({ accessToken: "of somebody" }))).toEqual({
      keys: { isFine: false, code: "refused", about: [], at: null },
    });
    expect(await checksOf("check", ofX({ bearerToken: "of somebody" }))).toMatchObject({
      "app-secret": { isFine: false, code: "refused" },
    });
  });

  test("and what is wrong is said: the token, the app's secret, the account, the permissions", async () => {
    expect(await checksOf("check", ofMeta("facebook", { accessToken: "EAAwrong" }))).toEqual({
      keys: { isFine: false, code: "refused", about: [], at: null },
    });
    expect(await checksOf("check", ofMeta("whatsapp", { appSecret: "another" }))).toMatchObject({
      "app-secret": { isFine: false, code: "refused" },
    });
    expect(await checksOf("check", { ...ofMeta("facebook"), externalId: "424242" })).toMatchObject({
      identity: { isFine: false, code: "is-other", about: [world.meta.ids.pageId] },
    });
    expect(await checksOf("check", { ...ofMeta("instagram"), externalId: "424242" })).toMatchObject({
      identity: { isFine: false, code: "not-found", about: ["424242"] },
    });
    world.meta.changeToken("facebook", { scopes: ["pages_messaging"], expiresAt: Date.now() + 86_400_000 });
    const checks = await checksOf("check", ofMeta("facebook"));
    expect(checks).toMatchObject({
      permissions: { isFine: false, code: "missing" },
      "keys-end": { isFine: false, code: "ends-soon", at: expect.stringMatching(/^20/) },
    });
    expect(checks["permissions"].about).toContain("pages_manage_metadata");
    world.meta.changeToken("facebook", { scopes: metaNeeds.facebook.permissions.flat(), expiresAt: 0 });
  });

  test("a mail server that is not there, and a site without an address", async () => {
    const mail = { smtpUrl: "smtp://a:b@127.0.0.1:1", imapUrl: "nonsense" };
    expect(await checksOf("check", { kind: "email", externalId: "care@airline.example", secrets: mail })).toMatchObject(
      {
        sending: { isFine: false, code: "vendor-away", about: ["127.0.0.1"] },
        receiving: { isFine: false, code: "no-address" },
      },
    );
    const site = { siteSecret: "short", origins: "https://www.airline.example https://www.airline.example/help" };
    expect(await checksOf("check", { kind: "chat", externalId: "site", secrets: site })).toMatchObject({
      keys: { isFine: false, code: "too-short" },
      origins: { isFine: false, code: "no-address", about: ["https://www.airline.example/help"] },
    });
  });

  test("a vendor that is not there, or answers nonsense, is said to be away; nothing hangs", async () => {
    expect(await checksOf("check", { ...ofMeta("messenger"), baseUrl: "http://127.0.0.1:1" })).toMatchObject({
      keys: { isFine: false, code: "vendor-away" },
    });
    const server = createServer((_request, response) => response.end("<html>"));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const account of [ofMeta("whatsapp"), ofX()])
      expect(await checksOf("check", { ...account, baseUrl })).toMatchObject({
        keys: { isFine: false, code: "unknown" },
      });
    server.close();
  });

  test("wrong names of keys and bad ids are refused, and whoever asks too often waits", async () => {
    await rest();
    const ask = (body: object) => ground.api("POST", "/api/v1/channel-accounts/check", body);
    expect(await ask({ ...ofX(), secrets: { password: "x" } })).toMatchObject({
      status: 400,
      body: { code: "channels.secrets" },
    });
    const nobody = "00000000-0000-4000-8000-000000000000";
    for (const [method, path] of [
      ["POST", "check"],
      ["POST", "subscribe"],
      ["GET", "first-message?since=2026-01-01T00:00:00Z"],
      ["GET", ""],
    ] as const) {
      const address = `/api/v1/channel-accounts/${nobody}/${path}`.replace(/\/$/, "");
      expect((await ground.api(method, address, method === "POST" ? {} : undefined)).status).toBe(404);
    }
    const closed = { kind: "email", externalId: "c@a.example", secrets: { smtpUrl: "no" } };
    const answers = await Promise.all(Array.from({ length: 14 }, () => ask(closed)));
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(2);
    await rest();
  });
});

describe("an account whose vendor lets us set up its webhook", () => {
  test.each(places)("%s: by one press, which may be pressed twice", async (place) => {
    const { id } = await add(ofMeta(place));
    const before = await checksOf(`${id}/check`);
    expect(before["keys"]).toMatchObject(fine);
    expect([before["webhook"].isFine, before["subscription"].isFine]).toContain(false);
    for (let time = 0; time < 2; time++) {
      const after = await checksOf(`${id}/subscribe`);
      expect(after).toMatchObject({ webhook: { ...fine, code: "complete" }, subscription: fine });
    }
    for (const done of accounts.keys())
      expect(await checksOf(`${idHere(done)}/check`)).toMatchObject({ webhook: fine, subscription: fine });
  });

  test("X too, and then what is written there comes in", async () => {
    const { id } = await add(ofX());
    expect(await checksOf(`${id}/check`)).toMatchObject({ webhook: { isFine: false, code: "not-set" } });
    for (let time = 0; time < 2; time++)
      expect(await checksOf(`${id}/subscribe`)).toMatchObject({ webhook: fine, subscription: fine });
  });

  test("the first message that comes in is told: when, from whom in dots, and its case", async () => {
    const since = new Date(Date.now() - 1000).toISOString();
    const first = () =>
      ground
        .api("GET", `/api/v1/channel-accounts/${idHere("instagram")}/first-message?since=${since}`)
        .then(({ body }) => body);
    expect(await first()).toMatchObject({ message: null, deliveries: 0, unreadable: 0 });
    world.addPassenger({ handle: "thelmatester", name: "Thelma Tester", language: "en", acceptsMessages: true });
    const post = world.meta.writePost({ place: "instagram", text: "Our new A350" });
    world.meta.comment({ as: "thelmatester", under: post.id, text: "Where is my suitcase?" });
    const { message } = await until(first, (one) => one.message !== null, "the message");
    expect(message).toMatchObject({ handle: "th••••", visibility: "public" });
    expect(message.caseId).not.toBeNull();
    expect(JSON.stringify(await first())).not.toContain("thelmatester");
  });

  test("another system's address is left alone, unless it is wished", async () => {
    const { id } = accounts.get("whatsapp") ?? { id: "" };
    const other = createServer((request, response) =>
      response.end(new URL(request.url ?? "/", "http://x").searchParams.get("hub.challenge") ?? ""),
    );
    await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
    const address = `http://127.0.0.1:${(other.address() as AddressInfo).port}/hook?secret=of-theirs`;
    const { appSecret } = world.meta.secrets("whatsapp");
    const { appId } = world.meta.ids;
    const set = await fetch(`${world.url}/graph/v26.0/${appId}/subscriptions`, {
      method: "POST",
      headers: { authorization: `Bearer ${appId}|${appSecret}`, "content-type": "application/json" },
      body: JSON.stringify({
        object: "whatsapp_business_account",
        callback_url: address,
        verify_token: "theirs",
        fields: "messages",
      }),
    });
    expect(set.status).toBe(200);
    const elsewhere = { isFine: false, code: "elsewhere", about: [address.replace("?secret=of-theirs", "")] };
    expect(await checksOf(`${id}/check`)).toMatchObject({ webhook: elsewhere });
    expect(await checksOf(`${id}/subscribe`)).toMatchObject({ webhook: elsewhere });
    expect(await checksOf(`${id}/subscribe`, { takeOver: true })).toMatchObject({ webhook: fine });
    other.close();
  });

  test("an address that gives Meta no good answer is said", async () => {
    world.meta.changeToken("messenger", { state: "expired" });
    expect(await checksOf(`${idHere("messenger")}/subscribe`)).toEqual({
      keys: { isFine: false, code: "refused", about: [], at: null },
    });
    world.meta.changeToken("messenger", { state: "valid" });
  });

  test("mail and chat have nothing to press", async () => {
    const { id } = await add({
      kind: "chat",
      externalId: "site",
      secrets: { siteSecret: "0123456789abcdef0123456789abcdef", origins: "https://www.airline.example" },
    } as never);
    await rest();
    expect(await ground.api("POST", `/api/v1/channel-accounts/${id}/subscribe`, {})).toMatchObject({
      status: 409,
      body: { code: "channels.cannot-subscribe" },
    });
    expect(await checksOf(`${id}/check`)).toMatchObject({ keys: fine, origins: fine });
  });
});

describe("an account's own page", () => {
  test("tells the last check, what waits, what was refused and why, limits and each hour of a day", async () => {
    const id = idHere("x");
    await checksOf(`${id}/check`);
    const health = await ground.api("GET", `/api/v1/channel-accounts/${id}`).then(({ body }) => body);
    expect(health).toMatchObject({ id, kind: "x", canSubscribe: true, waiting: 0, refused: [], unreadable: 0 });
    expect(health.lastCheck.checks.every(({ isFine }: any) => isFine)).toBe(true);
    expect(health.hours).toHaveLength(24);
    const { db } = ground.app;
    await db`
      insert into channels.outgoing (id, account_id, lane, visibility, recipient_id, text, state, code, why, send_after)
      select gen_random_uuid(), ${id}, 'a lane', 'public', '5', 'x', 'refused', case when n < 3 then 'blocked' end, 'no', platform.now()
      from generate_series(1, 3) as n`;
    await db`
      insert into channels.allowance (account_id, visibility, remaining, resets_at, most)
      values (${id}, 'public', 40, platform.now() + interval '9 minutes', 200)`;
    await db`
      insert into channels.delivery (account_id, headers, body, state, why) values (${id}, '{}', 'x', 'unreadable', 'no JSON')`;
    const later = await ground.api("GET", `/api/v1/channel-accounts/${id}`).then(({ body }) => body);
    expect(later).toMatchObject({
      refused: [
        { code: "blocked", count: 2 },
        { code: "other", count: 1 },
      ],
      unreadable: 1,
      limits: [{ visibility: "public", remaining: 40, most: 200 }],
    });
    expect(later.hours.at(-1).inbound).toBe(1);
  });

  test("other keys are looked at in its place without becoming its own; new ones begin without a check", async () => {
    const id = idHere("x");
    const secrets = { ...world.secrets(), accessToken: "of somebody" };
    expect(await checksOf(`${id}/check`, { secrets })).toMatchObject({ keys: { code: "refused" } });
    expect(await checksOf(`${id}/check`)).toMatchObject({ keys: fine });
    const { status } = await ground.api("PUT", `/api/v1/channel-accounts/${id}/secrets`, { secrets: world.secrets() });
    expect(status).toBe(200);
    const { body } = await ground.api("GET", `/api/v1/channel-accounts/${id}`);
    expect(body.lastCheck).toBeNull();
  });

  test("an access token of X that ended is renewed by the check, and the refresh token of others is not used up", async () => {
    const id = idHere("x");
    await ground.api("PUT", `/api/v1/channel-accounts/${id}/secrets`, {
      secrets: { ...world.secrets(), accessToken: "ended" },
    });
    expect(await checksOf(`${id}/check`)).toMatchObject({ keys: fine });
    expect(await checksOf("check", ofX({ accessToken: "ended" }))).toMatchObject({ keys: { code: "refused" } });
    expect(await checksOf(`${id}/check`)).toMatchObject({ keys: fine });
  });

  test("asking is written to the audit, and is for who may manage channels", async () => {
    const { body } = await ground.api("GET", "/api/v1/audit?limit=200");
    const actions = new Set(body.items.map(({ action }: any) => action));
    for (const action of ["channels.check-new", "channels.check-account", "channels.subscribe-account"])
      expect(actions).toContain(action);
    const agent = await ground.as("agent");
    expect((await agent("POST", "/api/v1/channel-accounts/check", ofX())).status).toBe(403);
  });
});
