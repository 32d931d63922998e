import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Db } from "../../platform/db.ts";
import { surgeWatch } from "./surge.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

/** Looks once a second at a log that grows by so many messages in between. */
function watching() {
  let seq = 1_000_000;
  const look = surgeWatch();
  const db = (() => Promise.resolve([{ seq: String(seq) }])) as unknown as Db;
  return (came: number) => {
    seq += came;
    vi.advanceTimersByTime(1000);
    return look(db);
  };
}

test("a first look, a quiet day and a busy one are no surge", async () => {
  const look = watching();
  for (const came of [5000, 0, 50, 200]) expect(await look(came)).toEqual({ isSurge: false, isPatient: false });
});

test("a surge is waited out for two minutes, and longer where there was calm in between", async () => {
  const look = watching();
  await look(0);
  for (let second = 0; second < 120; second++) expect(await look(1000)).toEqual({ isSurge: true, isPatient: true });
  expect(await look(1000)).toEqual({ isSurge: true, isPatient: false });
  expect(await look(10)).toEqual({ isSurge: false, isPatient: false });
  expect(await look(1000)).toEqual({ isSurge: true, isPatient: true });
});
