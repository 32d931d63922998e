import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { until } from "../until.ts";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  scene.world.clearFaults();
  await scene.ground.app.db`delete from channels.outage`;
});

const account = () => scene.ground.api("GET", "/api/v1/channel-accounts").then(({ body }) => body.items[0]);
const opened = async (): Promise<string> => {
  const post = scene.world.writePost({ as: scene.somebody(), text: scene.ask("where is my bag?") });
  return (await scene.message(post.id)).caseId;
};
const deliveryOf = async (caseId: string, id: string) => {
  const { messages } = await scene.caseOf(caseId);
  return messages.find((one: any) => one.id === id).delivery;
};
/** Has what waits tried now, as if its time had come. */
const hurry = async (): Promise<void> => {
  const { app } = scene.ground;
  await app.db`update channels.outage set next_try_at = platform.now() where opened_at is not null`;
  await app.db`update channels.outgoing set send_after = platform.now() where state = 'pending' and attempts > 0`;
  app.ring("outgoing");
};
const away = () =>
  until(
    async () => {
      await hurry();
      return account();
    },
    ({ outage }) => outage !== null,
    "the account to be held",
  );

describe("a vendor that does not answer", () => {
  test("is given rest, the agents are told, and what waited goes once it is back, each conversation in its order", async () => {
    const cases = [await opened(), await opened(), await opened(), await opened()];
    scene.world.addFault({ endpoint: "create-post", kind: "unavailable", count: 10_000 });
    const ids: string[] = [];
    for (const [n, caseId] of cases.slice(0, 3).entries())
      ids.push(await scene.answer(caseId, { text: `Answer ${n}, we are on it.` }));
    const { outage } = await away();
    expect(outage).toMatchObject({ why: expect.stringContaining("X"), waiting: 3 });
    expect(await deliveryOf(cases[0] ?? "", ids[0] ?? "")).toMatchObject({ state: "pending", awaySince: outage.since });
    // Another waits behind them, and costs the vendor no call of its own.
    ids.push(await scene.answer(cases[3] ?? "", { text: "Answer 3, we are on it." }));
    const second = await scene.answer(cases[0] ?? "", { text: "And it comes tonight." });
    const { body: ways } = await scene.ground.api("GET", `/api/v1/cases/${cases[3]}/ways`);
    expect(ways.items[0].hold).toEqual({ why: "away", until: null });
    await hurry();
    expect(await deliveryOf(cases[3] ?? "", ids[3] ?? "")).toMatchObject({ state: "pending", attempts: 0 });
    const { body: operations } = await scene.ground.api("GET", "/api/v1/operations");
    expect(operations.alarms.map(({ code }: any) => code)).toContain("channel-away");

    scene.world.clearFaults();
    await hurry();
    for (const [n, caseId] of cases.entries())
      expect((await scene.settled(caseId, ids[n] ?? "")).delivery).toMatchObject({
        state: "accepted",
        awaySince: null,
      });
    expect((await account()).outage).toBeNull();
    // In one conversation one after the other, whichever was tried while nobody answered.
    expect((await scene.settled(cases[0] ?? "", second)).delivery.state).toBe("accepted");
    const { messages } = await scene.caseOf(cases[0] ?? "");
    const numberOf = (id: string | undefined): bigint => BigInt(messages.find((one: any) => one.id === id).externalId);
    expect(numberOf(second)).toBeGreaterThan(numberOf(ids[0]));
  });

  test("is tried again soon, however many calls were under way when it went away", async () => {
    const cases = await Promise.all(Array.from({ length: 12 }, opened));
    scene.world.addFault({ endpoint: "create-post", kind: "unavailable", count: 10_000 });
    const { app } = scene.ground;
    const rests = (minutes: number) => app.db`
      insert into channels.allowance as known (account_id, visibility, remaining, resets_at, rests_until)
      select id, 'public', 100, platform.now(), platform.now() + ${minutes} * interval '1 minute' from channels.account
      on conflict (account_id, visibility) do update set rests_until = excluded.rests_until`;
    await rests(5);
    for (const [n, caseId] of cases.entries()) await scene.answer(caseId, { text: `Answer ${n}, we are on it.` });
    await app.db`update channels.outgoing set send_after = platform.now() where state = 'pending'`;
    await rests(-5);
    app.ring("outgoing");
    await until(
      () =>
        app.db<
          { tried: number }[]
        >`select count(*)::int as tried from channels.outgoing where state = 'pending' and attempts > 0`,
      ([row]) => row?.tried === 12,
      "all to have failed",
    );
    const [rest] = await app.db<{ seconds: number; tries: number }[]>`
      select extract(epoch from next_try_at - platform.now())::float as seconds, tries from channels.outage where opened_at is not null`;
    expect(rest).toMatchObject({ tries: 1 });
    expect(rest?.seconds).toBeLessThan(7);
  });

  test("and one message that it always fails at are told apart: the others go, and that one is back with its writer", async () => {
    const [poisoned, other] = [await opened(), await opened()];
    scene.world.addFault({ endpoint: "create-post", kind: "broken", count: 12, holding: "poison" });
    const id = await scene.answer(poisoned, { text: "A poison of a text." });
    const tried = (times: number) =>
      until(
        () => deliveryOf(poisoned, id),
        ({ attempts, state }) => attempts >= times || state === "refused",
        `try ${times}`,
      );
    await tried(1);
    for (let n = 2; n <= 12; n++) {
      const fine = await scene.answer(other, { text: `Fine, number ${n}.` });
      expect((await scene.settled(other, fine)).delivery.state).toBe("accepted");
      await hurry();
      await tried(n);
    }
    const { delivery } = await scene.settled(poisoned, id);
    expect(delivery).toMatchObject({ state: "refused", code: "vendor-fails" });
    expect((await account()).outage).toBeNull();
  });
});
