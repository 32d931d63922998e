import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forgetDeliveries, forgetLanes } from "../../server/modules/channels/index.ts";
import { thinPublished } from "../../server/modules/service-levels/index.ts";
import { forgetSignIns } from "../../server/modules/staff/index.ts";
import { forgetEvents } from "../../server/platform/forget-events.ts";
import { findEnd, showPosition } from "../../server/platform/position.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { listen } from "../live/listener.ts";
import { ask, connectBrand } from "../staff/asked.ts";
import { type BrandAccount, deliver, mentionOf, newId } from "../vendor.ts";

let ground: Ground;
let brand: BrandAccount;

beforeAll(async () => {
  ground = await openGround();
  brand = await connectBrand(ground);
});
afterAll(() => ground.close());

const count = (table: string) => ground.app.db.unsafe(`select 1 from ${table}`).then((rows) => rows.length);
const followed = () =>
  until(
    () => ground.app.db`
      select 1 from platform.event, platform.follower
      where name = 'reactions' and (event.xid, event.id) > (follower.xid, follower.id) limit 1`,
    (rows) => rows.length === 0,
    "the log to be followed",
  );

describe("what is kept for a time", () => {
  test("can be set within reason, and that is in the audit", async () => {
    const engineer = await ground.as("engineer");
    const put = (what: string, days: unknown) => engineer("PUT", `/api/v1/operations/retention/${what}`, { days });
    expect(await put("deliveries", 45)).toMatchObject({
      status: 200,
      body: { days: 45, usualDays: 90, leastDays: 30 },
    });
    expect(await put("deliveries", 29)).toMatchObject({ status: 409, body: { code: "operations.too-short" } });
    expect((await put("messages", 30)).status).toBe(400);
    expect((await put("deliveries", 0)).status).toBe(400);
    expect((await put("deliveries", null)).body.days).toBe(90);
    const agent = await ground.as("agent");
    expect((await agent("GET", "/api/v1/operations/retention")).status).toBe(403);
  });

  test("deliveries go with their arrivals; what could not be received stays; the message stays, and is still one", async () => {
    const id = newId();
    const body = mentionOf(brand, { id, text: "will you remember me?", authorId: "601" });
    await deliver(brand, body);
    const dead = await ask(ground, brand, "and me?", "602");
    await until(
      () => ground.api("GET", `/api/v1/messages?externalId=${id}`),
      ({ body }) => body.items.length > 0,
    );
    await ground.app.db`
      update channels.arrival set state = 'dead' where external_id = (select external_id from cases.message where id = ${dead.messageId})`;
    expect(await forgetDeliveries(ground.app)).toBe(0);
    await moveClock(ground.app, "91 days");
    expect(await forgetDeliveries(ground.app)).toBe(1);
    expect(await count("channels.delivery")).toBe(1);
    expect(await count("channels.arrival")).toBe(1);
    await deliver(brand, body);
    await until(
      () => ground.app.db`select 1 from channels.arrival where external_id = ${id} and state = 'received'`,
      (rows) => rows.length === 1,
    );
    expect((await ground.api("GET", `/api/v1/messages?externalId=${id}`)).body.items).toHaveLength(1);
    expect(await forgetLanes(ground.app)).toBeGreaterThanOrEqual(0);
  });

  test("events go once followed; who resumes from before is told to fetch all, who resumes from after is not", async () => {
    await ask(ground, brand, "one more?", "603");
    await followed();
    const before = await findEnd(ground.app.db);
    for (const text of ["two?", "three?", "four?"]) await ask(ground, brand, text, "604");
    await followed();
    await ground.stopWorker();
    const late = await findEnd(ground.app.db);
    await moveClock(ground.app, "8 days");
    const all = await count("platform.event");
    expect(await forgetEvents(ground.app)).toBe(all - 1);
    expect(await findEnd(ground.app.db)).toEqual(late);
    const first = async (after: string) => {
      const listener = listen({ url: ground.url, token: ground.adminToken, after });
      await until(
        async () => listener.messages.length,
        (length) => length > 0,
      );
      listener.cut();
      return listener.messages[0]?.type;
    };
    expect(await first(showPosition(before))).toBe("behind");
    expect(await first(showPosition(late))).toBe("hello");
    await ground.startWorker();
  });

  test("events that nobody followed yet stay, however old", async () => {
    await ground.stopWorker();
    await ground.app
      .db`insert into platform.event (type, fact, topics) select 'changed', '{}', '{}' from generate_series(1, 5)`;
    await moveClock(ground.app, "30 days");
    await forgetEvents(ground.app);
    expect(await count("platform.event")).toBeGreaterThanOrEqual(5);
    await ground.startWorker();
  });

  test("of what was published one value an hour stays", async () => {
    await ground.stopWorker();
    await ground.app.db`delete from service_levels.published`;
    await ground.app.db`
      insert into service_levels.published (channel, measured_at, waiting, inputs)
      select 'x', date_trunc('hour', platform.now()) - interval '40 days' + n * interval '1 minute', 0, '{}' from generate_series(0, 179) n`;
    expect(await thinPublished(ground.app)).toBe(177);
    expect(await thinPublished(ground.app)).toBe(0);
    await ground.startWorker();
  });

  test("sessions and links that ended go", async () => {
    const { id } = await ground.as("agent");
    await ground.app.db`
      insert into staff.session (token, user_id, expires_at)
      values ('old', ${id}, platform.now() - interval '8 days'), ('fresh', ${id}, platform.now() + interval '1 hour')`;
    await forgetSignIns(ground.app);
    const rows = await ground.app.db`select token from staff.session where user_id = ${id}`;
    expect(rows.map((row) => row["token"])).toEqual(["fresh"]);
  });
});
