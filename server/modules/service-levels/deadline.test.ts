import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Calendar } from "../../../contract/service-rules.ts";
import { type Deadline, deadlineAt, fresh, type Talk, type Wait } from "./deadline.ts";

const calendar: Calendar = {
  name: "Always",
  zone: "UTC",
  week: Array.from({ length: 7 }, () => [{ from: "00:00", to: "24:00" }]),
  days: [],
};
const minute = 60_000;
const ours: Talk = { theirTurnSince: null, ourTurnSince: 0 };
const target = { seconds: 600, warnSeconds: 120 };
const wait = (more: Partial<Wait> = {}): Wait => ({
  clock: "first-response",
  startedAt: 0,
  endedAt: null,
  isDropped: false,
  ...more,
});
const at = (minutes: number, more: Partial<Wait> = {}, kept = fresh): Deadline =>
  deadlineAt({ wait: wait(more), kept, talk: ours, target, calendar }, minutes * minute);

describe("a deadline", () => {
  test.each<[string, number, Partial<Wait>, Partial<Deadline>]>([
    ["stands before its warning", 5, {}, { warnedAt: null, breachedAt: null, outcome: null }],
    ["is warned of at its time", 8, {}, { warnedAt: 8 * minute, breachedAt: null }],
    ["is broken at its time", 10, {}, { warnedAt: 8 * minute, breachedAt: 10 * minute }],
    ["was broken when it was, however late one looks", 500, {}, { breachedAt: 10 * minute }],
    [
      "is met by an answer in time, however late one looks",
      500,
      { endedAt: 9 * minute },
      { warnedAt: 8 * minute, breachedAt: null, outcome: "met" },
    ],
    ["is met by an answer at the last moment", 500, { endedAt: 10 * minute }, { outcome: "met" }],
    [
      "is broken by an answer that came late, also if nobody looked in between",
      500,
      { endedAt: 11 * minute },
      { breachedAt: 10 * minute, outcome: "breached" },
    ],
    ["is dropped where nothing was owed", 500, { endedAt: 3 * minute, isDropped: true }, { outcome: "dropped" }],
  ])("%s", (_why, minutes, more, expected) => {
    expect(at(minutes, more)).toMatchObject(expected);
  });

  test("that was broken stays so when more time is given later", () => {
    const broken = at(11);
    const later = deadlineAt(
      { wait: wait(), kept: broken, talk: ours, target: { seconds: 6000, warnSeconds: 0 }, calendar },
      12 * minute,
    );
    expect(later.breachedAt).toBe(10 * minute);
  });

  test("is worked out the same by however many looks there were", () => {
    const looks = fc
      .array(fc.integer({ min: 0, max: 30 }), { maxLength: 6 })
      .map((all) => all.toSorted((a, b) => a - b));
    const check = (looks: number[], end: number): void => {
      const step = (kept: typeof fresh, look: number) => at(look, look >= end ? { endedAt: end * minute } : {}, kept);
      const often = [...looks, 31].reduce<typeof fresh>(step, fresh);
      expect(often).toEqual(at(31, { endedAt: end * minute }));
    };
    fc.assert(fc.property(looks, fc.integer({ min: 1, max: 30 }), check));
  });
});

describe("the clock of resolution", () => {
  const look = (minutes: number, talk: Talk, kept = fresh, more: Partial<Wait> = {}): Deadline =>
    deadlineAt({ wait: wait({ clock: "resolution", ...more }), kept, talk, target, calendar }, minutes * minute);
  const theirs = (since: number): Talk => ({ theirTurnSince: since * minute, ourTurnSince: null });
  const back = (since: number): Talk => ({ theirTurnSince: null, ourTurnSince: since * minute });

  test("stands while we wait for them, from the answer until they write, whenever that is noticed", () => {
    const answered = look(5, theirs(4));
    expect(answered).toMatchObject({ dueAt: null, pausedAt: 4 * minute });
    expect(look(100, theirs(4), answered)).toMatchObject({ breachedAt: null, dueAt: null });
    const wrote = look(120, back(104), answered);
    expect(wrote).toMatchObject({ pausedAt: null, dueAt: 110 * minute, breachedAt: 110 * minute });
    expect(wrote.pauses).toEqual([{ from: 4 * minute, to: 104 * minute }]);
  });

  test("is met by a closing while it stands", () => {
    const closed = look(90, theirs(4), look(5, theirs(4)), { endedAt: 80 * minute });
    expect(closed).toMatchObject({ outcome: "met", breachedAt: null });
  });

  test("is met by a closing that nobody waited for, also where all of it is seen at once", () => {
    expect(look(90, theirs(4), fresh, { endedAt: 80 * minute })).toMatchObject({ outcome: "met", breachedAt: null });
  });
});
