import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { apiOf } from "../call-api.ts";
import { ask, connectBrand } from "./asked.ts";
import { forgetAttempts, password, signedIn } from "./browser.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround();
});
beforeEach(() => forgetAttempts(ground));
afterAll(() => ground.close());

const linesOf = (body: string): string[] => body.replace("\uFEFF", "").trimEnd().split("\r\n");

async function person(role: string) {
  const { browser, id } = await signedIn(ground, role);
  await browser.call("PUT", "/api/v1/me/password", { password });
  return { browser, id };
}

describe("the audit as CSV", () => {
  test("needs a proof of the last five minutes; then it comes, and the taking of it is in the audit", async () => {
    const { browser, id } = await person("admin");
    await moveClock(ground.app, "6 minutes");
    const take = () => browser.call("GET", "/api/v1/exports/audit.csv");
    expect(await take()).toMatchObject({
      status: 403,
      body: { code: "staff.proof-needed", details: { proofs: ["password"] } },
    });
    expect((await browser.call("POST", "/api/v1/me/proof", { password: "not it at all" })).status).toBe(400);
    expect((await take()).status).toBe(403);
    expect((await browser.call("POST", "/api/v1/me/proof", { password })).status).toBe(200);
    const answer = await take();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="audit-[\d-]+\.csv"$/);
    const [head, first] = linesOf(answer.body);
    expect(head).toBe("at,actor id,actor,action,subject,detail");
    expect(first).toContain(`,sign-in.proved-again,staff/${id},`);
    const { body } = await ground.api("GET", "/api/v1/audit?limit=1");
    expect(body.items).toMatchObject([
      { actor: { id }, action: "exports.audit", detail: expect.stringContaining(" to ") },
    ]);
    await moveClock(ground.app, "5 minutes 1 second");
    expect((await take()).status).toBe(403);
  });

  test("is safe to open, whatever somebody is called", async () => {
    const evil = '=HYPERLINK("http://evil.test")';
    const { body } = await ground.api("POST", "/api/v1/api-tokens", { name: evil, role: "admin", isTrusted: true });
    const api = apiOf(ground.url, body.token);
    await api("POST", "/api/v1/api-tokens", { name: "Another", role: "agent" });
    const answer = await api("GET", "/api/v1/exports/audit.csv");
    expect(answer.body).toContain(`"'=HYPERLINK(""http://evil.test"")"`);
    expect(answer.body).not.toMatch(/(^|,)"?=HYPERLINK/m);
  });

  test("comes whole, past one batch, once each", async () => {
    const { id } = await (await ground.api("GET", "/api/v1/me")).body;
    await ground.app.db`
      insert into staff.audit (actor_id, action, subject) select ${id}, 'test.row', 'n/' || n from generate_series(1, 4500) n`;
    const answer = await ground.api("GET", "/api/v1/exports/audit.csv");
    const rows = linesOf(answer.body).filter((line) => line.includes("test.row"));
    expect(rows).toHaveLength(4500);
    expect(new Set(rows.map((row) => row.split(",")[4])).size).toBe(4500);
  });

  test.each([
    ["a lead", "lead", 403],
    ["an agent", "agent", 403],
  ])("is nothing for %s", async (_who, role, status) => {
    const { browser } = await person(role);
    expect((await browser.call("GET", "/api/v1/exports/audit.csv")).status).toBe(status);
  });

  test("needs a token that was made as trusted", async () => {
    const { body } = await ground.api("POST", "/api/v1/api-tokens", { name: "Plain", role: "admin" });
    expect(await apiOf(ground.url, body.token)("GET", "/api/v1/exports/audit.csv")).toMatchObject({
      status: 403,
      body: { code: "staff.proof-needed", details: { proofs: [] } },
    });
  });
});

describe("figures as CSV", () => {
  test("say what the page says, with the list behind", async () => {
    const brand = await connectBrand(ground);
    await ask(ground, brand, "where is my bag?");
    const { browser } = await person("lead");
    const figures = await browser.call("GET", "/api/v1/exports/figures.csv?by=channel");
    const [head = "", row = ""] = linesOf(figures.body);
    expect(head.split(",").slice(0, 3)).toEqual(["channel", "messages", "needing an answer"]);
    expect(row.split(",").slice(0, 3)).toEqual(["x", "1", "1"]);
    expect(row.split(",")).toHaveLength(head.split(",").length);
    const waits = await browser.call("GET", "/api/v1/exports/waits.csv?kind=first-response");
    expect(linesOf(waits.body)[0]).toBe(
      "case,kind,channel,language,from,to,seconds,first message,last message,answered by",
    );
  });

  test.each([
    ["turned round", "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z"],
    ["longer than a year", "from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z"],
  ])("of a period that is %s are refused", async (_how, query) => {
    expect(await ground.api("GET", `/api/v1/exports/figures.csv?${query}`)).toMatchObject({
      status: 400,
      body: { code: "figures.period" },
    });
  });

  test("are nothing for an agent, who may look at them", async () => {
    const { browser } = await person("agent");
    expect((await browser.call("GET", "/api/v1/figures")).status).toBe(200);
    expect(await browser.call("GET", "/api/v1/exports/figures.csv")).toMatchObject({
      status: 403,
      body: { code: "staff.not-allowed", details: { needs: "figures:export" } },
    });
  });
});
