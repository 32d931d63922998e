import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Ground, openGround } from "../ground.ts";
import { addPerson, forgetAttempts, openBrowser, password, signedIn, tokenOf } from "./browser.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround({ worker: false });
});
beforeEach(() => forgetAttempts(ground));
afterAll(() => ground.close());

const me = { id: expect.any(String), email: expect.any(String), role: "agent" };

describe("the first way in", () => {
  test("a link signs in once, a second time it does not", async () => {
    const person = await addPerson(ground);
    const browser = openBrowser(ground);
    const opened = await browser.open(person.link);
    expect(opened).toMatchObject({ status: 200, body: { stage: "complete" } });
    expect((await browser.call("GET", "/api/v1/me")).body).toMatchObject({ ...me, id: person.id, hasPassword: false });

    const other = openBrowser(ground);
    expect(await other.open(person.link)).toMatchObject({ status: 400, body: { code: "staff.link-spent" } });
    expect(other.cookies.size).toBe(0);
    expect((await other.call("GET", "/api/v1/me")).status).toBe(401);
  });

  test("opened by two at once, a link lets one in", async () => {
    const person = await addPerson(ground);
    const browsers = [openBrowser(ground), openBrowser(ground)];
    await Promise.all(browsers.map((browser) => browser.open(person.link)));
    expect(browsers.filter(({ cookies }) => cookies.size > 0)).toHaveLength(1);
  });

  test("a link is spent by no scanner that only opens it, and says its token to no server", async () => {
    const person = await addPerson(ground);
    const address = new URL(person.link);
    expect(address.search).toBe("");
    expect(address.hash.length).toBeGreaterThan(30);
    for (let n = 0; n < 3; n++) await (await fetch(person.link)).body?.cancel();
    expect((await openBrowser(ground).open(person.link)).status).toBe(200);
  });

  test("a link is kept as a hash and lives three days", async () => {
    const person = await addPerson(ground);
    const token = tokenOf(person.link);
    const rows = await ground.app.db<{ row: string; hours: number }[]>`
      select v::text as row, floor(extract(epoch from expires_at - now()) / 3600)::int as hours from staff.verification v
      where value like ${`%${person.email}%`}`;
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toContain(token);
    expect(rows[0]?.hours).toBe(71);
  });

  test("a link that ran out does not sign in", async () => {
    const person = await addPerson(ground);
    await ground.app
      .db`update staff.verification set expires_at = now() - interval '1 second' where value like ${`%${person.email}%`}`;
    const browser = openBrowser(ground);
    expect(await browser.open(person.link)).toMatchObject({ status: 400, body: { code: "staff.link-spent" } });
    expect(browser.cookies.size).toBe(0);
  });

  test("an address is one person, however it is written", async () => {
    const { email } = await addPerson(ground);
    const again = { email: email.toUpperCase(), name: "Again", role: "agent" };
    expect(await ground.api("POST", "/api/v1/staff", again)).toMatchObject({
      status: 409,
      body: { code: "staff.email-taken" },
    });
  });
});

describe("a password", () => {
  test("is set once signed in; then it signs in after signing out", async () => {
    const { browser, email } = await signedIn(ground);
    expect((await browser.call("PUT", "/api/v1/me/password", { password })).body).toEqual({ ok: true });
    expect((await browser.call("GET", "/api/v1/me")).body.hasPassword).toBe(true);

    expect((await browser.call("POST", "/api/v1/sign-out", {})).status).toBe(200);
    expect((await browser.call("GET", "/api/v1/me")).status).toBe(401);

    expect((await browser.signIn(email, password)).status).toBe(200);
    expect((await browser.call("GET", "/api/v1/me")).body).toMatchObject({ email, hasPassword: true });
  });

  test("ends all other sessions when it changes, and not one's own", async () => {
    const { browser, email } = await signedIn(ground);
    await browser.call("PUT", "/api/v1/me/password", { password });
    const other = openBrowser(ground);
    await other.signIn(email, password);
    const next = "another horse, another battery";
    expect((await browser.call("PUT", "/api/v1/me/password", { current: password, password: next })).status).toBe(200);
    expect((await browser.call("GET", "/api/v1/me")).status).toBe(200);
    expect((await other.call("GET", "/api/v1/me")).status).toBe(401);
    expect((await other.signIn(email, password)).status).toBe(401);
    expect((await other.signIn(email, next)).status).toBe(200);
  });

  test.each([
    ["the current one is wrong", { current: "not my password", password: "twelve letters or more" }, 400],
    ["the current one is missing", { password: "twelve letters or more" }, 400],
    ["it has less than twelve letters", { current: password, password: "short" }, 400],
    ["it is longer than 128", { current: password, password: "x".repeat(129) }, 400],
  ])("stays what it was where %s", async (_why, body, status) => {
    const { browser } = await signedIn(ground);
    await browser.call("PUT", "/api/v1/me/password", { password });
    const [before] = await ground.app.db`select password from staff.credential order by created_at desc limit 1`;
    expect((await browser.call("PUT", "/api/v1/me/password", body)).status).toBe(status);
    expect(await ground.app.db`select password from staff.credential order by created_at desc limit 1`).toEqual([
      before,
    ]);
  });

  test("is kept as a salted hash", async () => {
    const people = [await signedIn(ground), await signedIn(ground)];
    for (const { browser } of people) await browser.call("PUT", "/api/v1/me/password", { password });
    const rows = await ground.app.db<{ password: string }[]>`
      select password from staff.credential where user_id = any(${people.map(({ id }) => id)}::uuid[])`;
    expect(new Set(rows.map((row) => row.password)).size).toBe(2);
    for (const row of rows) expect(row.password).not.toContain(password);
  });
});

describe("a session", () => {
  test("is a cookie that no script reads and no other site's form brings along", async () => {
    const { browser } = await signedIn(ground);
    const cookie = browser.setCookies.find((line) => line.startsWith("jetbridge.session_token="));
    expect(cookie).toMatch(/; *HttpOnly/i);
    expect(cookie).toMatch(/; *SameSite=Lax/i);
    expect(cookie).toMatch(/; *Path=\/(;|$)/i);
    expect(cookie).not.toMatch(/Domain=/i);
    expect(Number(/Max-Age=(\d+)/i.exec(cookie ?? "")?.[1])).toBe(12 * 3600);
  });

  test("with a forged token is none", async () => {
    const { browser } = await signedIn(ground);
    const [name = "", value = ""] = [...browser.cookies].find(([name]) => name.endsWith("session_token")) ?? [];
    browser.cookies.set(name, `${value.slice(0, -6)}AAAAAA`);
    expect((await browser.call("GET", "/api/v1/me")).status).toBe(401);
  });

  test("that ran out is none", async () => {
    const { browser, id } = await signedIn(ground);
    await ground.app.db`update staff.session set expires_at = now() - interval '1 second' where user_id = ${id}`;
    expect((await browser.call("GET", "/api/v1/me")).status).toBe(401);
  });

  test.each([
    ["was unused for an hour", "last_seen_at = last_seen_at - interval '61 minutes'", 401],
    ["was used within the hour", "last_seen_at = last_seen_at - interval '58 minutes'", 200],
    ["is twelve hours old, however much used", "began_at = began_at - interval '12 hours 1 second'", 401],
    ["is not yet twelve hours old", "began_at = began_at - interval '11 hours 58 minutes'", 200],
  ])("that %s counts accordingly", async (_why, change, status) => {
    const { browser, id } = await signedIn(ground);
    await ground.app.db.unsafe(`update staff.session set ${change} where user_id = $1`, [id]);
    expect((await browser.call("GET", "/api/v1/me")).status).toBe(status);
    expect((await browser.call("GET", "/api/v1/me")).status).toBe(status);
  });
});
