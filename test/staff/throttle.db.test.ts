import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createSignIn, enterByPassword } from "../../server/modules/staff/index.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { addPerson, forgetAttempts, openBrowser, password, signedIn, tokenOf } from "./browser.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround({ worker: false });
});
beforeEach(() => forgetAttempts(ground));
afterAll(() => ground.close());

/** Somebody with a password, and the browser they know. */
async function somebody() {
  const { browser, email, id } = await signedIn(ground);
  await browser.call("PUT", "/api/v1/me/password", { password });
  return { browser, email, id };
}

const wrong = (email: string, n: number | string = 0) => openBrowser(ground).signIn(email, `guess number ${n}`);

describe("a wrong password", () => {
  test("is told in the same words whether the address is known or not", async () => {
    const { email: known } = await somebody();
    const invited = await addPerson(ground);
    for (const email of [known, invited.email, "nobody@airline.test"]) {
      const { status, body } = await wrong(email);
      expect(status).toBe(401);
      expect(body).toEqual({
        code: "staff.sign-in-refused",
        message: "The address or the password is wrong.",
        requestId: expect.any(String),
      });
    }
  });

  test("takes alike long whether the address is known or not", async () => {
    const { email } = await somebody();
    const invited = await addPerson(ground);
    const addresses = [email, "nobody@airline.test", invited.email];
    const times = addresses.map((): number[] => []);
    // In turns, so that what else the machine does befalls all alike.
    for (let n = 0; n < 7; n++)
      for (const [place, address] of addresses.entries()) {
        await forgetAttempts(ground);
        const begun = performance.now();
        await wrong(address, n);
        times[place]?.push(performance.now() - begun);
      }
    const [known = 0, ...others] = times.map((all) => all.toSorted((a, b) => a - b)[3] ?? 0);
    for (const other of others) {
      // Without the hash it would be a tenth.
      expect(other).toBeGreaterThan(known * 0.4);
      expect(other).toBeLessThan(known * 2.5);
    }
  });

  test.each([
    ["no address", { email: "me", password }],
    ["nothing", {}],
    ["lists", { email: ["a@b.test"], password: [password] }],
  ])("is told as what it is where it has %s", async (_what, body) => {
    const answer = await openBrowser(ground).call("POST", "/api/v1/sign-in/password", body);
    expect(answer).toMatchObject({ status: 400, body: { code: "request.invalid", requestId: expect.any(String) } });
  });

  test("is in the audit of the account it was about, without what was typed", async () => {
    const { email, id } = await somebody();
    await wrong(email);
    await wrong("nobody@airline.test");
    const rows = await ground.app
      .db`select action, subject, detail from staff.audit where actor_id = ${id} order by id desc limit 1`;
    expect(rows).toEqual([{ action: "sign-in.password-failed", subject: `staff/${id}`, detail: null }]);
  });
});

describe("guessing", () => {
  test("costs nothing five times, then two seconds, four, eight; the right password has to wait as well", async () => {
    const { email } = await somebody();
    for (let n = 0; n < 5; n++) expect((await wrong(email, n)).status).toBe(401);
    for (const seconds of [2, 4, 8]) {
      expect((await wrong(email)).status).toBe(401);
      for (const guess of ["another guess", password]) {
        const answer = await openBrowser(ground).signIn(email, guess);
        expect(answer).toMatchObject({ status: 429, body: { code: "staff.too-many-attempts" } });
        // A slow machine may have waited a part of it already.
        expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(seconds - 2);
        expect(Number(answer.headers.get("retry-after"))).toBeLessThanOrEqual(seconds);
      }
      await moveClock(ground.app, `${seconds} seconds`);
    }
    expect((await openBrowser(ground).signIn(email, password)).status).toBe(200);
  });

  test("never costs its victim more than fifteen minutes, and nothing once it is quiet for six hours", async () => {
    const { email } = await somebody();
    await wrong(email);
    await ground.app.db`update staff.failure set count = 5000`;
    await wrong(email);
    const blocked = await wrong(email);
    expect(Number(blocked.headers.get("retry-after"))).toBe(900);
    await moveClock(ground.app, "6 hours 1 second");
    for (let n = 0; n < 5; n++) expect((await wrong(email, n)).status).toBe(401);
  });

  test("by many at once gets no more tries than one by one", async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => wrong("nobody@airline.test", n)));
    // Where all thirty take longer than two seconds, one or two more have waited their turn.
    const tried = answers.filter(({ status }) => status === 401).length;
    expect(tried).toBeGreaterThanOrEqual(6);
    expect(tried).toBeLessThanOrEqual(8);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30 - tried);
  });

  test("does not lock out the owner's own browser", async () => {
    const { browser, email } = await somebody();
    await browser.call("POST", "/api/v1/sign-out", {});
    for (let n = 0; n < 7; n++) await wrong(email, n);
    expect((await openBrowser(ground).signIn(email, password)).status).toBe(429);
    expect((await browser.signIn(email, password)).status).toBe(200);
  });

  test("from a known browser is slowed down by itself", async () => {
    const { browser, email } = await somebody();
    await browser.call("POST", "/api/v1/sign-out", {});
    const statuses = [];
    for (let n = 0; n < 12; n++) statuses.push((await browser.signIn(email, `guess number ${n}`)).status);
    expect(statuses).toEqual([...Array<number>(11).fill(401), 429]);
    expect((await openBrowser(ground).signIn(email, password)).status).toBe(200);
  });

  test("at many accounts from one address ends as well, and right passwords between do not help", async () => {
    const own = await somebody();
    const statuses = new Set<number>();
    let failed = 0;
    for (let n = 0; n < 40; n++) {
      if (n % 5 === 0) await openBrowser(ground).signIn(own.email, password);
      const { status } = await wrong(`person-${n}@elsewhere.test`);
      statuses.add(status);
      if (status === 401) failed++;
    }
    expect(statuses).toEqual(new Set([401, 429]));
    expect(failed).toBeLessThan(24);
  }, 90_000);

  test("can't pretend to come from elsewhere", async () => {
    for (let n = 0; n < 7; n++) {
      const response = await fetch(`${ground.url}/api/v1/sign-in/password`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          origin: ground.url,
          "x-forwarded-for": `203.0.${n}.1`,
          "x-jetbridge-address": `203.0.${n}.1`,
        },
        body: JSON.stringify({ email: "nobody@airline.test", password: "a guess of some letters" }),
      });
      await response.body?.cancel();
      expect(response.status).toBe(n < 6 ? 401 : 429);
    }
  });

  test("is counted for all processes together", async () => {
    const { email } = await somebody();
    const { databaseUrl, publicUrl, key } = ground.app.config;
    const signIn = await createSignIn({ databaseUrl, publicUrl, key });
    const from = (address: string) =>
      enterByPassword(
        { ...ground.app, signIn },
        { address, userAgent: "test", cookies: undefined },
        { email, password: "a guess of some letters" },
      ).catch(({ status }: { status: number }) => status);
    for (let n = 0; n < 3; n++) await wrong(email, n);
    for (let n = 3; n < 6; n++) expect(await from(`198.51.100.${n}`)).toBe(401);
    expect(await from("203.0.113.7")).toBe(429);
    expect((await openBrowser(ground).signIn(email, password)).status).toBe(429);
    await signIn.close();
  });

  test("leaves who is signed in alone", async () => {
    const { browser } = await signedIn(ground);
    for (let n = 0; n < 9; n++) await wrong("nobody@airline.test", n);
    expect((await browser.call("GET", "/api/v1/me")).status).toBe(200);
  });

  test("of links ends too", async () => {
    const { link } = await addPerson(ground);
    const statuses = [];
    for (let n = 0; n < 22; n++)
      statuses.push((await openBrowser(ground).call("POST", "/api/v1/sign-in/link", { token: `guess${n}` })).status);
    expect(statuses).toEqual([...Array<number>(21).fill(400), 429]);
    expect(tokenOf(link)).not.toBe("");
  });
});
