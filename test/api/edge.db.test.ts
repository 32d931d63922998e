import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endpoints } from "../../contract/index.ts";
import { closeApp, openApp } from "../../server/app.ts";
import { startWeb } from "../../server/web.ts";
import { findFreePort } from "../../server/platform/free-port.ts";
import { type Ground, openGround } from "../ground.ts";
import { apiOf } from "../call-api.ts";
import { until } from "../until.ts";
import { openGate } from "./gate.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround({ worker: false });
});
afterAll(() => ground.close());

interface Operation {
  "x-needs": string;
  summary: string;
  security?: unknown[];
  responses: Record<string, unknown>;
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: unknown;
}

async function description(): Promise<{ openapi: string; paths: Record<string, Record<string, Operation>> }> {
  const { status, body } = await ground.anonymous("GET", "/api/openapi.json");
  expect(status).toBe(200);
  return body;
}

const openPath = (path: string): string => path.replaceAll(/:(\w+)/g, "{$1}");

describe("the description of the API", () => {
  test("is OpenAPI 3.1", async () => {
    expect((await description()).openapi).toMatch(/^3\.1\.\d$/);
  });

  test.each(endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    "names %s, what it does and what it needs",
    async (_name, { method, path, summary, needs, status }) => {
      const operation = (await description()).paths[openPath(path)]?.[method.toLowerCase()];
      expect(operation).toMatchObject({ summary, "x-needs": needs });
      expect(operation?.security).toEqual(needs === "public" ? undefined : [{ token: [] }, { session: [] }]);
      expect(Object.keys(operation?.responses ?? {})).toContain(String(status));
      const named = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
      const params = (operation?.parameters ?? []).filter((one) => one.in === "path").map(({ name }) => name);
      expect(params).toEqual(named);
    },
  );

  test("says what its errors look like, and which each operation may answer", async () => {
    const { paths, components } = (await description()) as never as {
      paths: Record<string, Record<string, Operation>>;
      components: { schemas: { Problem: { required: string[] } } };
    };
    expect(components.schemas.Problem.required).toEqual(["code", "message", "requestId"]);
    for (const operations of Object.values(paths))
      for (const operation of Object.values(operations)) {
        expect(Object.keys(operation.responses)).toContain("503");
        expect("403" in operation.responses).toBe(operation["x-needs"] !== "public");
      }
  });

  test("can be read as a page, with every operation, its permission and an example, under a policy without scripts", async () => {
    const response = await fetch(`${ground.url}/api/docs`);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get("content-security-policy")).not.toContain("script-src");
    expect(page).not.toContain("<script");
    for (const { method, path, needs } of endpoints) {
      const at = page.indexOf(`<b data-method="${method}">${method}</b> <code>${openPath(path)}</code>`);
      expect(at, `${method} ${path}`).toBeGreaterThan(0);
      const article = page.slice(at, page.indexOf("</article>", at));
      expect(needs === "public" || needs === "signed-in" || article.includes(needs), `${method} ${path}`).toBe(true);
      expect(article).toContain("Answer 2");
    }
  });

  test("names nothing else", async () => {
    const { paths } = await description();
    const told = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(told.toSorted()).toEqual(endpoints.map(({ method, path }) => `${method} ${openPath(path)}`).toSorted());
  });

  test("points only to what is in it", async () => {
    const text = JSON.stringify(await description());
    const whole = JSON.parse(text);
    for (const [, pointer = ""] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = pointer.split("/").reduce((at, name) => at?.[name], whole);
      expect(found, pointer).toBeDefined();
    }
  });
});

describe("every answer carries the headers that keep a browser safe", () => {
  test.each([
    ["the API", "/api/v1/reply-times"],
    ["a refusal", "/api/v1/cases"],
    ["an address that is none", "/nowhere"],
    ["the sign-in", "/api/v1/sign-in/ways"],
    ["the desk", "/desk"],
    ["the reply times", "/reply-times"],
    ["the API's page", "/api/docs"],
    ["health", "/healthz"],
  ])("%s", async (_what, path) => {
    const { headers } = await fetch(ground.url + path, { redirect: "manual" });
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
    });
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("server")).toBeNull();
  });

  test("the desk's scripts and styles need a nonce that is new each time", async () => {
    const load = async () => {
      const response = await fetch(`${ground.url}/desk`);
      const nonce = /'nonce-([^']{20,})'/.exec(response.headers.get("content-security-policy") ?? "")?.[1];
      return { nonce, page: await response.text() };
    };
    const [one, other] = await Promise.all([load(), load()]);
    expect(one.nonce).toBeDefined();
    expect(one.nonce).not.toBe(other.nonce);
    for (const [tag] of one.page.matchAll(/<(?:script|style)\b[^>]*>/g)) expect(tag).toContain(`nonce="${one.nonce}"`);
    expect(one.page).not.toContain("NONCE-OF-THIS-ANSWER");
  });

  test("and what is about people stays in no cache", async () => {
    for (const path of ["/api/v1/cases", "/api/v1/me"])
      expect((await ground.api("GET", path)).headers.get("cache-control")).toBe("no-store");
    expect((await ground.anonymous("GET", "/reply-times")).headers.get("cache-control")).toBe("public, max-age=30");
  });
});

describe("health", () => {
  test("is told to anybody: alive, and able to work", async () => {
    expect(await ground.anonymous("GET", "/healthz")).toMatchObject({ status: 200, body: { ok: true } });
    expect(await ground.anonymous("GET", "/readyz")).toMatchObject({ status: 200, body: { ok: true } });
  });

  test("is two things: while the database is away we are alive and not ready, and say when to try again", async () => {
    const gate = await openGate(ground.databaseUrl);
    const port = await findFreePort();
    const app = await openApp({ ...ground.app.config, port, databaseUrl: gate.url }, "test");
    app.log.level = "silent";
    const web = await startWeb(app);
    const api = apiOf(`http://127.0.0.1:${port}`, ground.adminToken);
    expect((await api("GET", "/readyz")).status).toBe(200);

    gate.shut();
    expect((await api("GET", "/healthz")).status).toBe(200);
    expect((await api("GET", "/readyz")).status).toBe(503);
    const answer = await api("GET", "/api/v1/me");
    expect(answer).toMatchObject({ status: 503, body: { code: "database.unavailable" } });
    expect(answer.headers.get("retry-after")).toBe("2");

    gate.open();
    await until(
      () => api("GET", "/api/v1/me"),
      ({ status }) => status === 200,
      "the database",
    );
    expect((await api("GET", "/readyz")).status).toBe(200);
    await web.stop();
    await closeApp(app);
    await gate.close();
  });
});
