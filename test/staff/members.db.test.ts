import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closeApp, openApp } from "../../server/app.ts";
import { startWeb } from "../../server/web.ts";
import { findFreePort } from "../../server/platform/free-port.ts";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { listen } from "../live/listener.ts";
import { ask, connectBrand } from "./asked.ts";
import { addPerson, cookieOf, forgetAttempts, openBrowser, password, signedIn, tokenOf } from "./browser.ts";
import { withApp } from "./factors.ts";

let ground: Ground;
/** Another web process of the same installation. */
let elsewhere: { url: string; stop: () => Promise<void> };

beforeAll(async () => {
  ground = await openGround();
  const port = await findFreePort();
  const app = await openApp({ ...ground.app.config, port }, "elsewhere");
  app.log.level = "silent";
  // No heartbeat comes while we look: what closes a socket is the log alone.
  const web = await startWeb(app, { heartbeatMs: 600_000 });
  elsewhere = {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await web.stop();
      await closeApp(app);
    },
  };
});
beforeEach(() => forgetAttempts(ground));
afterAll(async () => {
  await elsewhere.stop();
  await ground.close();
});

const change = (id: string, body: object) =>
  ground.api("PUT", `/api/v1/staff/${id}`, { name: "Somebody", role: "agent", languages: [], ...body });

/** A socket at the other process. */
async function listening(headers: Record<string, string>) {
  const listener = listen({ url: elsewhere.url, headers });
  await until(
    async () => listener.messages.length,
    (count) => count > 0,
    "the hello",
  );
  return listener;
}

describe("a change of role", () => {
  test("counts at the next request, and closes that person's sockets at every process", async () => {
    const { browser, id } = await signedIn(ground, "agent");
    const bystander = await signedIn(ground, "agent");
    const listener = await listening({ cookie: cookieOf(browser), origin: ground.url });
    const other = await listening({ cookie: cookieOf(bystander.browser), origin: ground.url });
    expect((await change(id, { role: "insight" })).body).toMatchObject({ role: "insight" });
    expect(await listener.closed).toBe(4003);
    expect((await browser.call("GET", "/api/v1/cases")).status).toBe(403);
    expect((await browser.call("GET", "/api/v1/figures")).status).toBe(200);
    expect(other.socket.readyState).toBe(other.socket.OPEN);
    other.cut();
  });

  test("of name and languages alone leaves sockets open", async () => {
    const { browser, id } = await signedIn(ground, "agent");
    const listener = await listening({ cookie: cookieOf(browser), origin: ground.url });
    await change(id, { name: "Zoë Ó Briain", languages: ["nl", "de"] });
    await until(
      async () => listener.messages.flatMap((one) => (one.type === "changed" ? one.topics : [])),
      (topics) => topics.includes(`caller/${id}`),
      "the news of it",
    );
    expect((await browser.call("GET", "/api/v1/me")).body).toMatchObject({
      name: "Zoë Ó Briain",
      languages: ["nl", "de"],
    });
    expect(listener.socket.readyState).toBe(listener.socket.OPEN);
    listener.cut();
  });

  test("is not for oneself", async () => {
    const admin = await signedIn(ground, "admin");
    const put = (body: object) =>
      admin.browser.call("PUT", `/api/v1/staff/${admin.id}`, { name: "Me", languages: [], ...body });
    expect(await put({ role: "agent" })).toMatchObject({ status: 409, body: { code: "staff.not-yourself" } });
    expect((await put({ role: "admin" })).status).toBe(200);
    expect(await admin.browser.call("POST", `/api/v1/staff/${admin.id}/deactivate`)).toMatchObject({ status: 409 });
  });

  test("never takes the last administrator away, not even when two are taken at once", async () => {
    await ground.app.db`update staff.member set role = 'lead' where role = 'admin' and kind = 'person'`;
    const [one, two] = [await addPerson(ground, "admin"), await addPerson(ground, "admin")];
    const answers = await Promise.all([
      change(one.id, { role: "agent" }),
      ground.api("POST", `/api/v1/staff/${two.id}/deactivate`),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe("staff.last-administrator");
    const [left] = await ground.app.db<{ n: number }[]>`
      select count(*)::int as n from staff.member where role = 'admin' and active and kind = 'person'`;
    expect(left?.n).toBe(1);
  });

  test.each([
    ["nobody", "3f0c5a0e-0f0a-4a8e-9a52-1a2b3c4d5e6f"],
    ["a program", null],
  ])("of %s is refused", async (_whom, id) => {
    const [program] = await ground.app.db<{ id: string }[]>`select id from staff.member where kind = 'program' limit 1`;
    expect(await change(id ?? program?.id ?? "", {})).toMatchObject({ status: 404, body: { code: "staff.not-found" } });
  });
});

describe("who is deactivated", () => {
  test("is out within a second: requests, sockets, links; and what they held goes back with its place", async () => {
    const { browser, id, email } = await signedIn(ground, "agent");
    await browser.call("PUT", "/api/v1/me/password", { password });
    const brand = await connectBrand(ground);
    const { caseId } = await ask(ground, brand, "where is my suitcase?");
    await browser.call("POST", `/api/v1/cases/${caseId}/assign`, { assigneeId: "me" });
    const [held] = await ground.app
      .db`select held_by, waiting_since from assignment.queue_entry where case_id = ${caseId}`;
    expect(held).toMatchObject({ heldBy: id });
    const { body: made } = await ground.api("POST", `/api/v1/staff/${id}/sign-in-link`);
    const listener = await listening({ cookie: cookieOf(browser), origin: ground.url });

    const { status, body } = await ground.api("POST", `/api/v1/staff/${id}/deactivate`);
    expect({ status, body }).toMatchObject({ status: 200, body: { active: false } });
    expect(await listener.closed).toBe(4001);
    expect((await browser.call("GET", "/api/v1/me")).status).toBe(401);
    expect((await openBrowser(ground).signIn(email, password)).status).toBe(401);
    expect((await openBrowser(ground).open(made.signInLink)).status).toBe(400);
    const [free] = await ground.app
      .db`select held_by, waiting_since from assignment.queue_entry where case_id = ${caseId}`;
    expect(free).toEqual({ heldBy: null, waitingSince: held?.["waitingSince"] });

    await ground.api("POST", `/api/v1/staff/${id}/reactivate`);
    expect((await browser.call("GET", "/api/v1/me")).status).toBe(401);
    expect((await browser.signIn(email, password)).status).toBe(200);
  });
});

describe("a new one-time link", () => {
  test("works, and ends the one before", async () => {
    const { id, link } = await addPerson(ground);
    const { body } = await ground.api("POST", `/api/v1/staff/${id}/sign-in-link`);
    expect(tokenOf(body.signInLink)).not.toBe(tokenOf(link));
    expect((await openBrowser(ground).open(link)).status).toBe(400);
    expect((await openBrowser(ground).open(body.signInLink)).status).toBe(200);
  });
});

describe("who lost their phone", () => {
  test("signs in without it once an administrator took their factors away, and is signed out everywhere", async () => {
    const { browser, id, email } = await withApp(ground);
    expect((await ground.api("POST", `/api/v1/staff/${id}/reset-factors`)).status).toBe(200);
    expect((await browser.call("GET", "/api/v1/me")).status).toBe(401);
    expect((await openBrowser(ground).signIn(email, password)).body).toEqual({ stage: "complete" });
  });
});

describe("an administrator's look at people and tokens", () => {
  test("shows factors and sessions, and ends one session", async () => {
    const { id, browser } = await withApp(ground);
    const { body } = await ground.api("GET", "/api/v1/staff/managed?limit=200");
    expect(body.items.find((one: { id: string }) => one.id === id)).toMatchObject({
      hasApp: true,
      passkeys: 0,
      hasPassword: true,
      hasDirectory: false,
      sessions: 1,
      active: true,
    });
    const { body: sessions } = await ground.api("GET", `/api/v1/staff/${id}/sessions`);
    expect(sessions.items).toMatchObject([{ isThis: false, hasSecondFactor: true, userAgent: "node" }]);
    await ground.api("DELETE", `/api/v1/staff/${id}/sessions?sessionId=${sessions.items[0].id}`);
    expect((await browser.call("GET", "/api/v1/me")).status).toBe(401);
  });

  test("lists tokens page by page with their last use, and withdraws one at once, its sockets too", async () => {
    const made = [];
    for (let n = 0; n < 3; n++)
      made.push((await ground.api("POST", "/api/v1/api-tokens", { name: `Robot ${n}`, role: "agent" })).body);
    const first = await ground.api("GET", "/api/v1/api-tokens?limit=2");
    const second = await ground.api("GET", `/api/v1/api-tokens?limit=2&cursor=${first.body.nextCursor}`);
    const listed = [...first.body.items, ...second.body.items];
    expect(listed.slice(0, 3).map(({ name }) => name)).toEqual(["Robot 2", "Robot 1", "Robot 0"]);
    expect(listed[0]).toMatchObject({ role: "agent", isTrusted: false, lastUsedAt: null });
    expect(JSON.stringify(listed)).not.toContain(made[0].token);

    const robot = made[0];
    const listener = await listening({ authorization: `Bearer ${robot.token}` });
    expect((await ground.api("DELETE", `/api/v1/api-tokens/${robot.id}`)).status).toBe(200);
    await listener.closed;
    const after = await fetch(`${ground.url}/api/v1/me`, { headers: { authorization: `Bearer ${robot.token}` } });
    await after.body?.cancel();
    expect(after.status).toBe(401);
    expect((await ground.api("DELETE", `/api/v1/api-tokens/${robot.id}`)).status).toBe(404);
  });
});
