import { expect, test } from "vitest";
import { settle } from "./settle.ts";

const at = new Date("2026-12-24T12:00:00Z");
const later = new Date("2026-12-24T13:00:00Z");
const never = { seenSetAt: null, floor: null };

test.each<[string, Parameters<typeof settle>, ReturnType<typeof settle>]>([
  ["nobody set it: the table's", [{ urgency: 2, setAt: null }, { ...never, urgency: 2 }, 1], { ...never, set: 1 }],
  [
    "lowered by hand: stays while the table says what it said",
    [{ urgency: 0, setAt: at }, { ...never, urgency: 2 }, 2],
    { seenSetAt: at, floor: 2, set: null },
  ],
  [
    "and while it says less",
    [{ urgency: 0, setAt: at }, { seenSetAt: at, floor: 2, urgency: 2 }, 1],
    { seenSetAt: at, floor: 2, set: null },
  ],
  [
    "more is known than then: the table's",
    [{ urgency: 0, setAt: at }, { seenSetAt: at, floor: 2, urgency: 2 }, 3],
    { ...never, set: 3 },
  ],
  [
    "raised by hand: nothing lowers it",
    [{ urgency: 3, setAt: at }, { seenSetAt: at, floor: 0, urgency: 0 }, 2],
    { seenSetAt: at, floor: 0, set: null },
  ],
  [
    "set again: what is known now counts as known",
    [{ urgency: 0, setAt: later }, { seenSetAt: at, floor: 0, urgency: 3 }, 3],
    { seenSetAt: later, floor: 3, set: null },
  ],
  [
    "set before it was ever weighed",
    [{ urgency: 1, setAt: at }, { ...never, urgency: null }, 2],
    { seenSetAt: at, floor: 2, set: null },
  ],
])("%s", (_what, [of, last, found], verdict) => {
  expect(settle(of, last, found)).toEqual(verdict);
});
