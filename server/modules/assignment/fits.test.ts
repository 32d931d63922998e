import { describe, expect, test } from "vitest";
import type { AssignmentRule } from "../../../contract/assignment.ts";
import { asksNothing, fits, openRule, skillsFor, unitsOf } from "./fits.ts";

const rule: AssignmentRule = {
  countLanguages: true,
  leastLevel: 2,
  skills: [
    { name: "refunds", topics: ["refund"], channels: [] },
    { name: "letters", topics: [], channels: ["email"] },
  ],
  ladder: [
    { afterMinutes: 15, drops: "level" },
    { afterMinutes: 30, drops: "skill" },
  ],
  units: { chat: 3 },
  capacity: 10,
};
const anna = { levels: { nl: 3, de: 1 }, skills: ["refunds"] };
const need = (language: string, topic = "baggage", channel = "x") => ({ language, topic, channel });

describe("who may get a case", () => {
  test.each([
    ["the language spoken fully", need("nl"), 0, []],
    ["the language spoken a little, once it waited", need("de"), 15, ["level"]],
    ["a skill that is there", need("nl", "refund"), 0, []],
    ["a skill that is missing, once it waited longer", need("nl", "refund", "email"), 30, ["skill"]],
    ["both, after the longer of the two", need("de", "baggage", "email"), 30, ["level", "skill"]],
    ["a text without words", need("und"), 0, []],
    ["a text in none of our languages", need("other"), 0, []],
  ])("%s", (_why, asked, afterMinutes, dropped) => {
    expect(fits(anna, asked, rule)).toEqual({ afterMinutes, dropped });
  });

  test("a language that is not spoken at all is never dropped unless the ladder says so", () => {
    expect(fits(anna, need("ja"), rule)).toBeNull();
    const longer = { ...rule, ladder: [...rule.ladder, { afterMinutes: 120, drops: "language" as const }] };
    expect(fits(anna, need("ja"), longer)).toEqual({ afterMinutes: 120, dropped: ["language"] });
  });

  test("who speaks no language gets only what needs none", () => {
    const nobody = { levels: {}, skills: [] };
    expect(fits(nobody, need("en"), rule)).toBeNull();
    expect(fits(nobody, need("und"), rule)).not.toBeNull();
  });

  test("where nothing is set everybody may get everything at once", () => {
    expect(asksNothing(openRule)).toBe(true);
    expect(fits({ levels: {}, skills: [] }, need("ja", "refund", "email"), openRule)?.afterMinutes).toBe(0);
  });

  test("a case weighs what its channel weighs, and one unit where nothing is said", () => {
    expect([unitsOf("chat", rule), unitsOf("x", rule)]).toEqual([3, 1]);
  });

  test("several skills may be asked for at once", () => {
    expect(skillsFor(need("nl", "refund", "email"), rule)).toEqual(["refunds", "letters"]);
  });
});
