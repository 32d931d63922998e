import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atomically } from "../../server/platform/context.ts";
import { changed } from "../../server/platform/events.ts";
import { findEnd, type Position, readLog } from "../../server/platform/position.ts";
import { giveUpOnTheDead, makeSender } from "../../server/modules/channels/index.ts";
import type { World } from "../../world/world.ts";
import { findFreePort } from "../../server/platform/free-port.ts";
import { type Ground, moveClock, openGround, openWorld } from "../ground.ts";
import { until } from "../until.ts";
import { settledEnd } from "../live/listener.ts";
import { countReplies } from "./count.ts";

/** The vendor behind a door of ours, which may keep an answer back or ask twice. */
interface Door {
  url: string;
  /** Answers to sending are kept back until the returned function is called. */
  keepBack(): () => void;
  /** Whether a call without an answer is simply made again. */
  repeats: boolean;
  /** Calls that send, as they come. */
  calls: number;
  close(): void;
}

async function openDoor(target: () => string): Promise<Door> {
  const port = await findFreePort();
  let kept: Promise<void> = Promise.resolve();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const isSending = request.method === "POST" && !request.url?.includes("oauth2");
      if (isSending) door.calls++;
      const wait = isSending ? kept : Promise.resolve();
      const call = () =>
        fetch(target() + request.url, {
          method: request.method ?? "GET",
          headers: {
            authorization: request.headers.authorization ?? "",
            "content-type": request.headers["content-type"] ?? "application/json",
          },
          ...(parts.length > 0 && { body: new Uint8Array(Buffer.concat(parts)) }),
        });
      const pass = async (): Promise<void> => {
        const answer = await call().catch((error: Error) => {
          if (door.repeats) return call();
          throw error;
        });
        const text = await answer.text();
        await wait;
        response.writeHead(answer.status, { "content-type": "application/json" }).end(text);
      };
      void pass().catch(() => response.destroy());
    });
  });
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  const door: Door = {
    url: `http://127.0.0.1:${port}`,
    keepBack() {
      const { promise, resolve } = Promise.withResolvers<void>();
      kept = promise;
      return () => {
        kept = Promise.resolve();
        resolve();
      };
    },
    repeats: false,
    calls: 0,
    close: () => server.close(),
  };
  return door;
}

let ground: Ground;
let world: World & { accountId: string };
let door: Door;

beforeAll(async () => {
  ground = await openGround();
  world = await openWorld(ground);
  door = await openDoor(() => world.url);
  await ground.app.db`update channels.account set base_url = ${door.url}`;
});
afterAll(async () => {
  door.close();
  await world.close();
  await ground.close();
});

/** Somebody asks privately, and an answer is handed over while nobody sends; X does not mind the same words twice there. */
async function handedOver(): Promise<string> {
  await ground.startWorker();
  const handle = `p${randomUUID().slice(0, 8)}`;
  world.addPassenger({ handle, acceptsMessages: true });
  const { id: externalId } = world.sendMessage({ as: handle, text: "can you tell me where my bag is?" });
  const message = await until(
    () => ground.api("GET", `/api/v1/messages?externalId=${externalId}`).then(({ body }) => body.items[0]),
    (one) => one !== undefined,
    "the message",
  );
  await ground.stopWorker();
  const id = randomUUID();
  const body = { id, text: `It is on its way. ${id}`, visibility: "private" };
  expect((await ground.api("POST", `/api/v1/cases/${message.caseId}/replies`, body)).status).toBe(201);
  await isDue(id);
  return id;
}

const isDue = (id: string) => ground.app.db`
  update channels.outgoing set send_after = least(send_after, platform.now()), look_at = least(look_at, platform.now()) where id = ${id}`;

const stateOf = (id: string): Promise<string> =>
  ground.app.db<{ state: string }[]>`select state from channels.outgoing where id = ${id}`.then(
    ([row]) => row?.state ?? "",
  );

/** Sends whatever is due until it is accepted, looked for where it is unsure. */
async function accepted(id: string): Promise<void> {
  await ground.startWorker();
  await until(
    async () => {
      await isDue(id);
      return stateOf(id);
    },
    (state) => state === "accepted",
    "the vendor's yes",
    30_000,
  );
  await ground.stopWorker();
}

const repeated = (): Promise<string[]> => countReplies(ground.app.db, world, []).then((counted) => counted.repeated);

/** A worker of its own that sends what is due once. */
async function sendDue(): Promise<void> {
  const sender = makeSender(ground.app);
  await sender.round();
  await sender.landed();
}

describe("a sender that wakes too late", () => {
  /**
   * Its vendor is down, and it falls asleep before it hears so. It is taken for dead; a person has it sent again, and that is under
   * way when the first one wakes and says "busy, later".
   */
  async function wakeTooLate(): Promise<string> {
    const id = await handedOver();
    world.addFault({ endpoint: "send-message", kind: "unavailable" });
    const wake = door.keepBack();
    const calls = door.calls;
    const sleeper = sendDue();
    await until(
      async () => door.calls - calls,
      (more) => more === 1,
      "the first call",
    );
    await moveClock(ground.app, "30 seconds");
    await giveUpOnTheDead(ground.app);
    expect(await stateOf(id)).toBe("unsure");
    await ground.api("POST", `/api/v1/messages/${id}/retry`);
    const answer = door.keepBack();
    const other = sendDue();
    await until(
      async () => world.received().messages.some(({ text }) => text.endsWith(id)),
      (isThere) => isThere,
      "the second call",
    );
    wake();
    await sleeper;
    await isDue(id);
    await sendDue();
    answer();
    await other;
    await accepted(id);
    return id;
  }

  test("changes nothing of what was decided meanwhile", async () => {
    const id = await wakeTooLate();
    expect(await repeated()).not.toContain(id);
  });

  test("sends it twice in a product without a fence", async () => {
    await ground.app.db.unsafe(`
      create function channels.one_epoch() returns trigger language plpgsql as
        $$ begin new.epoch := least(new.epoch, 1); return new; end $$;
      create trigger one_epoch before update on channels.outgoing for each row execute function channels.one_epoch();
      create function channels.one_attempt() returns trigger language plpgsql as
        $$ begin return case when exists (select 1 from channels.attempt a where a.outgoing_id = new.outgoing_id and a.epoch = new.epoch) then null else new end; end $$;
      create trigger one_attempt before insert on channels.attempt for each row execute function channels.one_attempt();`);
    try {
      const id = await wakeTooLate();
      expect(await repeated()).toContain(id);
    } finally {
      await ground.app.db.unsafe(`
        drop trigger one_epoch on channels.outgoing;
        drop trigger one_attempt on channels.attempt;`);
    }
  });
});

describe("a call that was done and never answered", () => {
  const cutAfterwards = async (): Promise<string> => {
    const id = await handedOver();
    world.addFault({ endpoint: "send-message", kind: "accept-then-cut" });
    await accepted(id);
    return id;
  };

  test("is looked for, and seen once", async () => {
    expect(await repeated()).not.toContain(await cutAfterwards());
  });

  test("is seen twice where it is blindly made again", async () => {
    door.repeats = true;
    const id = await cutAfterwards();
    door.repeats = false;
    expect(await repeated()).toContain(id);
  });
});

describe("a reader of the log", () => {
  /** Reads on from where it was until told to stop; gives the topics it met. */
  async function follow<Place>(
    start: Place,
    next: (after: Place) => Promise<{ topics: string[]; place: Place } | null>,
    isOver: () => Promise<boolean>,
  ): Promise<Set<string>> {
    const met = new Set<string>();
    for (let place = start; ;) {
      const wasOver = await isOver();
      const found = await next(place);
      if (!found && wasOver) return met;
      if (!found) continue;
      for (const topic of found.topics) met.add(topic);
      place = found.place;
    }
  }

  const naive = async (after: string) => {
    const rows = await ground.app.db<{ id: string; topics: string[] }[]>`
      select id::text as id, topics from platform.event where id > ${after}::bigint order by id limit 100`;
    const last = rows.at(-1);
    return last ? { topics: rows.flatMap(({ topics }) => topics), place: last.id } : null;
  };
  const ours = async (after: Position) => {
    const { events } = await readLog(ground.app.db, after, 100);
    const last = events.at(-1);
    return last ? { topics: events.flatMap(({ topics }) => topics), place: last } : null;
  };

  test("by the number alone misses what is committed late; by the horizon none", async () => {
    const start = await findEnd(ground.app.db);
    const topics = Array.from({ length: 300 }, (_, n) => `case/${n}`);
    const left = topics.values();
    let isWritten = false;
    const isOver = async (): Promise<boolean> => {
      if (isWritten) await settledEnd(ground);
      return isWritten;
    };
    const hand = async (n: number): Promise<void> => {
      for (const topic of left)
        await atomically(ground.app, async (app) => {
          await changed(app, [topic]);
          // Two of three take their time after they got their number.
          if (n % 3 > 0) await app.db`select pg_sleep(0.01)`;
        });
    };
    const readers = [follow(start.id, naive, isOver), follow(start, ours, isOver)] as const;
    await Promise.all(Array.from({ length: 6 }, (_, n) => hand(n)));
    isWritten = true;
    const [byNumber, byHorizon] = await Promise.all(readers);
    expect(topics.filter((topic) => !byHorizon.has(topic))).toEqual([]);
    expect(topics.filter((topic) => !byNumber.has(topic)).length).toBeGreaterThan(0);
  }, 30_000);
});
