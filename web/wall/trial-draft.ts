/** What is typed of a trial, and the change it makes. Pure. */
import type { AssignmentRule } from "../../contract/assignment.ts";
import type { TrialChange } from "../../contract/trials.ts";
import type { Language } from "../../contract/words.ts";

export interface Typed {
  /** Empty: nobody more. */
  language: Language | "";
  people: number;
  fromHour: number;
  toHour: number;
  /** Whose shift is moved; empty: nobody's. */
  memberId: string;
  hours: number;
  /** How well a language must be spoken; `any`: languages do not count; empty: as the rule says. */
  level: "" | "any" | "1" | "2" | "3";
}

export const nothingTyped: Typed = {
  language: "",
  people: 1,
  fromHour: 8,
  toHour: 16,
  memberId: "",
  hours: 2,
  level: "",
};

/** Null: what was typed makes no change that there could be. */
export function changeOf(typed: Typed, rule: AssignmentRule | undefined): TrialChange | null {
  const { language, people, fromHour, toHour, memberId, hours, level } = typed;
  if (language !== "" && (fromHour >= toHour || people < 1)) return null;
  if (level !== "" && !rule) return null;
  return {
    more: language === "" ? [] : [{ language, people, fromHour, toHour }],
    move: memberId === "" || hours === 0 ? null : { memberId, hours },
    rule: level === "" || !rule ? null : withLevel(rule, level),
  };
}

const withLevel = (rule: AssignmentRule, level: "any" | "1" | "2" | "3"): AssignmentRule =>
  level === "any"
    ? { ...rule, countLanguages: false }
    : { ...rule, countLanguages: true, leastLevel: level === "1" ? 1 : level === "2" ? 2 : 3 };
