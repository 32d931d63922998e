import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../server/config.ts";
import { Unstartable } from "../../server/platform/unstartable.ts";

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "jetbridge-config-"));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const read = (environment: Record<string, string> = {}) => readConfig({ JETBRIDGE_HOME: home, ...environment });

describe("without any setting", () => {
  test("it works on a laptop", () => {
    expect(read()).toMatchObject({
      host: "127.0.0.1",
      port: 4100,
      publicUrl: "http://127.0.0.1:4100",
      databaseUrl: null,
      roles: ["web", "worker"],
      world: { on: true, port: 4200 },
      adminToken: null,
    });
  });

  test("the key is made once, for its owner's eyes only, and found again", () => {
    const { key } = read();
    expect(key).toHaveLength(32);
    expect(read().key.equals(key)).toBe(true);
    expect(Buffer.from(readFileSync(join(home, "key"), "utf8"), "base64").equals(key)).toBe(true);
    expect(statSync(join(home, "key")).mode & 0o077).toBe(0);
  });

  test("what is set to nothing is not set", () => {
    expect(
      read({ PORT: "", HOST: "", DATABASE_URL: "", JETBRIDGE_ADMIN_TOKEN: "", JETBRIDGE_ROLES: "" }),
    ).toMatchObject({
      port: 4100,
      databaseUrl: null,
      adminToken: null,
      roles: ["web", "worker"],
    });
  });
});

const token = "x".repeat(32);
const key = randomBytes(32);

test.each<[name: string, value: string, config: object]>([
  ["PORT", "80", { port: 80, publicUrl: "http://127.0.0.1:80" }],
  ["HOST", "0.0.0.0", { host: "0.0.0.0" }],
  ["JETBRIDGE_PUBLIC_URL", "https://care.airline.test//", { publicUrl: "https://care.airline.test" }],
  ["DATABASE_URL", "postgres://a@b/c", { databaseUrl: "postgres://a@b/c" }],
  ["JETBRIDGE_ADMIN_TOKEN", token, { adminToken: token }],
  ["JETBRIDGE_TRUSTED_PROXIES", "10.0.0.7, fd00::/8", { trustedProxies: ["10.0.0.7", "fd00::/8"] }],
  ["JETBRIDGE_DRAIN_SECONDS", "20", { drainSeconds: 20 }],
  ["JETBRIDGE_GRAPH_VERSION", "27.0", { graphVersion: "v27.0" }],
  ["JETBRIDGE_RESERVATIONS_TOKEN", "alone it connects nothing", { reservations: null }],
  ["JETBRIDGE_RESERVATIONS_KIND", "ndc", { reservations: null }],
  [
    "JETBRIDGE_PAYMENTS_MOLLIE_KEY",
    "live_x",
    { payments: { mollie: { url: "https://api.mollie.com", key: "live_x" } } },
  ],
  ["JETBRIDGE_PAYMENTS_ADYEN_URL", "alone it connects nothing", { payments: { adyen: null, first: null } }],
  ["JETBRIDGE_ROLES", "web", { roles: ["web"] }],
  ["JETBRIDGE_ROLES", " worker , web ", { roles: ["worker", "web"] }],
  ["JETBRIDGE_WORLD", "off", { world: { on: false, port: 4200 } }],
  ["JETBRIDGE_WORLD_PORT", "65535", { world: { on: true, port: 65_535 } }],
  ["JETBRIDGE_KEY", key.toString("base64"), { key }],
])("%s=%s is taken", (name, value, config) => {
  expect(read({ [name]: value })).toMatchObject(config);
});

describe("a reservation system over Duffel", () => {
  const duffel = {
    JETBRIDGE_RESERVATIONS_KIND: "duffel",
    JETBRIDGE_RESERVATIONS_URL: "https://api.duffel.com/",
    JETBRIDGE_RESERVATIONS_TOKEN: "key",
  };
  test.each([
    [{}, null],
    [{ JETBRIDGE_RESERVATIONS_WEBHOOK_SECRET: "QKfUULLQh+8SegYmIsF6kA==" }, "QKfUULLQh+8SegYmIsF6kA=="],
  ])("is connected with %j", (more, webhookSecret) => {
    expect(read({ ...duffel, ...more }).reservations).toEqual({
      kind: "duffel",
      url: "https://api.duffel.com",
      token: "key",
      webhookSecret,
    });
  });
});

describe("a reservation system over NDC", () => {
  const ndc = {
    JETBRIDGE_RESERVATIONS_KIND: "ndc",
    JETBRIDGE_RESERVATIONS_URL: "https://ndc.airline.test/v1/{message}",
    JETBRIDGE_RESERVATIONS_TOKEN: "key",
    JETBRIDGE_RESERVATIONS_CARRIER: "VS",
    JETBRIDGE_RESERVATIONS_SELLER: "Care/12345678",
  };

  test("is connected with who asks, and the clocks of airports that are not known", () => {
    expect(read({ ...ndc, JETBRIDGE_RESERVATIONS_ZONES: "XXA=Europe/Oslo, XXB=Asia/Tokyo" }).reservations).toEqual({
      kind: "ndc",
      url: "https://ndc.airline.test/v1/{message}",
      token: "key",
      carrier: "VS",
      seller: { name: "Care", id: "12345678" },
      zones: new Map([
        ["XXA", "Europe/Oslo"],
        ["XXB", "Asia/Tokyo"],
      ]),
      webhookSecret: null,
    });
  });

  test.each([
    ["KIND", "soap"],
    ["CARRIER", "Virgin"],
    ["SELLER", "Care"],
    ["ZONES", "AMS=Amsterdam"],
    ["WEBHOOK_SECRET", "short"],
  ])("is refused with a wrong %s", (name, value) => {
    expect(refusal({ ...ndc, [`JETBRIDGE_RESERVATIONS_${name}`]: value })).toContain(`JETBRIDGE_RESERVATIONS_${name}`);
  });
});

/** The sentence with which a setting is refused. */
function refusal(environment: Record<string, string>): string {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof Unstartable) return error.message;
    throw error;
  }
  return "";
}

describe("what can't be meant is refused in one sentence that names it", () => {
  test.each<[why: string, name: string, value: string]>([
    ["no number", "PORT", "http"],
    ["no port", "PORT", "0"],
    ["beyond all ports", "PORT", "65536"],
    ["half a port", "PORT", "80.5"],
    ["a negative one", "PORT", "-1"],
    ["no number", "JETBRIDGE_WORLD_PORT", "x"],
    ["31 characters", "JETBRIDGE_ADMIN_TOKEN", "x".repeat(31)],
    ["an unknown role", "JETBRIDGE_ROLES", "web,cook"],
    ["an empty role", "JETBRIDGE_ROLES", "web,"],
    ["a key of 16 bytes", "JETBRIDGE_KEY", randomBytes(16).toString("base64")],
    ["a key in words", "JETBRIDGE_KEY", "correct horse battery staple"],
  ])("%s: %s", (_why, name, value) => {
    const said = refusal({ [name]: value });
    expect(said).toMatch(new RegExp(`^${name}\\b.{20,160}$`));
    // A secret that is refused is still a secret; anything else is quoted.
    expect(said.includes(value)).toBe(!/TOKEN|KEY/.test(name));
  });
});
