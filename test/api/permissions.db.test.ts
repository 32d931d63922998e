import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Endpoint } from "../../contract/endpoint.ts";
import { endpoints } from "../../contract/index.ts";
import { permissions } from "../../contract/permission.ts";
import { allowed, Role } from "../../contract/staff.ts";
import { type Ground, openGround } from "../ground.ts";
import { type Answer, type Api, apiOf } from "../call-api.ts";

let ground: Ground;
const members = new Map<Role, Api>();

beforeAll(async () => {
  ground = await openGround({ worker: false });
  for (const role of Role.options) members.set(role, await ground.as(role));
});
afterAll(() => ground.close());

const nameOf = ({ method, path }: Endpoint): string => `${method} ${path}`;

/** The address with an id of nothing in each place. */
const addressOf = ({ path }: Endpoint): string => path.replaceAll(":deliveryId", "1").replaceAll(/:\w+/g, randomUUID());

/** An empty body: what it may do is decided before what it says is read. */
const call = (api: Api, endpoint: Endpoint): Promise<Answer> =>
  api(endpoint.method, addressOf(endpoint), endpoint.method === "GET" ? undefined : {});

const guarded = endpoints.filter(({ needs }) => needs !== "public");

/** What anybody signed in may. */
const forAll: readonly string[] = ["signed-in", "half-signed-in", "enrolling"];

const may = (role: Role, { needs }: Endpoint): boolean =>
  forAll.includes(needs) || allowed[role].some((permission) => permission === needs);

const matrix = guarded.flatMap((endpoint) =>
  Role.options.map((role) => ({ role, endpoint, name: nameOf(endpoint), isAllowed: may(role, endpoint) })),
);

describe("without a sign-in", () => {
  test.each(guarded.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    "%s is refused",
    async (_name, endpoint) => {
      expect(await call(ground.anonymous, endpoint)).toMatchObject({
        status: 401,
        body: { code: "staff.sign-in-needed" },
      });
    },
  );

  test("only the ways in, the reply times and the facts are public, and those are answered", async () => {
    const open = endpoints.filter(({ needs }) => needs === "public");
    expect(open.map(nameOf)).toEqual([
      "POST /api/v1/sign-in/password",
      "POST /api/v1/sign-in/link",
      "POST /api/v1/sign-in/passkey/options",
      "POST /api/v1/sign-in/passkey",
      "GET /api/v1/sign-in/ways",
      "POST /api/v1/chat/sessions",
      "POST /api/v1/chat/lines",
      "GET /api/v1/chat/lines",
      "POST /api/v1/chat/read",
      "POST /api/v1/chat/typing",
      "PUT /api/v1/chat/files/:fileId/pieces/:place",
      "POST /api/v1/chat/files/:fileId",
      "GET /api/v1/chat/files/:fileId",
      "GET /api/v1/reply-times",
      "GET /api/v1/facts/public",
    ]);
    expect((await ground.anonymous("GET", "/api/v1/reply-times")).status).toBe(200);
    expect((await ground.anonymous("GET", "/api/v1/facts/public")).status).toBe(200);
  });

  test("every guarded endpoint names a permission that exists", () => {
    const known = new Set<string>([...permissions, ...forAll]);
    expect(guarded.filter(({ needs }) => !known.has(needs)).map(nameOf)).toEqual([]);
  });
});

describe("a role", () => {
  test.each(matrix.filter(({ isAllowed }) => !isAllowed))("$role may not $name", async ({ role, endpoint }) => {
    expect(await call(members.get(role) as Api, endpoint)).toMatchObject({
      status: 403,
      body: { code: "staff.not-allowed", details: { needs: endpoint.needs } },
    });
  });

  // A token is nobody who could have a password, factors or sessions, whatever its role.
  const isForPersons = (name: string): boolean =>
    name.includes("/api/v1/me/") || name.endsWith("/sign-out") || name.endsWith("/second-factor");
  test.each(matrix.filter(({ isAllowed, name }) => isAllowed && !isForPersons(name)))(
    "$role may $name",
    async ({ role, endpoint }) => {
      const { status, body } = await call(members.get(role) as Api, endpoint);
      expect([401, 403], JSON.stringify(body)).not.toContain(status);
      expect(status, JSON.stringify(body)).toBeLessThan(500);
    },
  );

  test.each([
    ["set a password", "PUT", "/api/v1/me/password", { password: "twelve letters or more" }],
    ["set up an app", "POST", "/api/v1/me/app", undefined],
    ["add a passkey", "POST", "/api/v1/me/passkeys/options", undefined],
    ["list sessions", "GET", "/api/v1/me/sessions", undefined],
    ["prove that it is there", "POST", "/api/v1/me/proof", { password: "x" }],
    ["sign out", "POST", "/api/v1/sign-out", undefined],
  ])("a program can't %s", async (_what, method, path, body) => {
    expect(await ground.api(method, path, body)).toMatchObject({ status: 403, body: { code: "staff.for-persons" } });
  });

  test.each(
    guarded
      .filter(({ stepUp, needs }) => stepUp && needs !== "enrolling" && needs !== "signed-in")
      .map((endpoint) => [nameOf(endpoint), endpoint] as const),
  )("a token that is not trusted may not %s, whatever its role", async (_name, endpoint) => {
    const { body } = await ground.api("POST", "/api/v1/api-tokens", { name: "Untrusted", role: "admin" });
    expect(await call(apiOf(ground.url, body.token), endpoint)).toMatchObject({
      status: 403,
      body: { code: "staff.proof-needed", details: { proofs: [] } },
    });
  });

  test("the matrix is about every endpoint and every role", () => {
    expect(matrix).toHaveLength(guarded.length * Role.options.length);
  });
});

describe("giving a case to somebody else", () => {
  const assign = (api: Api) => api("POST", `/api/v1/cases/${randomUUID()}/assign`, { assigneeId: randomUUID() });

  test("needs the permission to assign, which an agent has not", async () => {
    expect(await assign(members.get("agent") as Api)).toMatchObject({
      status: 403,
      body: { code: "staff.not-allowed", details: { needs: "cases:assign" } },
    });
  });
});

describe("a token", () => {
  test.each([
    ["that nobody has", `jb_${"x".repeat(43)}`, "staff.wrong-token"],
    ["of the automation with its last letter changed", () => `${ground.adminToken.slice(0, -1)}_`, "staff.wrong-token"],
    ["that is too short to be one", "short", "staff.sign-in-needed"],
    ["that is not one word", "one two three", "staff.sign-in-needed"],
  ])("%s is refused", async (_why, token, code) => {
    const api = apiOf(ground.url, typeof token === "string" ? token : token());
    expect(await api("GET", "/api/v1/me")).toMatchObject({ status: 401, body: { code } });
  });

  test("of the environment acts as the member Automation, with every permission", async () => {
    const { body } = await ground.api("GET", "/api/v1/me");
    expect(body).toMatchObject({ name: "Automation", role: "admin", active: true });
    expect(body.permissions.toSorted()).toEqual([...permissions].toSorted());
  });

  test("of the environment is one member however many calls come at once", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ground.api("GET", "/api/v1/me")));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  test("acts with its role's permissions and no others", async () => {
    const { body } = await (members.get("insight") as Api)("GET", "/api/v1/me");
    expect(body).toMatchObject({ role: "insight", permissions: ["figures:read", "figures:export"] });
  });
});
