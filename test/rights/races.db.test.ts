import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readDeliveries } from "../../server/modules/channels/index.ts";
import { record } from "../../server/modules/customers/index.ts";
import { workOnRequests } from "../../server/modules/rights/index.ts";
import { openPool } from "../../server/platform/db.ts";
import { until } from "../until.ts";
import { findMarks } from "./find-marks.ts";
import { ended, startErasing } from "./erasing.ts";
import { markSomebody } from "./marked.ts";
import { homeOf, openRights, type RightsScene } from "./scene.ts";

let scene: RightsScene;
beforeAll(async () => {
  scene = await openRights();
});
afterAll(() => scene.close());
beforeEach(() => scene.ground.startWorker());

const word = (): string => `zq${randomUUID().replaceAll("-", "").slice(0, 12)}`;

interface OnX {
  handle: string;
  customerId: string;
  caseId: string;
  writes: (text: string) => string;
}

/** Somebody with one post and one case. */
async function somebody(text = "where is my bag?"): Promise<OnX> {
  const handle = `r${randomUUID().slice(0, 8)}`;
  scene.world.addPassenger({ handle, name: `${word()} Example`, language: "en", acceptsMessages: true });
  const writes = (text: string): string =>
    scene.world.writePost({ as: handle, text: `@${scene.world.brand.handle} ${text}` }).id;
  const { customerId, caseId } = await scene.messageOf(writes(text));
  return { handle, customerId, caseId, writes };
}

const noted = async (customerId: string, kind = "erasure"): Promise<string> => {
  const id = randomUUID();
  const answer = await scene.lead("POST", `/api/v1/customers/${customerId}/privacy-requests`, { id, kind });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return id;
};
const start = (id: string, customerIds: readonly string[]) =>
  scene.lead("POST", `/api/v1/privacy-requests/${id}/start`, { customerIds });
const stored = (text: string) =>
  until(
    () => scene.ground.app.db`select from channels.delivery where position(convert_to(${text}, 'UTF8') in body) > 0`,
    (rows) => rows.length > 0,
    "the delivery",
  );
const quiet = () =>
  until(
    () =>
      scene.ground.app.db`
        select from channels.delivery where state = 'waiting' union all select from channels.lane where waiting > 0`,
    (rows) => rows.length === 0,
    "the queue to be empty",
  );

describe("what waits in the queue when its writer is erased", () => {
  test("not read yet, is passed over; what comes afterwards is somebody new's", async () => {
    const { customerId, writes } = await somebody();
    await scene.ground.stopWorker();
    const [early, late] = [word(), word()];
    writes(`early ${early}, where is it?`);
    await stored(early);
    const { id } = await startErasing(scene, customerId);
    const after = writes(`late ${late}, is there wifi?`);
    await stored(late);
    await scene.ground.startWorker();
    await ended(scene, id);
    const message = await scene.messageOf(after);
    expect(message.text).toContain(late);
    expect(await findMarks(scene.ground.app.db, [early])).toEqual([]);
  });

  test("read and not received yet, is gone, and its lane is free", async () => {
    const { customerId, writes } = await somebody();
    await scene.ground.stopWorker();
    const early = word();
    writes(`early ${early}, where is it?`);
    await stored(early);
    while (await readDeliveries(scene.ground.app));
    expect(await findMarks(scene.ground.app.db, [early])).toContain(`channels.arrival: ${early}`);
    const { id } = await startErasing(scene, customerId);
    await scene.ground.startWorker();
    await ended(scene, id);
    await quiet();
    expect(await findMarks(scene.ground.app.db, [early])).toEqual([]);
  });

  test("and pours in all the while, ends on one side or the other, and nothing on both", async () => {
    const { customerId, writes, handle } = await somebody();
    const words: string[] = [];
    let isDone = false;
    const pouring = (async () => {
      while (!isDone) {
        words.push(word());
        writes(`pour ${words.at(-1)}, where is it?`);
        await pause(20);
      }
    })();
    await pause(200);
    const { id } = await startErasing(scene, customerId);
    await ended(scene, id);
    await pause(100);
    isDone = true;
    await pouring;
    await until(
      async () => scene.world.deliveries(),
      ({ waiting }) => waiting === 0,
    );
    await quiet();
    const { db } = scene.ground.app;
    expect(
      await db`select from cases.message where customer_id = ${customerId} and (text <> '' or external_id is not null)`,
    ).toHaveLength(0);
    const holders = await db<
      { customerId: string }[]
    >`select customer_id from customers.identifier where handle = ${handle}`;
    expect(holders.map((one) => one.customerId)).not.toContain(customerId);
    // A word stands nowhere, or in a message of the new one; what the world was just sending is on its way there.
    await until(
      async () => {
        const found = await findMarks(db, words);
        const marks = new Set(found.map((line) => line.split(": ")[1] ?? ""));
        return [...marks].filter((mark) => !found.includes(`cases.message: ${mark}`));
      },
      (alone) => alone.length === 0,
      "every word to stand in a message",
    );
  });
});

describe("two at once", () => {
  test("starting one request twice is once; two erasures of one person are one", async () => {
    const [one, other] = [await somebody(), await somebody()];
    const [a, b] = [await noted(one.customerId), await noted(other.customerId)];
    const reason = "one and the same";
    await scene.agent("POST", `/api/v1/customers/${one.customerId}/merge`, { otherId: other.customerId, reason });
    const both = [one.customerId, other.customerId];
    const answers = await Promise.all([start(a, both), start(b, both), start(a, both)]);
    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(1);
    const running = await scene.ground.app.db`
      select id from rights.request where kind = 'erasure' and customer_ids && ${both}::uuid[] and started_at is not null`;
    expect(running).toHaveLength(1);
    await ended(scene, String(running[0]?.["id"]));
    expect(
      await scene.ground.app.db`select from rights.certificate where content -> 'customerIds' ? ${one.customerId}`,
    ).toHaveLength(1);
  });

  test("a join at the same moment is in it, or refuses one of the two", async () => {
    for (let n = 0; n < 6; n++) {
      const [one, other] = [await somebody(), await somebody()];
      const id = await noted(one.customerId);
      const [joined, started] = await Promise.all([
        scene.agent("POST", `/api/v1/customers/${one.customerId}/merge`, { otherId: other.customerId, reason: "same" }),
        start(id, [one.customerId]),
      ]);
      expect([joined.status, started.status].toSorted()).toEqual(joined.status === 201 ? [201, 409] : [200, 409]);
      if (started.status === 200) await ended(scene, id);
      const [row] = await scene.ground.app
        .db`select erased_at, survivor_id from customers.customer where id = ${other.customerId}`;
      expect(row?.["erasedAt"]).toBeNull();
    }
  });

  test("somebody who proves a number while they are erased gets nothing back", async () => {
    const { customerId } = await somebody();
    const identifier = { kind: "loyalty", value: `Q0 ${Math.floor(Math.random() * 1e9) + 1e9}` };
    const prove = () =>
      record(scene.ground.app, [
        { id: randomUUID(), kind: "link", customerId, identifier, known: "verified", source: "login" },
      ]);
    const [{ id }] = await Promise.all([startErasing(scene, customerId), prove().catch(() => [])]);
    await prove();
    expect((await ended(scene, id)).state).toBe("done");
    expect(await scene.ground.app.db`select from customers.link where customer_id = ${customerId}`).toHaveLength(0);
  });
});

describe("an erasure", () => {
  test("whose process dies again and again goes on where it was, and counts everything once", async () => {
    const { customerId, marks } = await markSomebody(scene);
    await until(
      async () => scene.world.deliveries(),
      ({ waiting }) => waiting === 0,
    );
    await quiet();
    await scene.ground.stopWorker();
    const { id } = await startErasing(scene, customerId);
    // A pool of its own is cut, as a worker's that dies: nobody else's.
    const dying = openPool(scene.ground.databaseUrl, { max: 4, name: "dying" });
    const { db } = scene.ground.app;
    let cuts = 0;
    for (let n = 0; n < 400; n++) {
      await db`update rights.request set next_at = platform.now() where id = ${id} and state = 'running'`.catch(
        () => [],
      );
      const round = workOnRequests({ ...scene.ground.app, db: dying }).catch(() => false);
      if (n % 2 === 0) {
        await pause(n % 7);
        const cut = await db`
          select pg_terminate_backend(pid) as done from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle' and application_name = 'jetbridge dying'`.catch(
          () => [],
        );
        cuts += cut.length;
      }
      await round;
      const [row] = await db`select state from rights.request where id = ${id}`.catch(() => []);
      if (row?.["state"] === "done") break;
    }
    await dying.end({ timeout: 1 });
    process.stdout.write(`an erasure was cut ${cuts} times\n`);
    const done = await ended(scene, id);
    expect(done.counts).toMatchObject({
      cases: 3,
      files: 2,
      bookings: 1,
      "bag-files": 1,
      touchpoints: 1,
      exposures: 1,
    });
    await scene.ground.startWorker();
    // What was delivered again meanwhile is read, and passed over.
    await quiet();
    await until(
      () => db`select from cases.message_search_due limit 1`,
      (rows) => rows.length === 0,
    );
    expect(await findMarks(db, marks)).toEqual([]);
  });

  test("waits for what is being sent in this moment", async () => {
    const { customerId, caseId } = await somebody();
    const id = randomUUID();
    const { body } = await scene.agent("GET", `/api/v1/cases/${caseId}`);
    await scene.agent("POST", `/api/v1/cases/${caseId}/replies`, {
      id,
      text: "On its way.",
      visibility: "public",
      readTo: body.readTo,
    });
    const { db } = scene.ground.app;
    await db`update channels.outgoing set state = 'sending', lease_until = platform.now() + interval '1 hour', epoch = 1 where id = ${id}`;
    const request = await startErasing(scene, customerId);
    await until(
      () => scene.lead("GET", `/api/v1/privacy-requests/${request.id}`).then((answer) => answer.body),
      ({ step, why }) => step === "messages" && why !== null,
      "it to wait",
    );
    await db`update channels.outgoing set state = 'accepted', vendor_id = '1', lease_until = null where id = ${id}`;
    expect((await ended(scene, request.id, 60_000)).state).toBe("done");
  });

  test("closes what was open, so that nobody waits for what nobody can read", async () => {
    const { customerId, caseId } = await somebody();
    const { id } = await startErasing(scene, customerId);
    await ended(scene, id);
    const { body } = await scene.agent("GET", `/api/v1/cases/${caseId}`);
    expect(body).toMatchObject({ state: "closed", outcome: "needed-no-answer", answering: false });
    expect(await scene.ground.app.db`select from assignment.queue_entry where case_id = ${caseId}`).toHaveLength(0);
    expect(
      await scene.ground.app.db`select from service_levels.episode where case_id = ${caseId} and ended_at is null`,
    ).toHaveLength(0);
  });
});

describe("the test that looks for them", () => {
  test.each([
    ["drafts", "cases.draft"],
    ["proofs", "proof.override"],
    ["the bodies of letters", "cases.letter_body"],
    ["bag files", "bookings.bag_file"],
    ["words of the search", "cases.search_word"],
  ])("goes red where %s are left out", async (_what, table) => {
    const { ground } = scene;
    const { customerId, marks } = await markSomebody(scene);
    await ground.app.db.unsafe(`
      create function public.leave_out() returns trigger language plpgsql as 'begin return null; end';
      create trigger left_out before delete on ${table} for each row execute function public.leave_out();`);
    const { id } = await startErasing(scene, customerId);
    await ended(scene, id);
    const found = await findMarks(ground.app.db, marks);
    expect(found.map((line) => line.split(":")[0])).toContain(table);
    await ground.app.db.unsafe(`drop function public.leave_out() cascade; delete from ${table}`);
  });
});

describe("after a restore", () => {
  test("what the backup had forgotten is erased again, once", async () => {
    const { ground } = scene;
    const { customerId, marks } = await markSomebody(scene);
    const { body } = await scene.lead("GET", `/api/v1/customers/${customerId}/erasure-preview`);
    // As the file beside the database says after the erasure that the backup does not know.
    const certificateId = randomUUID();
    mkdirSync(homeOf(scene), { recursive: true });
    const file = join(homeOf(scene), "erasures.jsonl");
    const line = {
      id: certificateId,
      customerIds: body.customerIds,
      basis: "asked-by-person",
      askedAt: new Date().toISOString(),
      endedAt: new Date().toISOString(),
      repeats: null,
    };
    await ground.stopWorker();
    writeFileSync(file, `${JSON.stringify(line)}\nhalf a li`, { flag: "a" });
    await ground.startWorker();
    const [request] = await until(
      () => ground.app.db`select id from rights.request where repeats = ${certificateId}`,
      (rows) => rows.length === 1,
      "the erasure to begin again",
    );
    const done = await ended(scene, String(request?.["id"]));
    expect(done).toMatchObject({ state: "done", basis: "restored" });
    expect(await findMarks(ground.app.db, marks)).toEqual([]);
    const certificate = await scene.lead("GET", `/api/v1/erasure-certificates/${done.certificateId}`);
    expect(certificate.body).toMatchObject({ repeats: certificateId, isIntact: true });
    await ground.stopWorker();
    await ground.startWorker();
    expect(await ground.app.db`select from rights.request where repeats = ${certificateId}`).toHaveLength(1);
    const lines = readFileSync(file, "utf8").split("\n");
    expect(lines.filter((one) => one.includes(done.certificateId))).toHaveLength(1);
  });
});
