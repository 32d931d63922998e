import pino from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ground, openGround } from "../ground.ts";
import { openBrowser, password, signedIn, tokenOf } from "./browser.ts";

let ground: Ground;
/** All that was logged, at the chattiest level, as the process would write it. */
let logged = "";

beforeAll(async () => {
  ground = await openGround({ worker: false });
  ground.app.log.level = "trace";
  Object.assign(ground.app.log, { [pino.symbols.streamSym]: { write: (line: string) => (logged += line) } });
});
afterAll(() => ground.close());

/** Which columns of all tables hold `text` anywhere. */
async function placesOf(text: string): Promise<string[]> {
  const tables = await ground.app.db<{ place: string }[]>`
    select format('%I.%I', table_schema, table_name) as place from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`;
  const found: string[] = [];
  for (const { place } of tables) {
    const [row] = await ground.app.db.unsafe(
      `select count(*)::int as n from ${place} as r where strpos(r::text, $1) > 0 or strpos(r::text, encode($1::bytea, 'hex')) > 0`,
      [text],
    );
    if (row?.["n"] > 0) found.push(place);
  }
  return found;
}

describe("a secret", () => {
  test("would be found if it lay somewhere", async () => {
    await ground.as("agent", "Findable name");
    expect(await placesOf("Findable name")).toEqual(["staff.member"]);
  });

  test("that is a token is shown once and kept nowhere", async () => {
    const made = await ground.api("POST", "/api/v1/api-tokens", { name: "Robot", role: "agent" });
    const { token } = made.body;
    expect(token).toMatch(/^jb_[\w-]{43}$/);
    expect(await placesOf(token)).toEqual([]);
    expect(await placesOf(token.slice(3, 30))).toEqual([]);
    const { body } = await ground.api("GET", "/api/v1/audit?limit=200");
    expect(JSON.stringify(body)).not.toContain(token);
  });

  test("that is a password, a link or the automation's token is kept nowhere", async () => {
    const { browser, link, email } = await signedIn(ground);
    await browser.call("PUT", "/api/v1/me/password", { password });
    await openBrowser(ground).signIn(email, password);
    expect(await placesOf(password)).toEqual([]);
    expect(await placesOf(tokenOf(link))).toEqual([]);
    expect(await placesOf(ground.adminToken)).toEqual([]);
  });

  test("is never logged, nor is what was typed by mistake", async () => {
    const { browser, link, email } = await signedIn(ground);
    const mistaken = "this is not my password";
    await browser.call("PUT", "/api/v1/me/password", { password });
    await browser.call("PUT", "/api/v1/me/password", { current: mistaken, password });
    await openBrowser(ground).signIn(email, mistaken);
    await openBrowser(ground).signIn(`${mistaken.replaceAll(" ", "-")}@airline.test`, mistaken);
    await openBrowser(ground).signIn(mistaken, mistaken);
    const { body } = await ground.api("POST", "/api/v1/api-tokens", { name: "Logged", role: "agent" });
    await ground.app.db`update staff.credential set password = 'not a hash' where password is not null`;
    expect((await openBrowser(ground).signIn(email, password)).status).toBe(500);
    ground.app.log.info({ request: { password, token: body.token } }, "what one might log");

    expect(logged).toContain("what one might log");
    const cookie = [...browser.cookies.values()][0] ?? "no cookie";
    const secrets = [
      password,
      mistaken,
      "not-my-password",
      body.token,
      ground.adminToken,
      cookie,
      decodeURIComponent(cookie),
    ];
    for (const secret of [...secrets, tokenOf(link), email]) expect(logged).not.toContain(secret);
  });
});
