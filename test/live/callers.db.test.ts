import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closeApp, openApp } from "../../server/app.ts";
import { startWeb } from "../../server/web.ts";
import { openGate } from "../api/gate.ts";
import { findFreePort } from "../../server/platform/free-port.ts";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { ask, connectBrand } from "../staff/asked.ts";
import { cookieOf, forgetAttempts, openBrowser, password, signedIn } from "../staff/browser.ts";
import { listen } from "./listener.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround();
});
beforeEach(() => forgetAttempts(ground));
afterAll(() => ground.close());

const heartbeatMs = 1000;

describe("a socket whose caller", () => {
  let url: string;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const port = await findFreePort();
    url = `http://127.0.0.1:${port}`;
    const web = await startWeb({ ...ground.app, config: { ...ground.app.config, port } }, { heartbeatMs });
    stop = () => web.stop();
  });
  afterAll(() => stop());

  const opened = async (headers: Record<string, string>) => {
    const listener = listen({ url, headers });
    await until(
      async () => listener.messages.length,
      (count) => count > 0,
      "the hello",
    );
    return listener;
  };

  test("signs out is closed", async () => {
    const { browser } = await signedIn(ground);
    const listener = await opened({ cookie: cookieOf(browser), origin: ground.url });
    await browser.call("POST", "/api/v1/sign-out", {});
    expect(await listener.closed).toBe(4001);
  });

  test("changes the password elsewhere is closed", async () => {
    const { browser, email } = await signedIn(ground);
    await browser.call("PUT", "/api/v1/me/password", { password });
    const other = openBrowser(ground);
    await other.signIn(email, password);
    const listener = await opened({ cookie: cookieOf(other), origin: ground.url });
    await browser.call("PUT", "/api/v1/me/password", { current: password, password: `${password}!` });
    expect(await listener.closed).toBe(4001);
  });

  test("no longer works here is closed, by session and by token", async () => {
    const { browser, id } = await signedIn(ground);
    const robot = await ground.as("agent");
    const listeners = [
      await opened({ cookie: cookieOf(browser), origin: ground.url }),
      await opened({ authorization: `Bearer ${robot.token}` }),
    ];
    await ground.app.db`update staff.member set active = false where id = any(${[id, robot.id]}::uuid[])`;
    expect(await Promise.all(listeners.map(({ closed }) => closed))).toEqual([4001, 4001]);
  });

  test("answers no more is cut, and who answers is kept", async () => {
    const [mute, alive] = [
      await opened({ authorization: `Bearer ${ground.adminToken}` }),
      await opened({ authorization: `Bearer ${ground.adminToken}` }),
    ];
    mute.socket.pause();
    const pings: number[] = [];
    alive.socket.on("ping", () => pings.push(pings.length));
    await until(
      async () => pings.length,
      (count) => count > 2,
    );
    expect(alive.socket.readyState).toBe(alive.socket.OPEN);
    mute.socket.resume();
    expect(await mute.closed).toBe(1006);
    alive.cut();
  });

  test("holds a case keeps it by being there", async () => {
    const agent = await ground.as("agent");
    await ask(ground, await connectBrand(ground), "where is my bag?");
    const { body: claimed } = await agent("POST", "/api/v1/cases/next", {});
    await ground.app.db`
      update assignment.queue_entry set held_until = platform.now() + interval '30 seconds' where case_id = ${claimed.id}`;
    const listener = await opened({ authorization: `Bearer ${agent.token}` });
    const [entry] = await until(
      () => ground.app.db`
        select held_by, held_until > platform.now() + interval '4 minutes' as is_kept
        from assignment.queue_entry where case_id = ${claimed.id}`,
      ([row]) => row?.["isKept"] === true,
      "a longer hold",
    );
    expect(entry).toMatchObject({ heldBy: agent.id });
    listener.cut();
  });

  test("can't be asked about, for the database is away, stays and goes on", async () => {
    const gate = await openGate(ground.databaseUrl);
    const port = await findFreePort();
    const app = await openApp({ ...ground.app.config, port, databaseUrl: gate.url }, "test");
    app.log.level = "silent";
    const web = await startWeb(app, { heartbeatMs });
    const { browser } = await signedIn(ground);
    const cookie = cookieOf(browser);
    const me = () =>
      fetch(`http://127.0.0.1:${port}/api/v1/me`, { headers: { cookie } }).then(async (response) => {
        await response.body?.cancel();
        return response.status;
      });
    const listener = listen({ url: `http://127.0.0.1:${port}`, headers: { cookie, origin: ground.url } });
    await until(
      async () => listener.messages.length,
      (count) => count > 0,
      "the hello",
    );

    gate.shut();
    expect(await me()).toBe(503);
    let pings = 0;
    listener.socket.on("ping", () => pings++);
    await until(
      async () => pings,
      (count) => count > 2,
      "heartbeats",
    );
    expect(listener.socket.readyState).toBe(listener.socket.OPEN);

    gate.open();
    expect(await until(me, (status) => status !== 503, "the database")).toBe(200);
    expect(listener.socket.readyState).toBe(listener.socket.OPEN);
    listener.cut();
    await web.stop();
    await closeApp(app);
    await gate.close();
  });
});
