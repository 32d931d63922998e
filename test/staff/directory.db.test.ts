import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type DirectoryLie, directoryLies } from "../../world/directory/provider.ts";
import { startWorld, type World } from "../../world/world.ts";
import { type Ground, openGround } from "../ground.ts";
import { type Browser, cookieOf, forgetAttempts, openBrowser, password, signedIn } from "./browser.ts";

let ground: Ground;
let world: World;

beforeAll(async () => {
  ground = await openGround({ worker: false });
  world = await startWorld({ rate: 0, seed: 7 });
});
beforeEach(async () => {
  await forgetAttempts(ground);
  world.directory.lie(null);
  await connect();
});
afterAll(async () => {
  await world.close();
  await ground.close();
});

const settings = () => ({
  name: "Halcyra Air",
  issuer: world.directory.issuer,
  clientId: world.directory.clientId,
  clientSecret: world.directory.clientSecret,
  scopes: [],
  roleClaim: "groups",
  roles: [
    { value: "care-leads", role: "lead" },
    { value: "care", role: "agent" },
  ],
  domains: ["halcyra.example"],
  justInTime: true,
});
const connect = (changes: object = {}) => ground.api("PUT", "/api/v1/sign-in/directory", { ...settings(), ...changes });

/** Follows one redirect as a browser does, with its cookies for us and none for others. */
async function go(browser: Browser, address: string): Promise<string | null> {
  const isOurs = address.startsWith(ground.url);
  const response = await fetch(address, {
    redirect: "manual",
    headers: isOurs && browser.cookies.size > 0 ? { cookie: cookieOf(browser) } : {},
  });
  await response.body?.cancel();
  if (isOurs)
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") browser.cookies.delete(name);
      else browser.cookies.set(name, value);
    }
  const next = response.headers.get("location");
  return next === null ? null : new URL(next, address).href;
}

/** To the directory, picks who one is, and gives the address that leads back. */
async function pick(browser: Browser, sub: string): Promise<string> {
  const there = await go(browser, `${ground.url}/sign-in/directory`);
  if (!there?.startsWith(world.directory.issuer)) return there ?? "";
  return (await go(browser, `${there}&pick=${sub}`)) ?? "";
}

async function enter(sub: string, browser = openBrowser(ground)) {
  const back = await pick(browser, sub);
  const end = back.includes("/callback") ? await go(browser, back) : back;
  return { browser, back, end: end?.replace(ground.url, "") ?? null };
}

const me = async (browser: Browser) => (await browser.call("GET", "/api/v1/me")).body;

describe("signing in with the airline's own directory", () => {
  test("adds a colleague at their first sign-in, with the role of their group, and knows them by its own id afterwards", async () => {
    const { browser, end } = await enter("hal-0003");
    expect(end).toBe("/desk");
    const first = await me(browser);
    expect(first).toMatchObject({ email: "mei-lin.okonkwo@halcyra.example", name: "Mei-Lin Okonkwo", role: "agent" });
    await ground.app.db`update staff.member set email = 'married@elsewhere.example' where id = ${first.id}`;
    expect(await me((await enter("hal-0003")).browser)).toMatchObject({ id: first.id });
    const { body } = await browser.call("GET", "/api/v1/me/sessions");
    expect(body.items[0]).toMatchObject({ way: "directory", hasSecondFactor: false });
  });

  test("counts the directory's own second factor", async () => {
    await ground.api("PUT", "/api/v1/sign-in/rules", { secondFactorRoles: ["lead"], idleMinutes: 60 });
    const { browser } = await enter("hal-0002");
    expect(await me(browser)).toMatchObject({ role: "lead" });
    await ground.api("PUT", "/api/v1/sign-in/rules", { secondFactorRoles: [], idleMinutes: 60 });
  });

  test("knows who works here already by a verified address, and takes the role from the group", async () => {
    const { status, body } = await ground.api("POST", "/api/v1/staff", {
      email: "nora.safadi@halcyra.example",
      name: "Noura",
      role: "insight",
    });
    expect(status).toBe(201);
    const { browser } = await enter("hal-0004");
    expect(await me(browser)).toMatchObject({ id: body.id, name: "Noura", role: "agent" });
    const [row] = await ground.app.db`
      select detail from staff.audit where actor_id = ${body.id} and action = 'staff.change-role'`;
    expect(row).toEqual({ detail: "insight > agent, by the directory" });
  });

  test.each([
    ["in no group of ours", "hal-0005", {}],
    ["not known, where nobody is added", "hal-0001", { justInTime: false, roleClaim: null, roles: [] }],
    ["of another domain", "hal-0003", { domains: ["other.example"] }],
  ])("refuses who is %s", async (_why, sub, changes) => {
    await connect(changes);
    const { browser, end } = await enter(sub);
    expect(end).toBe("/desk?directory=staff.directory-unknown");
    expect([...browser.cookies.keys()]).not.toContain("jetbridge.session_token");
  });

  test("refuses who no longer works here, by their id and by their address", async () => {
    const { browser } = await enter("hal-0003");
    const { id } = await me(browser);
    await ground.app.db`update staff.member set active = false where id = ${id}`;
    expect((await enter("hal-0003")).end).toContain("staff.directory-unknown");
    await ground.app.db`delete from staff.credential where user_id = ${id}`;
    await ground.app.db`update staff.member set email = 'mei-lin.okonkwo@halcyra.example' where id = ${id}`;
    expect((await enter("hal-0003")).end).toContain("staff.directory-unknown");
    expect((await browser.call("GET", "/api/v1/me")).status).toBe(401);
  });
});

describe("a directory that lies", () => {
  const refusedAs: Partial<Record<DirectoryLie, string>> = {
    "other-issuer": "staff.directory-unreachable",
    down: "staff.directory-unreachable",
    slow: "staff.directory-unreachable",
    unverified: "staff.directory-unknown",
    "no-address": "staff.directory-unknown",
  };
  test.each(directoryLies.map((lie) => [lie, refusedAs[lie] ?? "staff.directory-refused"]))(
    "by %s lets nobody in",
    async (lie, code) => {
      world.directory.lie(lie);
      const begun = performance.now();
      const { browser, end } = await enter("hal-0002");
      expect(end).toBe(`/desk?directory=${code}`);
      expect(performance.now() - begun).toBeLessThan(12_000);
      expect([...browser.cookies.keys()]).not.toContain("jetbridge.session_token");
    },
  );

  test("lets in again once it tells the truth", async () => {
    expect((await enter("hal-0002")).end).toBe("/desk");
  });
});

describe("the way back", () => {
  test("counts once, and only in the browser that left", async () => {
    const browser = openBrowser(ground);
    const back = await pick(browser, "hal-0002");
    expect(await go(openBrowser(ground), back)).toContain("directory=staff.directory-refused");
    const copy = openBrowser(ground);
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    const ends = await Promise.all([go(browser, back), go(copy, back)]);
    expect(ends.filter((end) => end === `${ground.url}/desk`)).toHaveLength(1);
    expect(await go(copy, back)).toContain("directory=staff.directory-refused");
  });

  test.each([
    ["another state", (address: URL) => address.searchParams.set("state", "another")],
    ["another's code", (address: URL) => address.searchParams.set("code", "another")],
    ["no code", (address: URL) => address.searchParams.delete("code")],
    ["a refusal", (address: URL) => address.searchParams.set("error", "access_denied")],
  ])("with %s is none", async (_what, change) => {
    const browser = openBrowser(ground);
    const back = new URL(await pick(browser, "hal-0002"));
    change(back);
    expect(await go(browser, back.href)).toContain("directory=staff.directory-refused");
  });

  test("leads nowhere but to our own pages, whatever it says", async () => {
    const answer = await go(openBrowser(ground), `${ground.url}/sign-in/directory/callback?back=https://evil.test`);
    expect(answer).toBe(`${ground.url}/desk?directory=staff.directory-refused`);
  });
});

describe("setting the directory up", () => {
  test("keeps its secret sealed and never gives it", async () => {
    const { body } = await ground.api("GET", "/api/v1/sign-in/directory");
    expect(JSON.stringify(body)).not.toContain(world.directory.clientSecret);
    expect(body).toMatchObject({
      directory: { issuer: world.directory.issuer, justInTime: true },
      redirectUri: `${ground.url}/sign-in/directory/callback`,
    });
    const [row] = await ground.app.db`select d::text as row from staff.directory d`;
    expect(JSON.stringify(row)).not.toContain(world.directory.clientSecret);
    expect((await ground.anonymous("GET", "/api/v1/sign-in/ways")).body).toEqual({
      directory: { name: "Halcyra Air" },
    });
  });

  test("keeps the secret when none is given, and asks for one for another issuer", async () => {
    const { clientSecret: _secret, ...without } = settings();
    expect((await ground.api("PUT", "/api/v1/sign-in/directory", without)).status).toBe(200);
    expect((await enter("hal-0002")).end).toBe("/desk");
    await ground.api("DELETE", "/api/v1/sign-in/directory");
    expect(await ground.api("PUT", "/api/v1/sign-in/directory", without)).toMatchObject({
      status: 400,
      body: { code: "staff.directory-secret" },
    });
  });

  test.each([
    ["inside", "https://169.254.169.254"],
    ["in the private network", "https://10.0.0.1"],
    ["without encryption elsewhere", "http://directory.example"],
    ["that is no directory", () => ground.url],
    ["where nobody answers", "http://127.0.0.1:1"],
  ])("refuses an address %s", async (_where, issuer) => {
    const wanted = typeof issuer === "string" ? issuer : issuer();
    expect(await connect({ issuer: wanted })).toMatchObject({
      status: 400,
      body: { code: "staff.directory-unreachable" },
    });
  });

  test("refuses to add people without a claim with the role", async () => {
    expect(await connect({ roleClaim: null })).toMatchObject({ status: 400, body: { code: "staff.directory-roles" } });
  });

  test("is an administrator's work, with a fresh proof", async () => {
    const { browser } = await signedIn(ground, "lead");
    await browser.call("PUT", "/api/v1/me/password", { password });
    expect((await browser.call("GET", "/api/v1/sign-in/directory")).status).toBe(403);
  });

  test("the world connects its own, and leaves another one alone", async () => {
    await ground.api("DELETE", "/api/v1/sign-in/directory");
    const product = { api: ground.url, token: ground.adminToken, directoryToken: ground.adminToken };
    await world.connectTo(product);
    expect((await ground.api("GET", "/api/v1/sign-in/directory")).body.directory).toMatchObject({
      name: "Halcyra Air",
    });
    await ground.app.db`update staff.directory set issuer = 'https://login.airline.example', name = 'Ours'`;
    await world.connectTo(product);
    expect((await ground.api("GET", "/api/v1/sign-in/directory")).body.directory).toMatchObject({ name: "Ours" });
  });
});
