import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gather } from "./gather.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("the first topic after a quiet time is handed over at once", () => {
  const seen: string[][] = [];
  gather<string>(300, (topics) => seen.push([...topics])).add(["queue"]);
  expect(seen).toEqual([["queue"]]);
});

test("a burst becomes one at the start and one at the end, each topic once", async () => {
  const seen: string[][] = [];
  const gathering = gather<string>(300, (topics) => seen.push([...topics]));
  for (let n = 0; n < 50; n++) gathering.add(["queue", `case/${n % 2}`]);
  await vi.advanceTimersByTimeAsync(299);
  expect(seen).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(seen).toEqual([
    ["queue", "case/0"],
    ["queue", "case/1", "case/0"],
  ]);
});

test("what waits is dropped once stopped", () => {
  const seen: string[][] = [];
  const gathering = gather<string>(300, (topics) => seen.push([...topics]));
  gathering.add(["queue"]);
  gathering.add(["queue"]);
  gathering.stop();
  vi.advanceTimersByTime(1000);
  expect(seen).toHaveLength(1);
});

test("what is handed over while the last is still dealt with waits for it", async () => {
  const seen: string[][] = [];
  const ends: (() => void)[] = [];
  const gathering = gather<string>(300, (topics) => {
    seen.push([...topics]);
    return new Promise<void>((done) => ends.push(done));
  });
  gathering.add(["queue"]);
  gathering.add(["mentions"]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(seen).toHaveLength(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual([["queue"], ["mentions"]]);
});
