import { setImmediate as turn } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atomically } from "../../server/platform/context.ts";
import { changed } from "../../server/platform/events.ts";
import { showPosition } from "../../server/platform/position.ts";
import { startWeb } from "../../server/web.ts";
import { findFreePort } from "../../server/platform/free-port.ts";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { ask, connectBrand } from "../staff/asked.ts";
import {
  caughtUp,
  hasReached,
  isBefore,
  type Listener,
  listen,
  onlyGrows,
  positionsOf,
  settledEnd,
  topicsOf,
} from "./listener.ts";

let ground: Ground;
/** A second web process on the same database. */
let otherUrl: string;
let stopOther: () => Promise<void>;

beforeAll(async () => {
  ground = await openGround();
  const port = await findFreePort();
  otherUrl = `http://127.0.0.1:${port}`;
  const other = await startWeb({ ...ground.app, config: { ...ground.app.config, port } });
  stopOther = () => other.stop();
});
afterAll(async () => {
  await stopOther();
  await ground.close();
});

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Announces at least `count` things, each once, from six hands at once, and goes on until `isEnough`.
 * Some transactions take their time.
 */
async function announce(count: number, chance: () => number, isEnough = () => true): Promise<string[]> {
  const topics: string[] = [];
  const hand = async (): Promise<void> => {
    while (topics.length < count || !isEnough()) {
      const topic = `case/${topics.length}`;
      topics.push(topic);
      await atomically(ground.app, async (app) => {
        await changed(app, [topic]);
        if (chance() < 0.2) await app.db`select pg_sleep(${chance() * 0.02})`;
      });
    }
  };
  await Promise.all(Array.from({ length: 6 }, hand));
  return topics;
}

/** Writes `count` changes at once. */
const write = (count: number, name: string) => ground.app.db`
  insert into platform.event (type, fact, topics) select 'changed', '{}', array[${name} || n] from generate_series(1, ${count}) n`;

interface Cutting {
  /** The processes it comes back to. */
  urls: readonly string[];
  start: string;
  chance: () => number;
  isOver: () => boolean;
  /** Called with each line that was cut. */
  onCut?: (line: Listener) => void;
}

/** Listens, is cut after a few messages or none, and comes back where it was, until `isOver` and all is told. */
async function listenWithCuts({ urls, start, chance, isOver, onCut }: Cutting): Promise<Listener[]> {
  const lines: Listener[] = [];
  let after = start;
  while (!isOver()) {
    const url = urls[Math.floor(chance() * urls.length)] ?? ground.url;
    const patience = Math.floor(chance() * 4);
    const line = listen({ url, token: ground.adminToken, after });
    await until(
      async () => line.socket.readyState === line.socket.OPEN && (line.messages.length >= patience || isOver()),
      (isEnough) => isEnough,
      "a few messages",
    );
    if (chance() < 0.3) await turn();
    line.cut();
    await line.closed;
    lines.push(line);
    onCut?.(line);
    after = furthest(after, line);
  }
  const last = listen({ url: ground.url, token: ground.adminToken, after });
  await caughtUp(ground, last);
  last.cut();
  return [...lines, last];
}

/** What a client keeps: a hello of a later position is no reason to believe that it saw all until there. */
const furthest = (after: string, { messages }: Listener): string =>
  positionsOf(messages.filter(({ type }) => type !== "hello")).at(-1) ?? after;

const seenBy = (lines: readonly Listener[]): Set<string> => new Set(lines.flatMap((line) => [...topicsOf(line)]));

describe("a line that is cut again and again", () => {
  test.each([
    ["one process", 11, 1],
    ["one process, cut elsewhere", 12, 1],
    ["two processes in turn", 13, 2],
    ["two processes in turn, cut elsewhere", 14, 2],
  ])("is told everything in the end, of %s (seed %i)", async (_what, seed, processes) => {
    const chance = chanceOf(seed);
    const start = showPosition(await settledEnd(ground));
    let isOver = false;
    const urls = [ground.url, otherUrl].slice(0, processes);
    let cuts = 0;
    const listening = listenWithCuts({ urls, start, chance, isOver: () => isOver, onCut: () => (cuts += 1) });
    const hasEnded = listening.finally(() => (isOver = true));
    const topics = await announce(400, chanceOf(seed + 1000), () => isOver || cuts > 5);
    isOver = true;
    const lines = await hasEnded;
    const seen = seenBy(lines);
    expect(topics.filter((topic) => !seen.has(topic))).toEqual([]);
    expect(lines.map(onlyGrows)).not.toContain(false);
  });

  test("sees every case that real traffic changed, and only topics that are in the log", async () => {
    const brand = await connectBrand(ground);
    const start = await settledEnd(ground);
    let isOver = false;
    const listening = listenWithCuts({
      urls: [ground.url],
      start: showPosition(start),
      chance: chanceOf(15),
      isOver: () => isOver,
    });
    for (let n = 0; n < 30; n++) {
      const { caseId } = await ask(ground, brand, `where is bag number ${n}?`);
      if (n % 3 === 0) await ground.api("POST", `/api/v1/cases/${caseId}/close`, {});
    }
    isOver = true;
    const seen = seenBy(await listening);
    const logged = await ground.app.db<{ topic: string }[]>`
      select distinct unnest(topics) as topic from platform.event
      where (xid, id) > (${start.xid}::text::xid8, ${start.id}::bigint)`;
    expect([...seen].toSorted()).toEqual(logged.map(({ topic }) => topic).toSorted());
  });

  test("with many at once, each is told everything, and nobody's positions go back", async () => {
    const start = showPosition(await settledEnd(ground));
    // Catching up takes a while, and what is announced meanwhile must not overtake it.
    await write(4500, "case/old-");
    const writing = announce(300, chanceOf(16));
    const lines: Listener[] = [];
    for (let n = 0; n < 40; n++) {
      lines.push(listen({ url: n % 2 === 0 ? ground.url : otherUrl, token: ground.adminToken, after: start }));
      await turn();
    }
    const topics = await writing;
    for (const line of lines) await caughtUp(ground, line);
    for (const line of lines) expect(topics.filter((topic) => !topicsOf(line).has(topic))).toEqual([]);
    expect(lines.map(onlyGrows)).not.toContain(false);
    for (const line of lines) line.cut();
  });
});

describe("a line that comes back", () => {
  const first = async (after: string | null): Promise<Listener["messages"][0]> => {
    const line = listen({ url: ground.url, token: ground.adminToken, after });
    const [message] = await until(
      async () => line.messages,
      (messages) => messages.length > 0,
      "the first word",
    );
    line.cut();
    if (!message) throw new Error("no word");
    return message;
  };
  /** The web process has told its listeners all until here. */
  const atEnd = async () => {
    const end = await settledEnd(ground);
    await until(
      () => first(null),
      (message) => hasReached(positionsOf([message])[0] ?? null, end),
      "the process to read on",
    );
    return end;
  };

  test("with nothing missed is greeted", async () => {
    expect(await first(showPosition(await atEnd()))).toMatchObject({ type: "hello" });
  });

  test.each(["", "0", "now", "1.2.3", "-1.5", "9".repeat(30), "1.x"])(
    "with the position %o is greeted as a new one",
    async (after) => {
      expect(await first(after)).toMatchObject({ type: "hello" });
    },
  );

  test("after fewer than 5,000 changes is told of all; after more it is behind, and told where to go on from", async () => {
    const start = await atEnd();
    // What the house tells by itself at the full minute may come in between.
    await write(4990, "case/many-");
    ground.app.ring("log");
    await atEnd();
    const missed = await first(showPosition(start));
    const topics = missed.type === "changed" ? missed.topics : [];
    expect(topics.filter((one) => one.startsWith("case/many-"))).toHaveLength(4990);
    await write(10, "case/more-");
    ground.app.ring("log");
    const end = await atEnd();
    expect(await first(showPosition(start))).toEqual({ type: "behind", position: showPosition(end) });
    expect(await first(showPosition(end))).toMatchObject({ type: "hello" });
  });

  test("from a position that this log has not reached fetches all again: it is another log's, from before a restore", async () => {
    const end = await atEnd();
    const beyond = { xid: String(BigInt(end.xid) + 1_000_000n), id: end.id };
    expect(isBefore(end, beyond)).toBe(true);
    expect(await first(showPosition(beyond))).toMatchObject({ type: "behind" });
  });
});
