import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createSignIn } from "../../server/modules/staff/index.ts";
import { type Ground, openGround } from "../ground.ts";
import { addPerson, forgetAttempts, openBrowser, password, signedIn } from "./browser.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround({ worker: false });
});
beforeEach(() => forgetAttempts(ground));
afterAll(() => ground.close());

/** A person who has a password. */
async function somebody(): Promise<string> {
  const { browser, email } = await signedIn(ground);
  await browser.call("PUT", "/api/v1/me/password", { password });
  return email;
}

describe("a wrong password", () => {
  test("is told in the same words whether the address is known or not", async () => {
    const known = await somebody();
    const invited = await addPerson(ground);
    const answers = [];
    for (const email of [known, invited.email, "nobody@airline.test"])
      answers.push(await openBrowser(ground).signIn(email, "a guess of some letters"));
    for (const { status, body } of answers) {
      expect(status).toBe(401);
      expect(body).toEqual({
        code: "staff.sign-in-refused",
        message: "The address or the password is wrong.",
        requestId: expect.any(String),
      });
    }
  });

  test.each([
    ["no address", { email: "me", password }],
    ["nothing", {}],
    ["lists", { email: ["a@b.test"], password: [password] }],
  ])("is told as what it is where it has %s", async (_what, body) => {
    const answer = await openBrowser(ground).call("POST", "/api/auth/sign-in/email", body);
    expect(answer).toMatchObject({ status: 400, body: { code: "request.invalid", requestId: expect.any(String) } });
  });
});

describe("guessing", () => {
  test("ends after eight tries a minute from one address, the right password included", async () => {
    const email = await somebody();
    for (let n = 0; n < 8; n++) expect((await openBrowser(ground).signIn(email, `guess number ${n}`)).status).toBe(401);
    for (const guess of ["guess number 8", password]) {
      const answer = await openBrowser(ground).signIn(email, guess);
      expect(answer).toMatchObject({ status: 429, body: { code: "staff.too-many-attempts" } });
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(Number(answer.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    }
  });

  test("by many at once gets no more tries than one by one", async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => openBrowser(ground).signIn("nobody@airline.test", `guess number ${n}`)),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(8);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(22);
  });

  test("can't pretend to come from elsewhere", async () => {
    for (let n = 0; n < 9; n++) {
      const response = await fetch(`${ground.url}/api/auth/sign-in/email`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          origin: ground.url,
          "x-forwarded-for": `203.0.113.${n}`,
          "x-jetbridge-address": `203.0.113.${n}`,
        },
        body: JSON.stringify({ email: "nobody@airline.test", password: "a guess of some letters" }),
      });
      await response.body?.cancel();
      expect(response.status).toBe(n < 8 ? 401 : 429);
    }
  });

  test("is counted for all processes together, and locks out nobody at another address", async () => {
    const email = await somebody();
    const { databaseUrl, publicUrl, key } = ground.app.config;
    const elsewhere = createSignIn({ databaseUrl, publicUrl, key });
    const from = (address: string, guess: string) =>
      elsewhere.auth.handler(
        new Request(`${ground.url}/api/auth/sign-in/email`, {
          method: "POST",
          headers: { "content-type": "application/json", origin: ground.url, "x-jetbridge-address": address },
          body: JSON.stringify({ email, password: guess }),
        }),
      );
    for (let n = 0; n < 4; n++) await openBrowser(ground).signIn(email, `guess number ${n}`);
    for (let n = 4; n < 8; n++) expect((await from("127.0.0.1", `guess number ${n}`)).status).toBe(401);
    expect((await openBrowser(ground).signIn(email, password)).status).toBe(429);
    expect((await from("127.0.0.1", password)).status).toBe(429);
    expect((await from("203.0.113.7", password)).status).toBe(200);
    await elsewhere.close();
  });

  test("leaves who is signed in alone", async () => {
    const { browser } = await signedIn(ground);
    for (let n = 0; n < 9; n++) await openBrowser(ground).signIn("nobody@airline.test", `guess number ${n}`);
    expect((await browser.call("GET", "/api/v1/me")).status).toBe(200);
  });

  test("of links ends after ten a minute", async () => {
    const link = new URL((await addPerson(ground)).link);
    const statuses = [];
    for (let n = 0; n < 11; n++) {
      link.searchParams.set("token", `guess${n}`);
      statuses.push((await openBrowser(ground).open(link.href)).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(302), 429]);
  });
});
