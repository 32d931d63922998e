import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { newAuthenticator } from "./authenticator.ts";
import { forgetAttempts, openBrowser, password, signedIn } from "./browser.ts";
import { addApp, halfIn, nextCode, withApp } from "./factors.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround({ worker: false });
});
beforeEach(() => forgetAttempts(ground));
afterAll(() => ground.close());

const actionsOf = async (id: string): Promise<string[]> =>
  (
    await ground.app
      .db`select action from staff.audit where actor_id = ${id} and subject = ${`staff/${id}`} order by id`
  ).map(({ action }) => String(action));

describe("the audit says of signing in", () => {
  test("each way, each failure, and each end", async () => {
    const { browser, email, id } = await signedIn(ground);
    await browser.call("PUT", "/api/v1/me/password", { password });
    const other = openBrowser(ground);
    await other.signIn(email, "not my password");
    await other.signIn(email, password);
    await other.call("POST", "/api/v1/sign-out");
    await browser.call("POST", "/api/v1/me/proof", { password });
    expect(await actionsOf(id)).toEqual([
      "sign-in.link",
      "staff.set-password",
      "sign-in.password-failed",
      "sign-in.password",
      "staff.end-sessions",
      "sign-in.proved-again",
    ]);
  });

  test("each second factor that was set up, shown, mistaken and taken away", async () => {
    const { browser, email, id, secret, recoveryCodes } = await withApp(ground);
    const half = await halfIn(ground, email);
    await half.call("POST", "/api/v1/sign-in/second-factor", { code: "000000" });
    await half.call("POST", "/api/v1/sign-in/second-factor", { code: await nextCode(ground, secret) });
    await (await halfIn(ground, email)).call("POST", "/api/v1/sign-in/second-factor", { code: recoveryCodes[0] });
    await browser.call("POST", "/api/v1/me/proof", { code: await nextCode(ground, secret) });
    await browser.call("POST", "/api/v1/me/recovery-codes");
    await browser.call("DELETE", "/api/v1/me/app");
    expect((await actionsOf(id)).slice(2)).toEqual([
      "staff.add-app",
      "sign-in.password",
      "sign-in.code-failed",
      "sign-in.code",
      "sign-in.password",
      "sign-in.recovery-code",
      "sign-in.code",
      "sign-in.proved-again",
      "staff.renew-recovery-codes",
      "staff.remove-app",
    ]);
  });

  test("each passkey, and each session that somebody ended", async () => {
    const { browser, id, email } = await signedIn(ground);
    await browser.call("PUT", "/api/v1/me/password", { password });
    const other = openBrowser(ground);
    await other.signIn(email, password);
    await browser.call("DELETE", "/api/v1/me/sessions");
    expect((await other.call("GET", "/api/v1/me")).status).toBe(401);
    const asked = (await browser.call("POST", "/api/v1/me/passkeys/options")).body;
    const key = newAuthenticator(ground.url.replace("127.0.0.1", "localhost"));
    const { body } = await browser.call("POST", "/api/v1/me/passkeys", { name: "Phone", ...key.create(asked) });
    await browser.call("PUT", `/api/v1/me/passkeys/${body.id}`, { name: "Telephone" });
    await browser.call("DELETE", `/api/v1/me/passkeys/${body.id}`);
    expect((await actionsOf(id)).slice(3)).toEqual([
      "staff.end-sessions",
      "staff.add-passkey",
      "staff.rename-passkey",
      "staff.remove-passkey",
    ]);
  });

  test("who asked for other rules, and which", async () => {
    const before = await ground.api("GET", "/api/v1/sign-in/rules");
    await ground.api("PUT", "/api/v1/sign-in/rules", { secondFactorRoles: ["engineer"], idleMinutes: 45 });
    const { body } = await ground.api("GET", "/api/v1/audit?limit=1");
    expect(body.items).toMatchObject([
      {
        action: "staff.set-sign-in-rules",
        detail: "second factor: engineer; idle: 45 min",
        actor: { name: "Automation" },
      },
    ]);
    await ground.api("PUT", "/api/v1/sign-in/rules", before.body);
  });
});

describe("one's own sessions", () => {
  test("are listed with browser, address and which is this one, and ended one by one", async () => {
    const { browser, email } = await signedIn(ground);
    await browser.call("PUT", "/api/v1/me/password", { password });
    const other = openBrowser(ground);
    await other.signIn(email, password);
    const { body } = await browser.call("GET", "/api/v1/me/sessions");
    expect(body.items).toHaveLength(2);
    expect(body.items).toContainEqual({
      id: expect.any(String),
      isThis: true,
      way: "link",
      hasSecondFactor: false,
      userAgent: "node",
      address: "127.0.0.1",
      beganAt: expect.any(String),
      lastSeenAt: expect.any(String),
    });
    const { id } = body.items.find((one: { isThis: boolean }) => !one.isThis);
    expect((await browser.call("DELETE", `/api/v1/me/sessions/${id}`)).status).toBe(200);
    expect((await other.call("GET", "/api/v1/me")).status).toBe(401);
    expect((await browser.call("DELETE", `/api/v1/me/sessions/${id}`)).status).toBe(404);
  });

  test("of somebody else can't be ended", async () => {
    const [one, other] = [await signedIn(ground), await signedIn(ground)];
    const { body } = await one.browser.call("GET", "/api/v1/me/sessions");
    const answer = await other.browser.call("DELETE", `/api/v1/me/sessions/${body.items[0].id}`);
    expect(answer).toMatchObject({ status: 404, body: { code: "staff.session-not-found" } });
    expect((await one.browser.call("GET", "/api/v1/me")).status).toBe(200);
  });

  test("get another token when their person proves anew to be there; the old one is worth nothing", async () => {
    const { browser } = await signedIn(ground);
    await browser.call("PUT", "/api/v1/me/password", { password });
    const old = openBrowser(ground);
    for (const [name, value] of browser.cookies) old.cookies.set(name, value);
    const { body: before } = await browser.call("GET", "/api/v1/me/sessions");
    await browser.call("POST", "/api/v1/me/proof", { password });
    const { body: after } = await browser.call("GET", "/api/v1/me/sessions");
    expect((await old.call("GET", "/api/v1/me")).status).toBe(200);
    await moveClock(ground.app, "11 seconds");
    expect((await old.call("GET", "/api/v1/me")).status).toBe(401);
    expect(after.items).toMatchObject([{ isThis: true, way: "link", beganAt: before.items[0].beganAt }]);
  });

  test("may have a factor that another of them still has to show", async () => {
    const { browser, email } = await signedIn(ground);
    await browser.call("PUT", "/api/v1/me/password", { password });
    await addApp(ground, browser);
    expect((await openBrowser(ground).signIn(email, password)).body).toEqual({ stage: "second-factor" });
  });
});
