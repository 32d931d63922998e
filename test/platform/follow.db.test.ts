import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { App } from "../../server/app.ts";
import { atomically, type Context, type Reaction } from "../../server/platform/context.ts";
import { emit, event, when } from "../../server/platform/events.ts";
import { followLog, retryReactions, startFollowing } from "../../server/platform/follow.ts";
import { startLoop } from "../../server/platform/loop.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { settledEnd } from "../live/listener.ts";

type Landed = { flight: string };
const landed = event<Landed>("test.landed", () => []);
const boarded = event<Landed>("test.boarded", () => []);

let ground: Ground;
let told: string[];

// Each test has a log of its own.
beforeEach(async () => {
  await ground?.close();
  ground = await openGround({ worker: false });
  told = [];
  await startFollowing(ground.app);
});
afterAll(() => ground.close());

/** Writes down what it was told. */
const noteLanding: Reaction<Landed> = async (_app, facts) => {
  told.push(...facts.map(({ flight }) => flight));
};

/** Fails this many times for a flight, then works. */
function failing(times: number, flight: string): Reaction<Landed> {
  let left = times;
  return async function failFirst(app, facts) {
    await app.db`insert into platform.follower (name, xid, id) values (${`half done ${told.length}`}, '1', 1) on conflict do nothing`;
    if (facts.some((fact) => fact.flight === flight) && left-- > 0) throw new Error("not now");
    told.push(...facts.map((fact) => `tried ${fact.flight}`));
  };
}

const following = (...after: Reaction<Landed>[]): App => ({
  ...ground.app,
  reactions: new Map([when(landed, { after }), when(boarded, { after: [noteLanding] })]),
});

const land = (app: Context, ...flights: string[]) =>
  atomically(app, (app) =>
    emit(
      app,
      landed,
      flights.map((flight) => ({ flight })),
    ),
  );

/** Follows until the end of what is in the log now. */
async function followAll(app: App): Promise<void> {
  const end = await settledEnd(ground);
  await until(
    async () => {
      await followLog(app);
      return app.db<{ xid: string; id: string }[]>`
        select xid::text as xid, id::text as id from platform.follower where name = 'reactions'`;
    },
    ([place]) => place?.xid === end.xid && place.id === end.id,
    "the follower",
  );
}

const retries = () => ground.app.db<{ fact: Landed; attempts: number; dead: boolean; why: string; reaction: string }[]>`
  select fact, attempts, dead, why, reaction from platform.reaction_retry order by id`;

describe("a follower", () => {
  test("tells every reaction each fact once, in order", async () => {
    const app = following(noteLanding);
    for (let n = 0; n < 3; n++) await land(app, `JB${n}a`, `JB${n}b`);
    await followAll(app);
    await followAll(app);
    expect(told).toEqual(["JB0a", "JB0b", "JB1a", "JB1b", "JB2a", "JB2b"]);
  });

  test("goes on over more than one batch", async () => {
    const app = following(noteLanding);
    const flights = Array.from({ length: 1203 }, (_, n) => `JB${n}`);
    await land(app, ...flights);
    await followAll(app);
    expect(told).toEqual(flights);
  });

  test("is one at a time, however many there are", async () => {
    const app = following(noteLanding);
    await land(app, ...Array.from({ length: 900 }, (_, n) => `JB${n}`));
    await settledEnd(ground);
    await Promise.all(Array.from({ length: 6 }, () => followLog(app)));
    await followAll(app);
    expect(told).toHaveLength(900);
    expect(new Set(told).size).toBe(900);
  });

  test("of a new installation begins at the end, and one that comes back where it was", async () => {
    const app = following(noteLanding);
    await ground.app.db`delete from platform.follower`;
    await land(app, "JB1");
    await settledEnd(ground);
    await startFollowing(app);
    await land(app, "JB2");
    await startFollowing(app);
    await followAll(app);
    expect(told).toEqual(["JB2"]);
  });

  test("finds what happened though nobody rings", async () => {
    const app = { ...following(noteLanding), ring() {} };
    const loop = startLoop({ name: "follow", log: app.log, every: 20, round: () => followLog(app) });
    await land(app, "JB1");
    await until(
      async () => told,
      (flights) => flights.length === 1,
      "the poll",
    );
    await loop.stop();
    expect(told).toEqual(["JB1"]);
  });

  test("that is undone halfway tells again", async () => {
    const app = following(noteLanding);
    await land(app, "JB1");
    await settledEnd(ground);
    await expect(
      atomically(app, async (app) => {
        await followLog(app);
        throw new Error("the process ends here");
      }),
    ).rejects.toThrow("ends here");
    await followAll(app);
    expect(told).toEqual(["JB1", "JB1"]);
  });
});

describe("a reaction that fails", () => {
  test("is tried again by itself, fact by fact, and leaves nothing half done; the others go on", async () => {
    const app = following(failing(2, "JB2"), noteLanding);
    await land(app, "JB1", "JB2", "JB3");
    await followAll(app);
    expect(told).toEqual(["JB1", "JB2", "JB3"]);
    expect(await ground.app.db`select name from platform.follower where name like 'half%'`).toEqual([]);
    expect((await retries()).map(({ fact, attempts }) => [fact.flight, attempts])).toEqual([
      ["JB1", 1],
      ["JB2", 1],
      ["JB3", 1],
    ]);

    await retryReactions(app);
    expect(told).toHaveLength(3);
    await moveClock(app, "6 seconds");
    await retryReactions(app);
    expect(told.slice(3)).toEqual(["tried JB1", "tried JB3"]);
    expect(await retries()).toMatchObject([{ fact: { flight: "JB2" }, attempts: 2, dead: false, why: "Error" }]);

    await moveClock(app, "21 seconds");
    await retryReactions(app);
    expect(told.at(-1)).toBe("tried JB2");
    expect(await retries()).toEqual([]);
  });

  test("eight times waits for a person, and the rest goes on", async () => {
    const app = following(failing(Infinity, "JB13"), noteLanding);
    await land(app, "JB13");
    await followAll(app);
    for (let n = 2; n <= 8; n++) {
      await moveClock(app, "1 hour");
      await retryReactions(app);
      expect(await retries()).toMatchObject([{ attempts: n, dead: n === 8 }]);
    }
    await moveClock(app, "1 week");
    await retryReactions(app);
    expect(await retries()).toMatchObject([{ attempts: 8, dead: true }]);

    await land(app, "JB14");
    await followAll(app);
    expect(told).toEqual(["JB13", "tried JB14", "JB14"]);
  });

  test("waits longer each time", async () => {
    const app = following(failing(Infinity, "JB1"));
    await land(app, "JB1");
    await followAll(app);
    const waits: number[] = [];
    for (let n = 0; n < 4; n++) {
      const [row] = await app.db<[{ seconds: number }]>`
        select round(extract(epoch from next_at - platform.now()))::int as seconds from platform.reaction_retry`;
      waits.push(row.seconds);
      await moveClock(app, `${row.seconds + 1} seconds`);
      await retryReactions(app);
    }
    expect(waits).toEqual([5, 10, 20, 40]);
  });

  test("and that a later version no longer has is forgotten", async () => {
    await land(following(failing(1, "JB1")), "JB1");
    await followAll(following(failing(1, "JB1")));
    await moveClock(ground.app, "6 seconds");
    await retryReactions(following(noteLanding));
    expect(await retries()).toEqual([]);
    expect(told).toEqual([]);
  });

  test("keeps no words of the error, which may be a customer's", async () => {
    const quote: Reaction<Landed> = async () => {
      throw new Error("cannot read 'my dog is called Rex'");
    };
    const app = following(quote);
    await land(app, "JB1");
    await followAll(app);
    expect((await retries()).map(({ why }) => why)).toEqual(["Error"]);
  });

  test("is retried by one of several workers", async () => {
    const app = following(failing(1, "JB1"));
    await land(app, ...Array.from({ length: 10 }, (_, n) => `JB${n}`));
    await followAll(app);
    await moveClock(app, "6 seconds");
    await Promise.all(Array.from({ length: 4 }, () => retryReactions(app)));
    expect(told.toSorted()).toEqual(Array.from({ length: 10 }, (_, n) => `tried JB${n}`));
  });
});
