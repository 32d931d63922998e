import { expect, test } from "vitest";
import { type Colleague, handsOnShift } from "./on-shift.ts";

const languages = ["nl"];
const works = [
  { from: -3600, to: 1800 },
  { from: 3600, to: 7200 },
];
const of = (more: Partial<Colleague>): Colleague => ({ languages, isHere: true, duty: "on", works, ...more });
const later = { languages, from: 3600, until: 7200 };

test.each([
  ["without a roster, is here without an end", { duty: "unplanned", works: [] }, [{ languages, from: 0, until: null }]],
  ["without a roster, is not here", { duty: "unplanned", works: [], isHere: false }, []],
  ["is on shift", {}, [{ languages, from: 0, until: 1800 }, later]],
  ["is on shift and did not come: counts from the next stretch on", { isHere: false }, [later]],
  ["said that they are on a break", { duty: "break" }, [later]],
  ["is here and not on shift: comes when they do", { duty: "off", works: works.slice(1) }, [later]],
  ["has gone home", { duty: "off", works: [{ from: -7200, to: 0 }], isHere: false }, []],
] as const)("somebody who %s", (_what, more, hands) => {
  expect(handsOnShift([of(more as Partial<Colleague>)])).toEqual(hands);
});
