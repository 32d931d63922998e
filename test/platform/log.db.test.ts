import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { atomically, attempt } from "../../server/platform/context.ts";
import type { Db } from "../../server/platform/db.ts";
import { changed } from "../../server/platform/events.ts";
import { findEnd, type LoggedEvent, type Position, readLog } from "../../server/platform/position.ts";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";

let ground: Ground;
/** Connections beside the product's, for transactions that a test keeps open. */
let beside: postgres.Sql<Record<string, never>>;

beforeAll(async () => {
  ground = await openGround({ worker: false });
  beside = postgres(ground.databaseUrl, { max: 4, onnotice() {} });
});
afterAll(async () => {
  await beside.end();
  await ground.close();
});

let start: Position;
/** Behind all that the test before wrote: tests of other databases share the cluster, and hold what can be read. */
beforeEach(async () => {
  const { db } = ground.app;
  ({ end: start } = await until(
    async () => {
      const end = await findEnd(db);
      return { end, ...(await readLog(db, end, 1)) };
    },
    ({ events, isHeld }) => events.length === 0 && !isHeld,
    "the log's end",
  ));
});

const write = (db: Db, topic: string) =>
  db`insert into platform.event (type, fact, topics) values ('changed', '{}', array[${topic}])`;

/** Our reader: everything after a position, as far as it can be read now. */
async function read(from: Position): Promise<{ topics: string[]; end: Position }> {
  const { events } = await readLog(ground.app.db, from, 10_000);
  return { topics: events.flatMap(({ topics }) => topics), end: events.at(-1) ?? from };
}

/** The mutant: believes that numbers are given in the order in which they become visible. */
async function readNaively(last: bigint): Promise<{ topics: string[]; last: bigint }> {
  const rows = await ground.app.db<{ id: string; topics: string[] }[]>`
    select id::text as id, topics from platform.event where id > ${String(last)}::bigint order by event.id`;
  return { topics: rows.flatMap(({ topics }) => topics), last: BigInt(rows.at(-1)?.id ?? last) };
}

const lastId = async (): Promise<bigint> => {
  const [row] = await ground.app.db<[{ id: string }]>`select coalesce(max(id), 0)::text as id from platform.event`;
  return BigInt(row.id);
};

interface Held {
  commit(): Promise<void>;
  undo(): Promise<void>;
}

/** Begins a transaction that has written `topic` and stays open. */
async function hold(topic: string): Promise<Held> {
  const connection = await beside.reserve();
  await connection`begin`;
  await write(connection, topic);
  const end = (how: "commit" | "rollback") => async () => {
    await connection.unsafe(how);
    connection.release();
  };
  return { commit: end("commit"), undo: end("rollback") };
}

/** Reads on until nothing is left that some transaction holds back. */
const readAll = (from: Position, expected: number): Promise<{ topics: string[]; end: Position }> =>
  until(
    () => read(from),
    ({ topics }) => topics.length >= expected,
    "the log",
  );

describe("a transaction that began earlier and commits later", () => {
  test("is lost by a reader that goes by numbers", async () => {
    let last = await lastId();
    const slow = await hold("case/slow");
    await write(ground.app.db, "case/quick");
    const first = await readNaively(last);
    ({ last } = first);
    await slow.commit();
    const second = await readNaively(last);
    expect([...first.topics, ...second.topics]).toEqual(["case/quick"]);
  });

  test("is waited for by ours, which then sees both, once each, in order", async () => {
    const slow = await hold("case/slow");
    await write(ground.app.db, "case/quick");
    expect(await readLog(ground.app.db, start, 10)).toEqual({ events: [], isHeld: true });
    await slow.commit();
    const { topics, end } = await readAll(start, 2);
    expect(topics).toEqual(["case/slow", "case/quick"]);
    expect(await read(end)).toMatchObject({ topics: [] });
  });

  test("holds back nobody once it is undone", async () => {
    const slow = await hold("case/never");
    await write(ground.app.db, "case/quick");
    await slow.undo();
    expect((await readAll(start, 1)).topics).toEqual(["case/quick"]);
  });

  test("holds back what it has not written too: only its end tells that it wrote nothing", async () => {
    const slow = await beside.reserve();
    await slow`begin`;
    await slow`select pg_current_xact_id()`;
    await write(ground.app.db, "case/quick");
    expect((await read(start)).topics).toEqual([]);
    await slow`commit`;
    slow.release();
    expect((await readAll(start, 1)).topics).toEqual(["case/quick"]);
  });
});

describe("many transactions at once, some slow, some undone", () => {
  const hands = 8;
  const each = 40;

  /** Every hand writes its numbers in order; gives the topics that were committed. */
  async function writeAll(): Promise<string[]> {
    const committed: string[] = [];
    const hand = async (name: number): Promise<void> => {
      for (let n = 0; n < each; n++) {
        const topic = `case/${name}-${n}`;
        const isUndone = n % 10 === 7;
        await atomically(ground.app, async (app) => {
          await changed(app, [topic]);
          // What fails within a transaction and is borne takes its events with it.
          await attempt(app, async (app) => {
            await changed(app, ["case/never"]);
            throw new Error("borne");
          }).catch(() => {});
          if (n % 5 === name % 5) await app.db`select pg_sleep(0.005)`;
          if (isUndone) throw new Error("undone");
        }).catch(() => {});
        if (!isUndone) committed.push(topic);
      }
    };
    await Promise.all(Array.from({ length: hands }, (_, name) => hand(name)));
    return committed;
  }

  test.each([
    ["a few at a time", 3],
    ["all there is", 1000],
  ])("are each seen exactly once, in an order that is kept: %s", async (_how, limit) => {
    const seen: LoggedEvent[] = [];
    let isWritten = false;
    let position = start;
    const reading = (async () => {
      for (;;) {
        const isLast = isWritten;
        const { events, isHeld } = await readLog(ground.app.db, position, limit);
        seen.push(...events);
        position = events.at(-1) ?? position;
        if (isLast && events.length === 0 && !isHeld) return;
      }
    })();
    const committed = await writeAll();
    isWritten = true;
    await reading;

    const topics = seen.flatMap((event) => event.topics);
    expect(topics.toSorted()).toEqual(committed.toSorted());
    for (let name = 0; name < hands; name++) {
      const numbers = topics
        .filter((topic) => topic.startsWith(`case/${name}-`))
        .map((topic) => Number(topic.split("-")[1]));
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
    const keys = seen.map(({ xid, id }) => BigInt(xid) * 1_000_000_000n + BigInt(id));
    expect(keys.every((key, place) => place === 0 || key > (keys[place - 1] ?? 0n))).toBe(true);
  });
});
