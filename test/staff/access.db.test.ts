import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Ground, openGround } from "../ground.ts";
import { addPerson, forgetAttempts, openBrowser, password, signedIn } from "./browser.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround({ worker: false });
});
beforeEach(() => forgetAttempts(ground));
afterAll(() => ground.close());

const deactivate = (id: string) => ground.app.db`update staff.member set active = false where id = ${id}`;

describe("nobody lets themselves in", () => {
  test.each([
    ["sign-up", "POST", "/sign-up/email", { email: "me@evil.test", password, name: "Me" }],
    ["a link to an address of one's choice", "POST", "/sign-in/magic-link", { email: "me@evil.test" }],
    ["a changed name", "POST", "/update-user", { name: "Somebody else", role: "admin" }],
    ["a changed address", "POST", "/change-email", { newEmail: "me@evil.test" }],
    [
      "a changed password, past the audit",
      "POST",
      "/change-password",
      { currentPassword: password, newPassword: password },
    ],
    ["a forgotten password", "POST", "/request-password-reset", { email: "person1@airline.test" }],
    ["another sign-in", "POST", "/sign-in/social", { provider: "google" }],
    ["an account that goes away", "POST", "/delete-user", {}],
    ["everybody's sessions", "GET", "/list-sessions", undefined],
    ["a session without any proof", "POST", "/jetbridge-open-session", { memberId: "x" }],
    ["the library's own password", "POST", "/sign-in/email", { email: "person1@airline.test", password }],
    ["the library's own link", "GET", "/magic-link/verify?token=x", undefined],
  ])("%s is not on the air", async (_what, method, path, body) => {
    const { browser } = await signedIn(ground);
    const answer = await browser.call(method, `/api/auth${path}`, body);
    expect(answer).toMatchObject({ status: 404, body: { code: "request.not-found" } });
    const [row] = await ground.app.db`
      select (select count(*)::int from staff.member where email like '%evil.test') as members,
        (select count(*)::int from staff.verification where value like '%evil.test%') as links`;
    expect(row).toEqual({ members: 0, links: 0 });
  });

  test("a program can't be signed in to", async () => {
    await ground.as("admin", "Robot");
    const [robot] = await ground.app.db<[{ id: string; email: string }]>`
      select id, email from staff.member where name = 'Robot'`;
    await ground.app.db`
      insert into staff.credential (account_id, provider_id, user_id, password)
      select ${robot.id}, 'credential', ${robot.id}, password from staff.credential where password is not null limit 1`;
    expect((await openBrowser(ground).signIn(robot.email, password)).status).toBeGreaterThanOrEqual(401);
  });
});

describe("who no longer works here", () => {
  test("is refused with their session at the next request", async () => {
    const { browser, id } = await signedIn(ground);
    expect((await browser.call("GET", "/api/v1/me")).status).toBe(200);
    await deactivate(id);
    expect(await browser.call("GET", "/api/v1/me")).toMatchObject({
      status: 401,
      body: { code: "staff.sign-in-needed" },
    });
  });

  test("is refused with their password and with a link", async () => {
    const { browser, id, email } = await signedIn(ground);
    await browser.call("PUT", "/api/v1/me/password", { password });
    const invited = await addPerson(ground);
    await deactivate(id);
    await deactivate(invited.id);
    const [byPassword, byLink] = [openBrowser(ground), openBrowser(ground)];
    const answer = await byPassword.signIn(email, password);
    expect(answer).toMatchObject({ status: 401, body: { code: "staff.sign-in-refused" } });
    await byLink.open(invited.link);
    expect([...byPassword.cookies, ...byLink.cookies]).toEqual([]);
  });

  test("is refused with a token", async () => {
    const robot = await ground.as("agent", "Old robot");
    await deactivate(robot.id);
    expect(await robot("GET", "/api/v1/me")).toMatchObject({ status: 401, body: { code: "staff.wrong-token" } });
  });
});

describe("a role that changes", () => {
  test("counts from the next request on, for sessions and tokens", async () => {
    const { browser, id } = await signedIn(ground, "agent");
    const robot = await ground.as("agent", "Promoted robot");
    expect((await browser.call("GET", "/api/v1/audit")).status).toBe(403);
    expect((await robot("GET", "/api/v1/audit")).status).toBe(403);
    await ground.app.db`update staff.member set role = 'admin' where id = any(${[id, robot.id]}::uuid[])`;
    expect((await browser.call("GET", "/api/v1/audit")).status).toBe(200);
    expect((await robot("GET", "/api/v1/audit")).status).toBe(200);
    await ground.app.db`update staff.member set role = 'crew' where id = any(${[id, robot.id]}::uuid[])`;
    expect((await browser.call("GET", "/api/v1/cases")).status).toBe(403);
    expect((await robot("GET", "/api/v1/cases")).status).toBe(403);
  });
});

describe("a request with a cookie", () => {
  test.each([
    ["from our own page", (url: string) => url, 204],
    ["from our own page under the machine's other name", (url: string) => url.replace("127.0.0.1", "localhost"), 204],
    ["that does not say where from", () => null, 403],
    ["from another site", () => "https://evil.test", 403],
    ["from a page without a place", () => "null", 403],
    ["from another port of this machine", () => "http://127.0.0.1:9", 403],
    ["from a site that only begins like ours", (url: string) => `${url}.evil.test`, 403],
    ["from ours without encryption's sign", (url: string) => url.replace("http:", "https:"), 403],
  ])("that changes something counts only from our pages: %s", async (_where, origin, status) => {
    const { browser } = await signedIn(ground);
    browser.origin = origin(ground.url);
    const answer = await browser.call("POST", "/api/v1/cases/next", {});
    expect(answer.status).toBe(status);
    expect(answer.body.code).toBe(status === 403 ? "staff.wrong-origin" : undefined);
  });

  test("may read from anywhere, for no other site sees the answer", async () => {
    const { browser } = await signedIn(ground);
    browser.origin = null;
    const answer = await browser.call("GET", "/api/v1/me");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("signs nobody in or out from another site", async () => {
    const { browser, email } = await signedIn(ground);
    await browser.call("PUT", "/api/v1/me/password", { password });
    browser.origin = "https://evil.test";
    expect(await browser.call("POST", "/api/v1/sign-out", {})).toMatchObject({
      status: 403,
      body: { code: "staff.wrong-origin" },
    });
    const stranger = openBrowser(ground);
    stranger.origin = "https://evil.test";
    expect((await stranger.signIn(email, password)).status).toBe(403);
    browser.origin = ground.url;
    expect((await browser.call("GET", "/api/v1/me")).status).toBe(200);
  });
});
