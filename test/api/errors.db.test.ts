import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ground, openGround } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { read, say } from "./raw.ts";

let ground: Ground;
let crew: Api;

beforeAll(async () => {
  ground = await openGround({ worker: false });
  crew = await ground.as("crew");
});
afterAll(() => ground.close());

const secret = "grandmother's knitting";

interface Asked {
  method?: string;
  path: string;
  type?: string;
  body?: string;
  token?: string | null;
}

const ask = ({ method = "GET", path, type, body, token = ground.adminToken }: Asked): Promise<Response> =>
  fetch(ground.url + path, {
    method,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(type && { "content-type": type }) },
    ...(body !== undefined && { body }),
  });

const json = "application/json";
const replies = `/api/v1/cases/${randomUUID()}/replies`;
const list = (query: string) => `/api/v1/messages?${query}`;
const cursor = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString("base64url");

describe("an error has one shape", () => {
  test.each<[why: string, asked: Asked, status: number, code: string]>([
    ["an id that is none", { path: `/api/v1/cases/${encodeURIComponent(secret)}` }, 400, "request.invalid"],
    ["a limit of nothing", { path: list("limit=0") }, 400, "request.invalid"],
    ["a limit above 200", { path: list("limit=201") }, 400, "request.invalid"],
    ["a limit that is no number", { path: list(`limit=${secret}`) }, 400, "request.invalid"],
    ["a time that is none", { path: list(`since=${secret}`) }, 400, "request.invalid"],
    ["a search of one letter", { path: list("search=a") }, 400, "request.invalid"],
    ["half a body", { method: "POST", path: replies, type: json, body: `{"text":"${secret}` }, 400, "request.invalid"],
    [
      "a body of another kind",
      { method: "POST", path: replies, type: json, body: `["${secret}"]` },
      400,
      "request.invalid",
    ],
    [
      "a body that misses fields",
      { method: "POST", path: replies, type: json, body: `{"text":"${secret}"}` },
      400,
      "request.invalid",
    ],
    [
      "a body that names a prototype",
      { method: "POST", path: replies, type: json, body: `{"__proto__":{"a":1}}` },
      400,
      "request.invalid",
    ],
    ["an address that can't be decoded", { path: "/api/v1/cases/%zz" }, 400, "request.invalid"],
    ["nobody signed in", { path: "/api/v1/cases", token: null }, 401, "staff.sign-in-needed"],
    ["a wrong token", { path: "/api/v1/cases", token: "jb_wrong_and_long" }, 401, "staff.wrong-token"],
    [
      "nobody signed in, and half a body",
      { method: "POST", path: replies, type: json, body: "{", token: null },
      401,
      "staff.sign-in-needed",
    ],
    ["no such case", { path: `/api/v1/cases/${randomUUID()}` }, 404, "cases.not-found"],
    ["no such customer", { path: `/api/v1/customers/${randomUUID()}` }, 404, "customers.not-found"],
    [
      "no such message",
      { method: "POST", path: `/api/v1/messages/${randomUUID()}/reveal` },
      404,
      "cases.message-not-found",
    ],
    ["no such address", { path: `/api/v1/${encodeURIComponent(secret)}` }, 404, "request.not-found"],
    ["another method", { method: "DELETE", path: "/api/v1/cases" }, 405, "request.method"],
    ["another method where the address holds an id", { method: "PATCH", path: replies }, 405, "request.method"],
    [
      "a body above 1 MB",
      { method: "POST", path: replies, type: json, body: JSON.stringify(secret.repeat(60_000)) },
      413,
      "request.too-large",
    ],
    ["an address beyond measure", { path: `/api/v1/cases/${"a".repeat(600)}` }, 414, "request.address-too-long"],
    [
      "a form",
      { method: "POST", path: replies, type: "application/x-www-form-urlencoded", body: secret },
      415,
      "request.media-type",
    ],
    [
      "plain text, which other sites may send",
      { method: "POST", path: replies, type: "text/plain", body: `{"text":"${secret}"}` },
      415,
      "request.media-type",
    ],
  ])("for %s", async (_why, asked, status, code) => {
    const response = await ask(asked);
    const text = await response.text();
    expect(response.status, text).toBe(status);
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const problem = JSON.parse(text);
    expect(problem).toEqual({
      code,
      message: expect.stringMatching(/^[A-Z].{5,120}$/),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      ...("details" in problem && { details: problem.details }),
    });
    expect(text).not.toMatch(/knitting|node_modules|\.ts:\d|at async|select /i);
  });

  test("for a role that may not", async () => {
    expect((await crew("GET", "/api/v1/cases")).body).toEqual({
      code: "staff.not-allowed",
      message: "Your role does not allow this.",
      requestId: expect.any(String),
      details: { needs: "cases:read" },
    });
  });

  test("and names the fields that are wrong", async () => {
    const { body } = await ground.api("POST", replies, { id: "1", text: "", visibility: "secret" });
    const fields = body.details.map(({ field }: { field: string }) => field);
    expect(fields.toSorted()).toEqual(["/id", "/text", "/visibility"]);
  });

  test("and says which methods an address takes", async () => {
    const response = await ask({ method: "PUT", path: `/api/v1/cases/${randomUUID()}` });
    expect(response.headers.get("allow")).toBe("GET");
    expect((await ask({ method: "DELETE", path: "/api/v1/channel-accounts" })).headers.get("allow")).toBe("POST, GET");
  });

  test.each([
    ["what is no HTTP", "hello there\r\n\r\n", 400],
    ["headers without end", `GET / HTTP/1.1\r\nhost: a\r\nx: ${"a".repeat(20_000)}\r\n\r\n`, 431],
  ])("also for %s", async (_why, bytes, status) => {
    const answer = read(await say(ground.url, bytes));
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toEqual({
      code: expect.any(String),
      message: expect.any(String),
      requestId: expect.any(String),
    });
  });
});

describe("a cursor that is not ours is refused", () => {
  const messages = (value: string) => `/api/v1/messages?cursor=${value}`;
  test.each([
    ["no base64", messages("%%%".replaceAll("%", "%25"))],
    ["no JSON", messages(Buffer.from("{").toString("base64url"))],
    ["too many values", messages(cursor("1", "2"))],
    ["an object", messages(cursor({ $gt: 1 }))],
    ["a word for a number", messages(cursor("x"))],
    ["a number beyond the column's", messages(cursor("99999999999999999999999"))],
    ["a word for a time", `/api/v1/cases?state=closed&cursor=${cursor("last summer", randomUUID())}`],
    ["a word for an id", `/api/v1/cases?state=closed&cursor=${cursor("2026-01-01T00:00:00Z", "me")}`],
    ["a word for an urgency", `/api/v1/cases?cursor=${cursor("very", "2026-01-01T00:00:00Z", randomUUID())}`],
    ["a word for an offset", `/api/v1/figures/waits?kind=resolution&cursor=${cursor("x")}`],
    ["an offset below nothing", `/api/v1/figures/waits?kind=resolution&cursor=${cursor(-5)}`],
    ["a word for a member", `/api/v1/staff?cursor=${cursor("x")}`],
    ["a word for an entry", `/api/v1/audit?cursor=${cursor("x")}`],
    ["a word for a delivery", `/api/v1/deliveries?cursor=${cursor("x")}`],
  ])("%s", async (_why, path) => {
    expect(await ground.api("GET", path)).toMatchObject({ status: 400, body: { code: "request.cursor" } });
  });
});

describe("what the contract does not know", () => {
  test("in a query is left aside", async () => {
    expect((await ground.api("GET", "/api/v1/messages?limit=1&colour=green")).status).toBe(200);
  });

  test("in a body is left aside, and reaches nothing", async () => {
    const made = await ground.api("POST", "/api/v1/api-tokens", {
      name: "Robot",
      role: "agent",
      kind: "person",
      active: false,
    });
    expect(made.status).toBe(201);
    const [member] = await ground.app.db`select kind, active from staff.member where name = 'Robot'`;
    expect(member).toEqual({ kind: "program", active: true });
  });

  test.each([
    ["no body at all", {}],
    ["an empty body that calls itself JSON", { type: json, body: "" }],
    ["null", { type: json, body: "null" }],
  ])("where a body may be missing, %s will do", async (_why, sent) => {
    expect((await ask({ method: "POST", path: "/api/v1/cases/next", ...sent })).status).toBe(204);
  });
});

describe("what no column can hold", () => {
  test.each([
    ["a NUL", "bag\0gage", "baggage"],
    ["half a surrogate pair", "bag\ud83dgage", "bag\ufffdgage"],
  ])("is left out of a text: %s", async (_what, name, kept) => {
    const made = await ground.api("POST", "/api/v1/api-tokens", { name, role: "agent" });
    expect(made.status).toBe(201);
    expect(await ground.app.db`select kind from staff.member where name = ${kept}`).toEqual([{ kind: "program" }]);
    expect((await ground.api("GET", `/api/v1/messages?search=${encodeURIComponent("bag\0gage")}`)).status).toBe(200);
  });

  test.each([
    ["the year 0", "request.invalid", list("since=0000-01-01T00:00:00Z")],
    ["the year 0 in a figure", "figures.period", "/api/v1/figures?from=0000-01-01T00:00:00Z&to=0000-01-02T00:00:00Z"],
  ])("is refused as a value: %s", async (_what, code, path) => {
    expect(await ground.api("GET", path)).toMatchObject({ status: 400, body: { code } });
  });
});
