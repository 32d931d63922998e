import { expect, test } from "vitest";
import { weekLater, weekOf } from "./week.ts";

test("a week begins on Monday, whichever of its days is asked for, and has the hours it has", () => {
  for (const day of ["2026-10-19", "2026-10-22", "2026-10-25"]) {
    const week = weekOf(day, "Europe/Amsterdam");
    expect(week.map(({ day }) => day)).toEqual([
      "2026-10-19",
      "2026-10-20",
      "2026-10-21",
      "2026-10-22",
      "2026-10-23",
      "2026-10-24",
      "2026-10-25",
      "2026-10-26",
    ]);
    expect(new Date(week[0]?.at ?? 0).toISOString()).toBe("2026-10-18T22:00:00.000Z");
    expect(((week[7]?.at ?? 0) - (week[0]?.at ?? 0)) / 3_600_000).toBe(169);
  }
});

test("a week later is the same time on the wall", () => {
  expect(weekLater("2026-12-28T22:30")).toBe("2027-01-04T22:30");
});
