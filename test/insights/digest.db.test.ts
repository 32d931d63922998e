import { afterAll, beforeAll, expect, test } from "vitest";
import { sendDigests } from "../../server/modules/insights/index.ts";
import { startWorld, type World } from "../../world/world.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { signedIn } from "../staff/browser.ts";

let ground: Ground;
let world: World;

beforeAll(async () => {
  world = await startWorld({ rate: 0, seed: 3 });
  ground = await openGround({ worker: false, courier: world.courier });
});
afterAll(async () => {
  await ground.close();
  await world.close();
});

test("who asked for the week's figures gets them once, also when the courier was away; who stopped asking gets none", async () => {
  const { db } = ground.app;
  const lead = await signedIn(ground, "lead");
  const tired = await signedIn(ground, "lead");
  const path = "/api/v1/figures/digest";
  for (const { browser } of [lead, tired])
    expect(await browser.call("PUT", path, { wanted: true, language: "nl" })).toMatchObject({
      status: 200,
      body: { wanted: true, language: "nl", isCarried: true },
    });
  await tired.browser.call("PUT", path, { wanted: false, language: "nl" });
  expect(await ground.api("PUT", path, { wanted: true, language: "en" })).toMatchObject({
    status: 409,
    body: { code: "figures.for-persons" },
  });

  const [monday] = await db<[{ wait: string }]>`
    select (date_trunc('week', platform.now(), 'UTC') + interval '7 days 7 hours' - platform.now())::text as wait`;
  await moveClock(ground.app, monday.wait);
  world.courier.fail(503);
  await sendDigests(ground.app);
  expect(await db`select state from insights.digest_sent`).toEqual([{ state: "away" }]);
  await sendDigests(ground.app);
  await sendDigests(ground.app);
  const letters = world.courier.letters();
  expect(letters).toHaveLength(1);
  expect(letters[0]).toMatchObject({
    subject: expect.stringContaining("Klantenzorg in cijfers"),
    text: expect.stringContaining(`${ground.app.publicUrl}/desk/figures?figure=first-response`),
  });
  const [{ email }] = await db<[{ email: string }]>`select email from staff.member where id = ${lead.id}`;
  expect(letters[0]?.to).toEqual({ kind: "email", value: email });
});
