import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeApp, openApp } from "../../server/app.ts";
import { findAccount, renewKeys } from "../../server/modules/channels/index.ts";
import type { World } from "../../world/world.ts";
import { type Ground, openGround, openWorld } from "../ground.ts";
import { calm, type Lines, openLines } from "../torture/lines.ts";

let ground: Ground;
let world: World & { accountId: string };
let lines: Lines;

beforeAll(async () => {
  ground = await openGround({ worker: false });
  world = await openWorld(ground);
  lines = await openLines(Number(new URL(ground.databaseUrl).port), () => 0.5);
});
afterAll(async () => {
  lines.close();
  await world.close();
  await ground.close();
});

describe("keys that the vendor renewed", () => {
  test("are kept though the database was away just then: the old ones work no more", async () => {
    const url = new URL(ground.databaseUrl);
    url.port = String(lines.port);
    const app = await openApp({ ...ground.app.config, databaseUrl: url.href }, "keys");
    app.log.level = "silent";
    const x = app.channels.get("x");
    if (!x) throw new Error("no X");
    let cuts = 0;
    const interrupted: typeof x = {
      ...x,
      async renew(account) {
        const outcome = await x.renew?.(account);
        if (!outcome) throw new Error("X renews keys");
        lines.turn({ ...calm, cut: 1 });
        setTimeout(() => {
          cuts = lines.counts.cut;
          lines.turn(calm);
        }, 500);
        return outcome;
      },
    };
    const used = await findAccount(app, world.accountId);
    if (!used) throw new Error("no account");
    const fresh = await renewKeys({ ...app, channels: new Map([["x", interrupted]]) }, used);
    expect(cuts).toBeGreaterThan(0);
    expect(fresh?.secrets["refreshToken"]).toBe(world.secrets().refreshToken);
    const kept = await findAccount(ground.app, world.accountId);
    expect(kept?.secrets).toEqual(fresh?.secrets);
    await closeApp(app);
  });
});
