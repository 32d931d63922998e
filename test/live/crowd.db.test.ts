import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { caughtUp, knock, listen, onlyGrows } from "./listener.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround({ worker: false });
});
afterAll(() => ground.close());

test("one person has twenty-five sockets at most; others are let in, and a freed place can be taken", async () => {
  const agent = await ground.as("agent");
  const many = Array.from({ length: 25 }, () => listen({ url: ground.url, token: agent.token }));
  await until(
    async () => many.filter(({ messages }) => messages.length > 0).length,
    (count) => count === 25,
  );
  expect(await knock({ url: ground.url, headers: { authorization: `Bearer ${agent.token}` } })).toBe(429);
  expect(await knock({ url: ground.url, headers: { authorization: `Bearer ${ground.adminToken}` } })).toBe(101);
  many[0]?.cut();
  await until(
    () => knock({ url: ground.url, headers: { authorization: `Bearer ${agent.token}` } }),
    (status) => status === 101,
  );
  for (const one of many) one.cut();
});

/** Opens a socket and never reads from it. */
function openDeaf(): Promise<{ isGone: () => boolean; end: () => void }> {
  const socket = connect(Number(new URL(ground.url).port), "127.0.0.1", () =>
    socket.write(
      `GET /api/v1/live HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\nAuthorization: Bearer ${ground.adminToken}\r\n\r\n`,
    ),
  );
  let isGone = false;
  socket.on("error", () => {});
  socket.on("close", () => (isGone = true));
  return new Promise((done) =>
    socket.once("data", () => {
      socket.pause();
      done({ isGone: () => isGone, end: () => socket.destroy() });
    }),
  );
}

const write = (count: number, width: number) => ground.app.db`
  insert into platform.event (type, fact, topics)
  select 'changed', '{}', array['case/' || n || repeat('x', ${width})] from generate_series(1, ${count}) n`;

test("who does not read is hung up on at a megabyte, and others hear everything meanwhile", async () => {
  const deaf = await openDeaf();
  const healthy = listen({ url: ground.url, token: ground.adminToken });
  await until(
    async () => healthy.messages.length,
    (count) => count > 0,
  );
  expect(ground.web.sockets()).toBe(2);
  // Its own line and the machine's take a few megabytes before they are full.
  for (let round = 0; ground.web.sockets() > 1 && round < 60; round++) {
    await write(400, 1000);
    await caughtUp(ground, healthy);
  }
  await until(
    async () => ground.web.sockets(),
    (count) => count === 1,
    "the deaf one to be given up",
  );
  expect(onlyGrows(healthy)).toBe(true);
  healthy.cut();
  deaf.end();
});
