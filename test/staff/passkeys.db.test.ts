import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { type Lies, newAuthenticator } from "./authenticator.ts";
import { type Browser, forgetAttempts, openBrowser, password, signedIn } from "./browser.ts";

let ground: Ground;
let origin: string;

beforeAll(async () => {
  ground = await openGround({ worker: false });
  origin = ground.url.replace("127.0.0.1", "localhost");
});
beforeEach(() => forgetAttempts(ground));
afterAll(() => ground.close());

const begin = async (browser: Browser) => (await browser.call("POST", "/api/v1/me/passkeys/options")).body;
const ask = async (browser: Browser) => (await browser.call("POST", "/api/v1/sign-in/passkey/options")).body;

async function withPasskey(lies: Lies = {}) {
  const person = await signedIn(ground);
  await person.browser.call("PUT", "/api/v1/me/password", { password });
  const key = newAuthenticator(origin);
  const answer = await person.browser.call("POST", "/api/v1/me/passkeys", {
    name: "My phone",
    ...key.create(await begin(person.browser), lies),
  });
  return { ...person, key, answer };
}

describe("a passkey", () => {
  test("is added, named, listed and removed", async () => {
    const { browser, answer } = await withPasskey();
    expect(answer.status).toBe(201);
    expect(answer.body.recoveryCodes).toHaveLength(10);
    const list = async () => (await browser.call("GET", "/api/v1/me/security")).body.passkeys;
    expect(await list()).toMatchObject([{ id: answer.body.id, name: "My phone", lastUsedAt: null }]);
    await browser.call("PUT", `/api/v1/me/passkeys/${answer.body.id}`, { name: "Telefoon" });
    expect(await list()).toMatchObject([{ name: "Telefoon" }]);
    expect((await browser.call("DELETE", `/api/v1/me/passkeys/${answer.body.id}`)).status).toBe(200);
    expect(await list()).toEqual([]);
  });

  test("signs in by itself, and counts as two factors", async () => {
    const { key, email } = await withPasskey();
    const browser = openBrowser(ground);
    const { status, body } = await browser.call("POST", "/api/v1/sign-in/passkey", key.get(await ask(browser)));
    expect({ status, body }).toMatchObject({ status: 200, body: { stage: "complete" } });
    expect((await browser.call("GET", "/api/v1/me")).body).toMatchObject({ email });
    const { body: sessions } = await browser.call("GET", "/api/v1/me/sessions");
    expect(sessions.items.filter((one: { isThis: boolean }) => one.isThis)).toMatchObject([
      { way: "passkey", hasSecondFactor: true },
    ]);
  });

  test("completes what a password began, and the half session ends", async () => {
    const { key, email, id } = await withPasskey();
    const browser = openBrowser(ground);
    expect((await browser.signIn(email, password)).body).toEqual({ stage: "second-factor" });
    const before = openBrowser(ground);
    for (const [name, value] of browser.cookies) before.cookies.set(name, value);
    await browser.call("POST", "/api/v1/sign-in/passkey", key.get(await ask(browser)));
    expect((await browser.call("GET", "/api/v1/me")).status).toBe(200);
    await moveClock(ground.app, "11 seconds");
    expect(await before.call("GET", "/api/v1/me")).toMatchObject({ body: { code: "staff.sign-in-needed" } });
    const { body } = await ground.api("GET", `/api/v1/staff/${id}/sessions`);
    expect(body.items.map((one: { way: string }) => one.way).toSorted()).toEqual(["link", "password"]);
  });

  test("proves anew that somebody is there; that of another person does not", async () => {
    const [one, other] = [await withPasskey(), await withPasskey()];
    await moveClock(ground.app, "6 minutes");
    const renew = () => one.browser.call("POST", "/api/v1/me/recovery-codes");
    expect((await renew()).status).toBe(403);
    const prove = async (key: typeof one.key) =>
      (await one.browser.call("POST", "/api/v1/me/proof", key.get(await ask(one.browser)))).status;
    expect(await prove(other.key)).toBe(400);
    expect((await renew()).status).toBe(403);
    expect(await prove(one.key)).toBe(200);
    expect((await renew()).status).toBe(200);
  });

  test.each<[string, Lies]>([
    ["without asking its person", { isUnverified: true }],
    ["for another site", { rpId: "evil.test" }],
    ["on another site's page", { origin: "https://evil.test" }],
    ["to another question", { challenge: "bm90IG91cnM" }],
  ])("made or used %s is refused", async (_how, lies) => {
    expect((await withPasskey(lies)).answer).toMatchObject({ status: 400, body: { code: "staff.passkey-refused" } });
    const { key } = await withPasskey();
    const browser = openBrowser(ground);
    const answer = await browser.call("POST", "/api/v1/sign-in/passkey", key.get(await ask(browser), lies));
    expect(answer).toMatchObject({ status: 400, body: { code: "staff.passkey-refused" } });
    expect(browser.cookies.size).toBe(0);
  });

  test("whose counter went back was copied, and is refused", async () => {
    const { key } = await withPasskey();
    const browser = openBrowser(ground);
    const use = async (counter: number) =>
      (await browser.call("POST", "/api/v1/sign-in/passkey", key.get(await ask(browser), { counter }))).status;
    expect(await use(7)).toBe(200);
    expect(await use(6)).toBe(400);
    expect(await use(8)).toBe(200);
  });

  test("answers a question once, and within five minutes", async () => {
    const { key } = await withPasskey();
    const browser = openBrowser(ground);
    const answer = key.get(await ask(browser));
    const both = await Promise.all([1, 2].map(() => browser.call("POST", "/api/v1/sign-in/passkey", answer)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    const late = key.get(await ask(browser));
    await moveClock(ground.app, "5 minutes 1 second");
    expect((await browser.call("POST", "/api/v1/sign-in/passkey", late)).status).toBe(400);
  });

  test("of somebody else's question can't be added, nor one that is known", async () => {
    const { browser, key } = await withPasskey();
    const other = await signedIn(ground);
    const asked = await begin(browser);
    const stolen = await other.browser.call("POST", "/api/v1/me/passkeys", {
      name: "x",
      ...newAuthenticator(origin).create(asked),
    });
    expect(stolen.status).toBe(400);
    const again = await other.browser.call("POST", "/api/v1/me/passkeys", {
      name: "x",
      ...key.create(await begin(other.browser)),
    });
    expect(again).toMatchObject({ status: 409, body: { code: "staff.passkey-known" } });
  });

  test("of somebody else can be neither named nor removed", async () => {
    const [{ answer }, other] = [await withPasskey(), await withPasskey()];
    const path = `/api/v1/me/passkeys/${answer.body.id}`;
    expect((await other.browser.call("PUT", path, { name: "Mine" })).status).toBe(404);
    expect((await other.browser.call("DELETE", path)).status).toBe(404);
  });

  test("of somebody who no longer works here opens nothing", async () => {
    const { key, id } = await withPasskey();
    await ground.app.db`update staff.member set active = false where id = ${id}`;
    const browser = openBrowser(ground);
    expect((await browser.call("POST", "/api/v1/sign-in/passkey", key.get(await ask(browser)))).status).toBe(401);
    expect(browser.cookies.size).toBe(0);
  });

  test.each([
    ["nothing", {}],
    ["a shape that is none", { challengeId: "x", credential: 1 }],
    ["an empty answer", { challengeId: "3f0c5a0e-0f0a-4a8e-9a52-1a2b3c4d5e6f", credential: { id: "x", response: {} } }],
  ])("that is %s is refused", async (_what, body) => {
    expect((await openBrowser(ground).call("POST", "/api/v1/sign-in/passkey", body)).status).toBe(400);
  });
});
