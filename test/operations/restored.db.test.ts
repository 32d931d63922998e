import { afterAll, beforeAll, expect, test } from "vitest";
import { adoptRestored } from "../../server/launch/adopt-restored.ts";
import { findEnd, showPosition } from "../../server/platform/position.ts";
import { startWeb } from "../../server/web.ts";
import { findFreePort } from "../../server/platform/free-port.ts";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { listen, topicsOf } from "../live/listener.ts";
import { ask, connectBrand } from "../staff/asked.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.close());

const adopt = (isToldSo = false) => adoptRestored({ ...ground.app.config }, { isToldSo });
const notFollowed = () =>
  ground.app.db`
    select event.id from platform.event, platform.follower
    where name = 'reactions' and (event.xid, event.id) > (follower.xid, follower.id) order by event.xid, event.id`.then(
    (rows) => rows.map((row) => String(row["id"])),
  );

test("a log written in a cluster that had counted further goes on in this one: nothing is followed twice, nothing never", async () => {
  const brand = await connectBrand(ground);
  await ask(ground, brand, "before the fire?", "801");
  await until(notFollowed, (ids) => ids.length === 0, "the log to be followed");
  expect(await adopt()).toEqual({ isRestamped: false, distrusted: 0 });
  await ground.stopWorker();
  const position = showPosition(await findEnd(ground.app.db));
  await ground.app
    .db`insert into platform.event (type, fact, topics) select 'changed', '{}', '{}' from generate_series(1, 3)`;
  const open = await notFollowed();
  expect(open).toHaveLength(3);

  // As a dump brings it into a young cluster: all its transactions are yet to come here.
  await ground.app.db`update platform.event set xid = (xid::text::bigint + 1000000000)::text::xid8`;
  await ground.app.db`update platform.follower set xid = (xid::text::bigint + 1000000000)::text::xid8`;
  expect(await adopt()).toMatchObject({ isRestamped: true });
  expect(await notFollowed()).toEqual(open);
  expect(await adopt()).toEqual({ isRestamped: false, distrusted: 0 });

  await ground.startWorker();
  await until(notFollowed, (ids) => ids.length === 0, "the rest to be followed");
  const port = await findFreePort();
  const web = await startWeb({ ...ground.app, config: { ...ground.app.config, port } });
  const listener = listen({ url: `http://127.0.0.1:${port}`, token: ground.adminToken, after: position });
  await until(
    async () => listener.messages.length,
    (count) => count > 0,
  );
  const { caseId } = await ask(ground, brand, "after the fire?", "802");
  await until(
    async () => topicsOf(listener),
    (topics) => topics.has(`case/${caseId}`),
    "news after the restore",
  );
  listener.cut();
  await web.stop();
});

test("what was under way when the backup was made is unsure, and is not sent by itself", async () => {
  const brand = await connectBrand(ground);
  const { caseId } = await ask(ground, brand, "will you answer twice?", "803");
  await ground.stopWorker();
  const agent = await ground.as("agent");
  await agent("POST", `/api/v1/cases/${caseId}/assign`, { assigneeId: "me" });
  const id = crypto.randomUUID();
  const answer = await agent("POST", `/api/v1/cases/${caseId}/replies`, {
    id,
    text: "Once is enough.",
    visibility: "public",
  });
  expect(answer.status).toBe(201);
  expect(await adopt(true)).toMatchObject({ distrusted: 1 });
  const { body } = await agent("GET", `/api/v1/cases/${caseId}`);
  const message = body.messages.find((one: { id: string }) => one.id === id);
  expect(message.delivery).toMatchObject({ state: "unsure" });
  const attempts = () => ground.app.db`select epoch from channels.attempt where outgoing_id = ${id}`;
  const before = (await attempts()).length;
  await ground.startWorker();
  await until(
    () => ground.app.db`select looks from channels.outgoing where id = ${id}`,
    ([row]) => row?.["looks"] > 0,
    "a look at the vendor",
  );
  expect((await attempts()).length).toBe(before);
  const [row] = await ground.app.db`select state from channels.outgoing where id = ${id}`;
  expect(row?.["state"]).toBe("unsure");
});
