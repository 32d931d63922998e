import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { forgetAttempts, openBrowser, password, signedIn, tokenOf } from "./browser.ts";
import { addApp, codeOf, halfIn, nextCode, withApp } from "./factors.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround({ worker: false });
});
beforeEach(async () => {
  await forgetAttempts(ground);
  await ground.app.db`update staff.sign_in_rules set second_factor_roles = '{}'`;
});
afterAll(() => ground.close());

const show = (browser: { call: any }, code: string) => browser.call("POST", "/api/v1/sign-in/second-factor", { code });

describe("an app that makes codes", () => {
  test("counts from its first code on, and gives ten recovery codes once", async () => {
    const { browser, email } = await signedIn(ground);
    await browser.call("PUT", "/api/v1/me/password", { password });
    const { body: begun } = await browser.call("POST", "/api/v1/me/app");
    expect(begun.uri).toContain(
      `otpauth://totp/Jetbridge:${encodeURIComponent(email)}?issuer=Jetbridge&secret=${begun.secret}`,
    );
    expect((await openBrowser(ground).signIn(email, password)).body).toEqual({ stage: "complete" });
    const answer = await browser.call("POST", "/api/v1/me/app/confirm", { code: await codeOf(ground, begun.secret) });
    expect(new Set(answer.body.recoveryCodes).size).toBe(10);
    const { body: security } = await browser.call("GET", "/api/v1/me/security");
    expect(security).toMatchObject({ app: { since: expect.any(String) }, recoveryCodesLeft: 10, stage: "complete" });
    expect(JSON.stringify(security)).not.toContain(begun.secret);
    expect((await openBrowser(ground).signIn(email, password)).body).toEqual({ stage: "second-factor" });
  });

  test("does not count with a wrong first code, nor with none begun", async () => {
    const { browser } = await signedIn(ground);
    const confirm = (code: string) => browser.call("POST", "/api/v1/me/app/confirm", { code });
    expect(await confirm("123456")).toMatchObject({ status: 409, body: { code: "staff.no-app-begun" } });
    const { body } = await browser.call("POST", "/api/v1/me/app");
    const right = await codeOf(ground, body.secret);
    const wrong = right === "000000" ? "000001" : "000000";
    expect(await confirm(wrong)).toMatchObject({ status: 400, body: { code: "staff.wrong-code" } });
    expect((await browser.call("GET", "/api/v1/me/security")).body.app).toBeNull();
  });

  test("keeps its secret sealed, and recovery codes as hashes", async () => {
    const { secret, recoveryCodes } = await withApp(ground);
    const rows = await ground.app.db`
      select t::text as row from staff.totp t union all select c::text from staff.recovery_code c
      union all select a::text from staff.audit a union all select e::text from platform.event e`;
    const all = JSON.stringify(rows);
    for (const text of [secret, Buffer.from(secret).toString("hex"), ...recoveryCodes]) expect(all).not.toContain(text);
  });
});

describe("signing in with a second factor still to come", () => {
  test("opens nothing but the second factor, and not the list of one's factors", async () => {
    const { email } = await withApp(ground);
    const browser = await halfIn(ground, email);
    for (const [method, path] of [
      ["GET", "/api/v1/me"],
      ["GET", "/api/v1/cases"],
      ["GET", "/api/v1/me/security"],
      ["POST", "/api/v1/me/app"],
      ["POST", "/api/v1/me/passkeys/options"],
      ["PUT", "/api/v1/me/password"],
      ["GET", "/api/v1/me/sessions"],
    ] as const) {
      const answer = await browser.call(method, path, method === "PUT" ? { password } : undefined);
      expect(answer, path).toMatchObject({
        status: 401,
        body: {
          code: "staff.second-factor-needed",
          details: { stage: "second-factor", proofs: ["code", "recovery-code"] },
        },
      });
    }
  });

  test("is complete with a code, under another token; the half one is worth nothing", async () => {
    const { email, secret } = await withApp(ground);
    const browser = await halfIn(ground, email);
    const half = openBrowser(ground);
    for (const [name, value] of browser.cookies) half.cookies.set(name, value);
    expect((await show(browser, await nextCode(ground, secret))).body).toEqual({ stage: "complete" });
    expect((await browser.call("GET", "/api/v1/me")).body).toMatchObject({ email });
    // What is under way may end; it stays half.
    expect(await half.call("GET", "/api/v1/me")).toMatchObject({ body: { code: "staff.second-factor-needed" } });
    await moveClock(ground.app, "11 seconds");
    expect(await half.call("GET", "/api/v1/me")).toMatchObject({ status: 401, body: { code: "staff.sign-in-needed" } });
    expect(await show(browser, "123456")).toMatchObject({ status: 409 });
  });

  test("takes each code once, also of two at once, and none from before", async () => {
    const { email, secret } = await withApp(ground);
    const [one, two, three] = [await halfIn(ground, email), await halfIn(ground, email), await halfIn(ground, email)];
    const older = await nextCode(ground, secret);
    const code = await nextCode(ground, secret);
    const answers = await Promise.all([show(one, code), show(two, code)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    expect(await show(three, code)).toMatchObject({ status: 400, body: { code: "staff.wrong-code" } });
    expect((await show(three, older)).status).toBe(400);
    expect((await show(three, await nextCode(ground, secret))).status).toBe(200);
  });

  test.each([
    ["a minute old", "61 seconds"],
    ["of an hour ago", "1 hour"],
  ])("refuses a code that is %s", async (_age, later) => {
    const { email, secret } = await withApp(ground);
    const browser = await halfIn(ground, email);
    const code = await nextCode(ground, secret);
    await moveClock(ground.app, later);
    // An hour later the half session itself is over as well.
    expect([400, 401]).toContain((await show(browser, code)).status);
  });

  test("slows guesses down by account: other browsers and fresh passwords don't help", async () => {
    const { email, secret } = await withApp(ground);
    const statuses = [];
    for (let n = 0; n < 7; n++) statuses.push((await show(await halfIn(ground, email), `00000${n}`)).status);
    expect(statuses).toEqual([...Array<number>(6).fill(400), 429]);
    // The owner's own browser gets in.
    expect((await show(await halfIn(ground, email), await nextCode(ground, secret))).status).toBe(200);
  });

  test("is needed after a one-time link as well", async () => {
    const { email, secret } = await withApp(ground);
    const link = await import("../../server/modules/staff/index.ts").then(async ({ createSignIn }) => {
      const signIn = await createSignIn(ground.app.config);
      const made = await signIn.makeLink(email);
      await signIn.close();
      return made;
    });
    const browser = openBrowser(ground);
    expect((await browser.call("POST", "/api/v1/sign-in/link", { token: tokenOf(link) })).body).toEqual({
      stage: "second-factor",
    });
    expect((await show(browser, await nextCode(ground, secret))).status).toBe(200);
  });

  test("is asked of every other session of that person at once", async () => {
    const { browser, email } = await signedIn(ground);
    await browser.call("PUT", "/api/v1/me/password", { password });
    const other = openBrowser(ground);
    await other.signIn(email, password);
    expect((await other.call("GET", "/api/v1/me")).status).toBe(200);
    await addApp(ground, browser);
    expect(await other.call("GET", "/api/v1/me")).toMatchObject({ body: { code: "staff.second-factor-needed" } });
    expect((await browser.call("GET", "/api/v1/me")).status).toBe(200);
  });
});

describe("a recovery code", () => {
  test("completes a sign-in once, however it is written", async () => {
    const { email, recoveryCodes } = await withApp(ground);
    const [code = ""] = recoveryCodes;
    expect((await show(await halfIn(ground, email), code.toLowerCase().replaceAll("-", " "))).status).toBe(200);
    expect((await show(await halfIn(ground, email), code)).status).toBe(400);
  });

  test("of somebody else is none", async () => {
    const [{ email }, other] = [await withApp(ground), await withApp(ground)];
    expect((await show(await halfIn(ground, email), other.recoveryCodes[0] ?? "")).status).toBe(400);
  });

  test("ends when new ones are made, which needs a fresh proof", async () => {
    const { browser, email, secret, recoveryCodes } = await withApp(ground);
    await moveClock(ground.app, "6 minutes");
    expect(await browser.call("POST", "/api/v1/me/recovery-codes")).toMatchObject({
      status: 403,
      body: { code: "staff.proof-needed", details: { proofs: ["code", "recovery-code"] } },
    });
    expect((await browser.call("POST", "/api/v1/me/proof", { password })).status).toBe(400);
    expect((await browser.call("POST", "/api/v1/me/proof", { code: await nextCode(ground, secret) })).status).toBe(200);
    const { body } = await browser.call("POST", "/api/v1/me/recovery-codes");
    expect(body.recoveryCodes).toHaveLength(10);
    expect((await show(await halfIn(ground, email), recoveryCodes[1] ?? "")).status).toBe(400);
    expect((await show(await halfIn(ground, email), body.recoveryCodes[1])).status).toBe(200);
  });
});

describe("a role that must have a second factor", () => {
  const require = (roles: string[]) =>
    ground.api("PUT", "/api/v1/sign-in/rules", { secondFactorRoles: roles, idleMinutes: 60 });

  test("can do nothing until it has one, from the moment the rule is set", async () => {
    const { browser, email } = await signedIn(ground, "lead");
    await browser.call("PUT", "/api/v1/me/password", { password });
    expect((await require(["lead", "admin"])).status).toBe(200);
    expect(await browser.call("GET", "/api/v1/cases")).toMatchObject({
      status: 401,
      body: { code: "staff.second-factor-needed", details: { stage: "enrolment" } },
    });
    expect((await browser.call("GET", "/api/v1/me/security")).body).toMatchObject({
      stage: "enrolment",
      isRequired: true,
    });
    await moveClock(ground.app, "6 minutes");
    await addApp(ground, browser);
    expect((await browser.call("GET", "/api/v1/cases")).status).toBe(200);
    expect((await openBrowser(ground).signIn(email, password)).body).toEqual({ stage: "second-factor" });
  });

  test("does not touch others", async () => {
    const { browser } = await signedIn(ground, "agent");
    await require(["lead", "admin"]);
    expect((await browser.call("GET", "/api/v1/me")).status).toBe(200);
  });

  test("is only one that may be asked for it", async () => {
    expect((await require(["agent"])).status).toBe(400);
  });
});

describe("removing the app", () => {
  test("needs a fresh proof, and its last code stays used", async () => {
    const { browser, secret, email } = await withApp(ground);
    await moveClock(ground.app, "6 minutes");
    expect((await browser.call("DELETE", "/api/v1/me/app")).status).toBe(403);
    await browser.call("POST", "/api/v1/me/proof", { code: await nextCode(ground, secret) });
    expect((await browser.call("DELETE", "/api/v1/me/app")).status).toBe(200);
    expect((await openBrowser(ground).signIn(email, password)).body).toEqual({ stage: "complete" });
  });
});
