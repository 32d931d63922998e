import { afterAll, beforeAll, expect, test } from "vitest";
import { assign, take } from "../../server/modules/cases/index.ts";
import { noteHandedBack } from "../../server/modules/assignment/index.ts";
import { atomically } from "../../server/platform/context.ts";
import { type Ground, openGround } from "../ground.ts";
import { ask, connectBrand } from "../staff/asked.ts";
import { until } from "../until.ts";

let ground: Ground;
beforeAll(async () => (ground = await openGround()));
afterAll(() => ground.close());

/** Somebody works on a case, until told to go on to `then`. */
async function working<T>(hold: (app: App) => Promise<unknown>, then: (app: App) => Promise<T>) {
  const held = Promise.withResolvers<void>();
  const told = Promise.withResolvers<void>();
  const done = atomically(ground.app, async (app) => {
    await hold(app);
    held.resolve();
    await told.promise;
    return then(app);
  });
  await held.promise;
  return () => {
    told.resolve();
    return done;
  };
}
type App = Ground["app"];

const opened = async () => (await ask(ground, await connectBrand(ground), "where is my bag?")).caseId ?? "";

test("who gives a case to whom it belongs already holds it before its place in the queue", async () => {
  const { app } = ground;
  const caseId = await opened();
  const { id } = await ground.as("agent");
  await assign(app, { caseIds: [caseId], to: id });
  const goOn = await working(
    ({ db }) => db`select from cases."case" where id = ${caseId} for no key update`,
    ({ db }) => db`select case_id from assignment.queue_entry where case_id = ${caseId} for update nowait`,
  );
  const given = assign(app, { caseIds: [caseId], to: id });
  await until(
    () => app.db`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    (waits) => waits.length > 0,
    "who gives it to wait",
  );
  const [place] = await goOn();
  expect(place).toBeDefined();
  await given;
});

test("who only notes something of a case waits for nobody who answers it", async () => {
  const { app } = ground;
  const caseId = await opened();
  const { id } = await ground.as("agent");
  const goOn = await working(
    (app) => take(app, { caseId, agentId: id }),
    async () => {},
  );
  await noteHandedBack(app, { caseId, agentId: id, byId: id, reason: "not mine" });
  const noted = await app.db`select 1 from assignment.decision where case_id = ${caseId} and what = 'handed-back'`;
  expect(noted).toHaveLength(1);
  await goOn();
});
