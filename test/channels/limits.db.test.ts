import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type Channel,
  makeSender,
  type OutboundMessage,
  type SendOutcome,
} from "../../server/modules/channels/index.ts";
import { moveClock } from "../ground.ts";
import { until } from "../until.ts";
import { openScene, type Scene } from "../x/scene.ts";

/** A vendor that counts within a window and tells so with some of its answers, each when the test lets it go. */
const vendor = {
  allows: 5,
  used: 0,
  beyond: 0,
  called: [] as string[],
  windowEndsAt: new Date(),
  answers: Promise.resolve(),
  /** So many more answers say nothing of the window. */
  silent: 0,
  hangsAt: null as string | null,
  endOfHang: Promise.resolve(),
  async send({ id, text }: OutboundMessage): Promise<SendOutcome> {
    this.called.push(text);
    this.used++;
    const left = this.allows - this.used;
    if (left < 0) this.beyond++;
    const resetsAt = this.windowEndsAt;
    if (text.includes(this.hangsAt ?? "\0")) await this.endOfHang;
    // The later it was taken, the sooner it is answered: answers overtake each other.
    await this.answers;
    await new Promise((done) => setTimeout(done, Math.min(20, Math.max(0, left) * 3)));
    if (left < 0) return { status: "busy", retryAt: resetsAt, why: "too many" };
    if (this.silent > 0 && this.silent--) return { status: "accepted", vendorId: `v${id}` };
    return { status: "accepted", vendorId: `v${id}`, allowance: { remaining: left, resetsAt } };
  },
};

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  const channels = scene.ground.app.channels as Map<string, Channel>;
  const x = channels.get("x");
  if (!x) throw new Error("no X");
  channels.set("x", { ...x, send: (message) => vendor.send(message) });
});
afterAll(() => scene.close());
beforeEach(async () => {
  await scene.ground.app.db`delete from channels.allowance`;
  Object.assign(vendor, { allows: 5, beyond: 0, called: [], silent: 0, hangsAt: null });
  await newWindow();
});

/** A minute by the product's clock, which runs ahead here. */
async function newWindow(): Promise<void> {
  const [row] = await scene.ground.app.db<[{ ends: Date }]>`select platform.now() + interval '60 seconds' as ends`;
  Object.assign(vendor, { used: 0, windowEndsAt: row.ends });
}

/** Asked by so many passengers, each with a case. */
async function asked(count: number): Promise<string[]> {
  const posts = Array.from({ length: count }, () =>
    scene.world.writePost({ as: scene.somebody(), text: scene.ask("where is my bag?") }),
  );
  return Promise.all(posts.map(async ({ id }) => (await scene.message(id, (one) => one.caseId !== null)).caseId));
}

const countOf = async (state: string): Promise<number> => {
  const [row] = await scene.ground.app.db<[{ count: number }]>`
    select count(*)::int as count from channels.outgoing where state = ${state}`;
  return row.count;
};

/** Due at once, while nobody sends. */
async function due(cases: readonly string[]): Promise<void> {
  for (const caseId of cases) await scene.answer(caseId, { text: "We look for it." });
}

/** What may go now goes, by three workers at the same time, and is answered. */
function threeWorkers(): () => Promise<void> {
  const workers = [makeSender(scene.ground.app), makeSender(scene.ground.app), makeSender(scene.ground.app)];
  return async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    vendor.answers = promise;
    await Promise.all(workers.map((worker) => worker.round()));
    resolve();
    await Promise.all(workers.map((worker) => worker.landed()));
  };
}

describe("a limit that the vendor told", () => {
  test("is kept by calls at the same time, of several workers, and of a new window too", async () => {
    const [first = "", ...others] = await asked(13);
    await scene.ground.stopWorker();
    const sendAll = threeWorkers();
    const before = await countOf("accepted");
    await due([first]);
    await sendAll();
    await due(others);
    const accepted: number[] = [];
    for (let window = 0; window < 4; window++) {
      for (let round = 0; round < 3; round++) await sendAll();
      accepted.push((await countOf("accepted")) - before);
      await moveClock(scene.ground.app, "61 seconds");
      await newWindow();
    }
    expect(vendor.beyond).toBe(0);
    expect(accepted[0]).toBe(5);
    expect(accepted.at(-1)).toBe(13);
    await scene.ground.startWorker();
  });

  test("is kept in a window of which no answer says a word", async () => {
    const [first = "", ...others] = await asked(13);
    await scene.ground.stopWorker();
    const sendAll = threeWorkers();
    const before = await countOf("accepted");
    await due([first]);
    await sendAll();
    await due(others);
    // As where something before the vendor answers in its place: it counted the call all the same.
    vendor.silent = 100;
    const accepted: number[] = [];
    for (let window = 0; window < 5; window++) {
      await moveClock(scene.ground.app, "61 seconds");
      await newWindow();
      for (let round = 0; round < 4; round++) await sendAll();
      accepted.push((await countOf("accepted")) - before);
    }
    expect(vendor.beyond).toBe(0);
    expect(accepted).toEqual([5, 9, 13, 13, 13]);
    await scene.ground.startWorker();
  });
});

describe("a call that hangs", () => {
  test("holds up its own conversation and no other", async () => {
    vendor.allows = 1000;
    const [slow = "", ...others] = await asked(4);
    const { promise, resolve } = Promise.withResolvers<void>();
    Object.assign(vendor, { hangsAt: "hang", endOfHang: promise, answers: Promise.resolve() });
    const hanging = await scene.answer(slow, { text: "Let this one hang." });
    await until(
      async () => vendor.called.length,
      (calls) => calls === 1,
      "the call that hangs",
    );
    for (const caseId of others) {
      const id = await scene.answer(caseId, { text: "This one does not." });
      expect((await scene.settled(caseId, id)).delivery.state).toBe("accepted");
    }
    resolve();
    expect((await scene.settled(slow, hanging)).delivery.state).toBe("accepted");
  });
});
