import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { ask, connectBrand } from "../staff/asked.ts";
import { cookieOf, forgetAttempts, signedIn } from "../staff/browser.ts";
import { caughtUp, knock, listen, topicsOf } from "./listener.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround();
});
beforeEach(() => forgetAttempts(ground));
afterAll(() => ground.close());

describe("the live socket opens", () => {
  test.each([
    ["nobody signed in", {}, 401],
    ["a token that is none", { authorization: "Bearer jb_nobody_has_this" }, 401],
    ["a cookie that is none", { cookie: "jetbridge.session_token=forged.forged", origin: "ours" }, 401],
  ])("not for %s", async (_who, { origin, ...headers }: Record<string, string>, status) => {
    const all = origin ? { ...headers, origin: ground.url } : headers;
    expect(await knock({ url: ground.url, headers: all })).toBe(status);
  });

  test.each([
    ["on our own page", (url: string) => ({ origin: url }), 101],
    ["on another site's page", () => ({ origin: "https://evil.test" }), 403],
    ["on a page that does not say where", () => ({}), 403],
  ])("for a session only %s", async (_where, from, status) => {
    const { browser } = await signedIn(ground);
    const headers: Record<string, string> = { cookie: cookieOf(browser), ...from(ground.url) };
    expect(await knock({ url: ground.url, headers })).toBe(status);
  });

  test("for a token, and says from where on it tells", async () => {
    const listener = listen({ url: ground.url, token: ground.adminToken });
    await until(
      async () => listener.messages,
      (messages) => messages.length > 0,
    );
    expect(listener.messages[0]).toEqual({ type: "hello", position: expect.stringMatching(/^\d+\.\d+$/) });
    listener.cut();
  });

  test("nowhere else", async () => {
    for (const path of ["/api/v1/livelier", "/api/v1/cases", "/"])
      expect(
        await new Promise((done) => {
          const socket = connect(Number(new URL(ground.url).port), "127.0.0.1");
          socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
          socket.once("data", (answer: Buffer) => done(answer.toString().split("\r\n")[0]));
        }),
      ).toBe("HTTP/1.1 404 Not Found");
  });
});

describe("what is no socket does no harm", () => {
  const upgrade = (path: string, key = "dGhlIHNhbXBsZSBub25jZQ==") =>
    `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\nAuthorization: Bearer ${ground.adminToken}\r\n\r\n`;

  test.each([
    ["an address that is none", () => upgrade("//")],
    ["an address of another kind", () => upgrade("http://[::1")],
    ["a key that is none", () => upgrade("/api/v1/live", "short")],
    ["an address that can't be decoded", () => upgrade("/api/v1/live?after=%zz")],
  ])("%s", async (_what, bytes) => {
    await new Promise<void>((done) => {
      const socket = connect(Number(new URL(ground.url).port), "127.0.0.1", () => socket.write(bytes()));
      socket.on("error", () => {});
      socket.once("data", () => socket.destroy());
      socket.once("close", () => done());
    });
    expect((await ground.anonymous("GET", "/healthz")).status).toBe(200);
  });

  test("a line that is reset while we ask who it is, many times over", async () => {
    for (const path of ["/api/v1/live", "/nowhere"])
      for (let n = 0; n < 25; n++)
        await new Promise<void>((done) => {
          const socket = connect(Number(new URL(ground.url).port), "127.0.0.1", () => {
            socket.write(upgrade(path));
            setImmediate(() => socket.resetAndDestroy());
          });
          socket.on("error", () => {});
          socket.once("close", () => done());
        });
    expect((await ground.anonymous("GET", "/healthz")).status).toBe(200);
  });
});

describe("the live socket", () => {
  test("tells that a case changed and the queue with it, and never what was written", async () => {
    const brand = await connectBrand(ground);
    const listener = listen({ url: ground.url, token: ground.adminToken });
    await until(
      async () => listener.messages.length,
      (count) => count > 0,
    );
    const { caseId, customerId } = await ask(ground, brand, "where is my zebrafinch?", "4711");
    await caughtUp(ground, listener);
    expect([...topicsOf(listener)]).toEqual(
      expect.arrayContaining([`case/${caseId}`, `customer/${customerId}`, "queue"]),
    );
    expect(listener.frames.join("\n")).not.toMatch(/zebrafinch|Passenger|p4711/i);
    listener.cut();
  });

  test("tells of a mention that made no case", async () => {
    const brand = await connectBrand(ground);
    const listener = listen({ url: ground.url, token: ground.adminToken });
    await until(
      async () => listener.messages.length,
      (count) => count > 0,
    );
    await ask(ground, brand, "flies over my house every morning");
    await caughtUp(ground, listener);
    expect(topicsOf(listener)).toContain("mentions");
    listener.cut();
  });

  test.each([
    ["words", "hello"],
    ["nothing", ""],
    ["bytes", Buffer.from([0, 1, 2])],
  ])("hangs up on a browser that talks: %s", async (_what, said) => {
    const listener = listen({ url: ground.url, token: ground.adminToken });
    listener.socket.once("open", () => listener.socket.send(said));
    expect(await listener.closed).toBe(1003);
  });

  test("hangs up on a browser that shouts", async () => {
    const listener = listen({ url: ground.url, token: ground.adminToken });
    listener.socket.once("open", () => listener.socket.send("a".repeat(5000)));
    expect(await listener.closed).toBe(1009);
  });
});
