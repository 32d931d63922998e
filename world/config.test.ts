import { describe, expect, test } from "vitest";
import { readSettings } from "./config.ts";

describe("the settings of the world", () => {
  test("have quiet defaults", () => {
    expect(readSettings({})).toEqual({
      host: "127.0.0.1",
      port: 4200,
      home: null,
      product: null,
      rate: 6,
      reservationsToken: null,
      courierToken: null,
      paymentsSecret: null,
      languageModelToken: null,
      baggageToken: null,
      clamdPort: null,
      seed: null,
    });
  });

  test("are read from the environment", () => {
    const env = {
      JETBRIDGE_WORLD_PORT: "4300",
      JETBRIDGE_WORLD_HOME: "/somewhere",
      JETBRIDGE_WORLD_API: "http://127.0.0.1:4100/",
      JETBRIDGE_WORLD_TOKEN: "t",
      JETBRIDGE_WORLD_RATE: "0",
      JETBRIDGE_WORLD_SEED: "12",
    };
    expect(readSettings(env)).toEqual({
      host: "127.0.0.1",
      port: 4300,
      home: "/somewhere",
      product: { api: "http://127.0.0.1:4100", token: "t" },
      rate: 0,
      reservationsToken: null,
      courierToken: null,
      paymentsSecret: null,
      languageModelToken: null,
      baggageToken: null,
      clamdPort: null,
      seed: 12,
    });
  });

  test.each([
    ["a port that is none", { JETBRIDGE_WORLD_PORT: "door" }],
    ["a rate below nothing", { JETBRIDGE_WORLD_RATE: "-1" }],
    ["a product without a token", { JETBRIDGE_WORLD_API: "http://127.0.0.1:4100" }],
    ["an address that is none", { JETBRIDGE_WORLD_API: "over there", JETBRIDGE_WORLD_TOKEN: "t" }],
  ])("refuse %s in one sentence", (_what, env) => {
    expect(() => readSettings(env)).toThrow(/^JETBRIDGE_WORLD_\w+ .+\.$|^JETBRIDGE_WORLD_API is not/);
  });
});
