import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ground, openGround } from "../ground.ts";
import { ask, connectBrand } from "../staff/asked.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround();
  const brand = await connectBrand(ground);
  await ask(ground, brand, "Where is my bag? It did not arrive on the belt");
  const { caseId } = await ask(ground, brand, "Waar blijft mijn koffer? Ik wacht al sinds maandag op de luchthaven");
  await ask(ground, brand, "Mijn vlucht is geannuleerd, hoe kom ik vandaag nog thuis?");
  await ground.app
    .db`update assignment.queue_entry set waiting_since = waiting_since - interval '20 minutes' where case_id = ${caseId}`;
  await ground.app.db`
    insert into service_levels.published (channel, measured_at, expected_seconds, waiting, inputs)
    values ('x', platform.now() + interval '1 second', 600, 3, '{}')`;
});
afterAll(() => ground.close());

describe("the wall", () => {
  test("shows who waits by language and channel, the pace, and whose promise is broken", async () => {
    const insight = await ground.as("insight");
    const { status, body } = await insight("GET", "/api/v1/screens/wall");
    expect(status).toBe(200);
    expect(body).toMatchObject({ waiting: 3, promises: [{ channel: "x", expectedSeconds: 600, broken: 1, near: 0 }] });
    const cells = body.cells.map(({ language, channel, waiting }: Record<string, unknown>) => [
      language,
      channel,
      waiting,
    ]);
    expect(cells.toSorted()).toEqual([
      ["en", "x", 1],
      ["nl", "x", 2],
    ]);
    expect(body.pace).toHaveLength(36);
    expect(body.pace.reduce((sum: number, { began }: { began: number }) => sum + began, 0)).toBe(3);
    expect(Date.parse(body.oldestWaitingSince)).toBeLessThan(Date.parse(body.now) - 19 * 60_000);
  });

  test("is one look for many who watch at once", async () => {
    const insight = await ground.as("insight", "Many screens");
    const all = await Promise.all(Array.from({ length: 30 }, () => insight("GET", "/api/v1/screens/wall")));
    expect(new Set(all.map(({ body }) => body.now)).size).toBeLessThanOrEqual(3);
  });

  test("opens for a screen by the token in its address, which can do nothing else", async () => {
    const { token } = await ground.as("insight", "Screen by the window");
    const entered = await fetch(`${ground.url}/wall/${token}`, { redirect: "manual" });
    expect(entered.headers.get("location")).toBe("/wall");
    const [cookie = ""] = entered.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    const headers = { cookie: cookie.split(";")[0] ?? "" };
    const as = (path: string, method = "GET") => fetch(ground.url + path, { method, headers });
    expect((await as("/api/v1/screens/wall")).status).toBe(200);
    expect((await as("/api/v1/me")).status).toBe(200);
    expect((await as("/api/v1/cases")).status).toBe(403);
    expect((await as("/api/v1/cases/next", "POST")).status).toBe(403);
  });

  test("opens for no other token than one that only reads figures", async () => {
    const { token } = await ground.as("lead", "Careless Lead");
    const headers = { cookie: `jetbridge_wall=${token}` };
    expect((await fetch(`${ground.url}/api/v1/screens/wall`, { headers })).status).toBe(401);
  });
});
