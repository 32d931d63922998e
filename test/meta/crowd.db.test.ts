import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSender } from "../../server/modules/channels/index.ts";
import { comment, direct, newId, openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const question = "Where is my suitcase? It did not arrive in Oslo.";

test("a channel with a long queue and little room lets what others have to send go past it", async () => {
  const { ground } = scene;
  const { db } = ground.app;
  const asked = Array.from({ length: 60 }, () => `m_${newId()}`);
  for (const mid of asked)
    await scene.deliver("messenger", direct({ sender: newId(), message: { mid, text: question } }));
  const commentId = `1_${newId()}`;
  const below = { comment_id: commentId, post_id: "10_1", parent_id: "10_1", from: { id: newId(), name: "Ada Ø" } };
  await scene.deliver("facebook", comment({ ...below, message: question }));
  const cases = await Promise.all([...asked, commentId].map(async (id) => (await scene.message(id)).caseId as string));
  await ground.stopWorker();
  for (const [n, caseId] of cases.entries()) {
    const reply = {
      id: crypto.randomUUID(),
      text: `We look for it (${n}).`,
      visibility: n < 60 ? "private" : "public",
    };
    expect((await ground.api("POST", `/api/v1/cases/${caseId}/replies`, reply)).status).toBe(201);
  }
  await db`update channels.outgoing set send_after = platform.now() - interval '1 minute'`;
  // The last window is over, and nothing is known of the new one but how wide the last was.
  await db`
    insert into channels.allowance (account_id, visibility, remaining, resets_at, most)
    values (${scene.accounts.messenger.id}, 'private', 0, platform.now() - interval '1 second', 3)`;
  const sender = makeSender(ground.app);
  await sender.round();
  await sender.landed();
  const sent = await db<{ kind: string; count: number }[]>`
    select a.kind, count(*)::int as count from channels.outgoing o join channels.account a on a.id = o.account_id
    where o.state = 'accepted' group by 1 order by 1`;
  expect([...sent]).toEqual([
    { kind: "facebook", count: 1 },
    { kind: "messenger", count: 3 },
  ]);
});
