import { describe, expect, test } from "vitest";
import { UrgencyTable } from "../../../contract/urgency.ts";
import { areStepsWrong, faultOfRow, tableOf, type TypedRow, typedFrom } from "./table-draft.ts";

const row = (more: Partial<TypedRow> = {}): TypedRow => ({
  key: "a",
  sign: "leaves-soon",
  hours: "3",
  points: "40",
  ...more,
});

describe("a table of urgency as it is typed", () => {
  test.each<[string, TypedRow, TypedRow[], string | null]>([
    ["is read", row(), [], null],
    ["takes no half hours", row({ hours: "2.5" }), [], "number"],
    ["takes no hours of nothing", row({ hours: "0" }), [], "number"],
    ["takes no more points than 200", row({ points: "201" }), [], "number"],
    ["takes no empty field", row({ points: "" }), [], "number"],
    ["takes each line once", row(), [row({ key: "b", hours: " 3 " })], "twice"],
    ["takes the same sign with other hours", row(), [row({ key: "b", hours: "24" })], null],
  ])("%s", (_what, one, others, fault) => {
    expect(faultOfRow(one, [one, ...others])).toBe(fault);
  });

  test("gives back the table it was made of, and says when the steps don't rise", () => {
    const table = {
      rows: [{ sign: "distress" as const, hours: null, points: 20 }],
      bands: [20, 40, 70] as [number, number, number],
    };
    expect(tableOf(typedFrom(table))).toEqual(table);
    expect(UrgencyTable.safeParse(table).success).toBe(true);
    expect(tableOf({ ...typedFrom(table), rows: [row({ points: "999" })] })).toBeNull();
    expect(areStepsWrong({ rows: [], bands: ["20", "20", "70"] })).toBe(true);
    expect(tableOf({ rows: [], bands: ["20", "x", "70"] })).toBeNull();
  });
});
