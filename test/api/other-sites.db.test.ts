import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endpoints } from "../../contract/index.ts";
import { type Ground, openGround } from "../ground.ts";
import { cookieOf, signedIn } from "../staff/browser.ts";

let ground: Ground;
let cookie: string;

beforeAll(async () => {
  ground = await openGround({ worker: false });
  const { browser } = await signedIn(ground, "admin");
  cookie = cookieOf(browser);
});
afterAll(() => ground.close());

const unsafe = endpoints.filter(({ method, needs }) => method !== "GET" && needs !== "public");
const nothing = "00000000-0000-4000-8000-000000000000";

async function send(
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; code: string }> {
  const response = await fetch(ground.url + path.replaceAll(/:\w+/g, nothing), {
    method,
    headers: { cookie, "content-type": "application/json", ...headers },
    body: "{}",
  });
  const text = await response.text();
  return { status: response.status, code: text.startsWith("{") ? (JSON.parse(text) as { code: string }).code : "" };
}

const refused = { status: 403, code: "staff.wrong-origin" };

/** What a browser adds to a request that a page made it send. */
const pages: [name: string, headers: () => Record<string, string>][] = [
  ["another site's page", () => ({ origin: "https://evil.test", "sec-fetch-site": "cross-site" })],
  ["another site's page, in an old browser", () => ({ origin: "https://evil.test" })],
  ["a page of a neighbour under the same domain", () => ({ origin: ground.url, "sec-fetch-site": "same-site" })],
  ["a page that claims our origin from another site", () => ({ origin: ground.url, "sec-fetch-site": "cross-site" })],
  ["a page in a sandbox", () => ({ origin: "null", "sec-fetch-site": "cross-site" })],
  ["nowhere", () => ({})],
  ["nowhere, typed by hand", () => ({ "sec-fetch-site": "none" })],
  ["our address on another port", () => ({ origin: "http://127.0.0.1:1", "sec-fetch-site": "same-site" })],
  ["our name with more behind it", () => ({ origin: `${ground.url}.evil.test`, "sec-fetch-site": "cross-site" })],
];

describe.each(unsafe.map(({ method, path }) => [`${method} ${path}`, method, path] as const))(
  "a session does not %s",
  (_name, method, path) => {
    test.each(pages)("from %s", async (_where, headers) => {
      expect(await send(method, path, headers())).toEqual(refused);
    });
  },
);

test("from our own page it may", async () => {
  for (const headers of [{ origin: ground.url }, { origin: ground.url, "sec-fetch-site": "same-origin" }])
    expect((await send("POST", "/api/v1/cases/next", headers)).status).toBe(204);
});

test.each(["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"])(
  "a form's %s is not even read",
  async (type) => {
    const response = await fetch(`${ground.url}/api/v1/cases/next`, {
      method: "POST",
      headers: { cookie, origin: ground.url, "content-type": type },
      body: "{}",
    });
    expect(response.status).toBe(415);
  },
);

test.each([
  ["another site's page", { origin: "https://evil.test", "sec-fetch-site": "cross-site" }],
  ["a page in a sandbox", { origin: "null", "sec-fetch-site": "cross-site" }],
])("nobody is signed out from %s", async (_where, headers) => {
  expect((await send("POST", "/api/v1/sign-out", headers as never)).status).toBe(403);
  const me = await fetch(`${ground.url}/api/v1/me`, { headers: { cookie } });
  expect(me.status).toBe(200);
});
