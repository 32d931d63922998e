import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { languages } from "../../contract/words.ts";
import { proveWords } from "../../server/pages/prove/words.ts";
import { directoryLies } from "../../world/directory/provider.ts";
import { moveClock } from "../ground.ts";
import { until } from "../until.ts";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
beforeEach(async () => {
  scene.world.accounts.lie(null);
  await scene.ground.app.db`delete from proof.miss`;
  await connect();
});
afterAll(() => scene.close());

const connect = (changes: object = {}) =>
  scene.ground.api("PUT", "/api/v1/settings/passenger-login", {
    name: "Halcyra account",
    issuer: scene.world.accounts.issuer,
    clientId: scene.world.accounts.clientId,
    clientSecret: scene.world.accounts.clientSecret,
    scopes: [],
    loyaltyClaim: "loyalty_number",
    loyaltyProgramme: "Q0",
    ...changes,
  });

/** Another handle each time, and the link that was made for it. */
async function invited(): Promise<{ id: string; url: string }> {
  const id = await scene.somebody();
  const { body } = await scene.agent("POST", `/api/v1/customers/${id}/proof/links`, {});
  return { id, url: body.url };
}

interface Visitor {
  cookie: string | null;
}

interface Seen {
  status: number;
  text: string;
  next: string | null;
  headers: Headers;
}

/** As a browser does: with its cookie for us and none for others; a form where there is one. */
async function go(
  visitor: Visitor,
  address: string,
  form?: Record<string, string>,
  more: Record<string, string> = {},
): Promise<Seen> {
  const isOurs = address.startsWith(scene.ground.url);
  const headers = new Headers(more);
  if (isOurs && visitor.cookie) headers.set("cookie", visitor.cookie);
  const response = await fetch(address, {
    redirect: "manual",
    headers,
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
  });
  for (const line of response.headers.getSetCookie()) if (isOurs) visitor.cookie = line.split(";")[0] ?? null;
  const next = response.headers.get("location");
  return {
    status: response.status,
    text: await response.text(),
    next: next && new URL(next, address).href,
    headers: response.headers,
  };
}

/** To the airline's sign-in and back to us, as this person. */
async function signIn(visitor: Visitor, url: string, sub: string): Promise<Seen> {
  const there = await go(visitor, `${url}/login`);
  const back = await go(visitor, `${there.next}&pick=${sub}`);
  return go(visitor, back.next ?? "");
}

const agree = (visitor: Visitor) => go(visitor, `${scene.ground.url}/prove/agree`, {});
const verifiedOf = async (id: string): Promise<string[]> => {
  const { body } = await scene.agent("GET", `/api/v1/customers/${id}/proof`);
  return body.known
    .filter(({ known, source }: any) => known === "verified" && source !== null)
    .map(({ kind }: any) => kind)
    .toSorted();
};

describe("signing in with the airline", () => {
  test("verifies account, loyalty number and address, and with them the bookings, once its person has agreed", async () => {
    const [{ id, url }, visitor] = [await invited(), { cookie: null }];
    const asked = await signIn(visitor, url, "acct-fennawolkenveld");
    expect([asked.status, asked.text]).toEqual([200, expect.stringContaining("FENNA")]);
    expect(asked.text).toMatch(/@h[0-9a-f]{8}/);
    expect(await verifiedOf(id)).toEqual([]);
    expect((await agree(visitor)).status).toBe(200);
    expect(await verifiedOf(id)).toEqual(["account", "email", "loyalty"]);
    const items = await until(
      () => scene.agent("GET", `/api/v1/customers/${id}/bookings`).then(({ body }) => body.items),
      (all) => all.length > 0,
      "the copy of the booking",
    );
    expect(items[0]).toMatchObject({ recordLocator: "P8DKTE", allows: "changed", isMasked: false });
    expect((await agree(visitor)).status).toBe(401);
    expect((await go(visitor, url)).status).toBe(404);
  });

  test("joins two handles of one account, and parts nobody else", async () => {
    const [one, other] = [await invited(), await invited()];
    for (const { url } of [one, other]) {
      const visitor = { cookie: null };
      await signIn(visitor, url, "acct-joostzeppelin");
      await agree(visitor);
    }
    const { body } = await scene.agent("GET", `/api/v1/customers/${other.id}`);
    expect(body.ids).toEqual([one.id, other.id]);
  });

  test.each(directoryLies.filter((lie) => !["no-address", "unverified", "slow"].includes(lie)))(
    "believes nothing of a sign-in that is %s",
    async (lie) => {
      const [{ id, url }, visitor] = [await invited(), { cookie: null }];
      const there = await go(visitor, `${url}/login`);
      scene.world.accounts.lie(lie);
      const isDown = lie === "down";
      const back = isDown ? null : await go(visitor, `${there.next}&pick=acct-tabithaquill`);
      const end = await go(visitor, back?.next ?? `${scene.ground.url}/prove/callback?code=x&state=y`);
      expect([end.status, end.text]).toEqual([401, expect.not.stringContaining("TABITHA")]);
      expect((await agree(visitor)).status).toBe(401);
      expect(await verifiedOf(id)).toEqual([]);
    },
    20_000,
  );

  test("takes no address that the airline did not verify", async () => {
    const [{ id, url }, visitor] = [await invited(), { cookie: null }];
    scene.world.accounts.lie("unverified");
    await signIn(visitor, url, "acct-barnabyfogg_");
    await agree(visitor);
    expect(await verifiedOf(id)).not.toContain("email");
  });

  test("ends in the browser in which it began, and answers the same question once", async () => {
    const [{ id, url }, visitor] = [await invited(), { cookie: null }];
    const there = await go(visitor, `${url}/login`);
    const back = await go(visitor, `${there.next}&pick=acct-mirthe_pluim`);
    expect((await go({ cookie: null }, back.next ?? "")).status).toBe(401);
    expect((await go(visitor, back.next ?? "")).status).toBe(200);
    expect((await go(visitor, back.next ?? "")).status).toBe(401);
    expect((await agree({ cookie: null })).status).toBe(401);
    expect(await verifiedOf(id)).toEqual([]);
  });

  test("is not begun by another site's form, and not without the airline's sign-in", async () => {
    const [{ url }, visitor] = [await invited(), { cookie: null }];
    await signIn(visitor, url, "acct-mirthe_pluim");
    const foreign = await go(visitor, `${scene.ground.url}/prove/agree`, {}, { origin: "https://elsewhere.example" });
    expect(foreign.status).toBe(404);
    expect((await go(visitor, `${scene.ground.url}/prove/agree`, {}, { origin: "null" })).status).toBe(404);
    await scene.ground.api("DELETE", "/api/v1/settings/passenger-login");
    const other = await invited();
    expect((await go({ cookie: null }, `${other.url}/login`)).status).toBe(404);
    expect((await go({ cookie: null }, other.url)).text).not.toContain("Halcyra account");
  });

  test("is connected by an administrator alone, after it answered as one, and its secret is kept to itself", async () => {
    expect((await connect({ issuer: "http://127.0.0.1:9/none" })).body.code).toBe("proof.login-unreachable");
    const lead = await scene.ground.as("lead");
    expect((await lead("GET", "/api/v1/settings/passenger-login")).status).toBe(403);
    const { body } = await scene.ground.api("GET", "/api/v1/settings/passenger-login");
    expect(body).toMatchObject({
      login: { name: "Halcyra account" },
      redirectUri: `${scene.ground.url}/prove/callback`,
    });
    expect(JSON.stringify(body)).not.toContain(scene.world.accounts.clientSecret);
    expect((await connect({ clientSecret: undefined })).status).toBe(200);
  });
});

describe("the page behind a customer's link", () => {
  test("takes record locator and surname, says no more than that they do not fit, and makes guessers wait", async () => {
    const [{ id, url }, booked] = [await invited(), await scene.book()];
    const wrong = await go({ cookie: null }, url, { locator: booked.recordLocator, surname: "Nobody" });
    const unknown = await go({ cookie: null }, url, { locator: "ZZZZZ9", surname: booked.surname });
    expect([wrong.status, wrong.text]).toEqual([200, unknown.text]);
    expect(wrong.text).toContain(proveWords["en"]?.wrong);
    expect(
      (await go({ cookie: null }, url, { locator: booked.recordLocator, surname: booked.surname })).text,
    ).toContain("know now");
    expect(await verifiedOf(id)).toEqual(["booking"]);
    const other = await invited();
    for (let n = 0; n < 5; n++) await go({ cookie: null }, other.url, { locator: `NOSUC${n}`, surname: "Nobody" });
    await go({ cookie: null }, other.url, { locator: "NOSUC5", surname: "Nobody" });
    const held = await go({ cookie: null }, other.url, { locator: booked.recordLocator, surname: booked.surname });
    expect([held.status, held.text]).toEqual([429, expect.stringContaining("Try again in 1 minute")]);
  }, 20_000);

  test("is over after an hour, and when there is a newer one; looking at it uses nothing up", async () => {
    const { id, url } = await invited();
    for (let n = 0; n < 3; n++) expect((await go({ cookie: null }, url)).status).toBe(200);
    const { body } = await scene.agent("POST", `/api/v1/customers/${id}/proof/links`, {});
    expect((await go({ cookie: null }, url)).status).toBe(404);
    await moveClock(scene.ground.app, "61 minutes");
    expect((await go({ cookie: null }, body.url)).status).toBe(404);
  });

  test("runs no script, is kept nowhere, and shows names as they are", async () => {
    const { url, id } = await invited();
    await scene.ground.app.db`update customers.identifier set handle = '<b>"x' where customer_id = ${id}`;
    const { headers, text } = await go({ cookie: null }, url);
    expect([headers.get("cache-control"), headers.get("referrer-policy")]).toEqual(["no-store", "same-origin"]);
    expect(headers.get("content-security-policy")).toMatch(
      /default-src 'none'.*form-action 'self'.*frame-ancestors 'none'/,
    );
    expect([text.includes("<script"), text.includes("<b>")]).toEqual([false, false]);
  });

  test("speaks every language we answer in", async () => {
    expect(Object.keys(proveWords).toSorted()).toEqual([...languages].toSorted());
    const { url } = await invited();
    const { text, headers } = await go({ cookie: null }, url, undefined, { "accept-language": "ja,en;q=0.5" });
    expect([headers.get("content-language"), text]).toEqual(["ja", expect.stringContaining("予約番号")]);
  });

  test.each([
    ["a link that never was", "jb_nothing"],
    ["a very long one", "x".repeat(490)],
    ["signs", "%00%E2%80%AE"],
  ])("says of %s that it is over", async (_what, token) => {
    expect((await go({ cookie: null }, `${scene.ground.url}/prove/${token}`)).status).toBe(404);
  });
});
