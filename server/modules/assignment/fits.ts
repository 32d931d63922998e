/** Whether somebody may get a case, and from when on. Pure. */
import type { AssignmentRule } from "../../../contract/assignment.ts";
import { languages as ours } from "../../../contract/words.ts";

/** What a case asks of who takes it. */
export interface Need {
  language: string;
  channel: string;
  topic: string;
}

/** What somebody can do. */
export interface Able {
  /** How well each language is spoken, 1 to 3. */
  levels: Readonly<Record<string, number>>;
  skills: readonly string[];
}

type Drop = AssignmentRule["ladder"][number]["drops"];

/** They may get it once it has waited so long, and what is no longer asked then. */
export interface Fit {
  afterMinutes: number;
  dropped: Drop[];
}

/** Nothing is set: everybody may get everything. */
export const openRule: AssignmentRule = {
  countLanguages: false,
  leastLevel: 1,
  skills: [],
  ladder: [
    { afterMinutes: 15, drops: "level" },
    { afterMinutes: 30, drops: "skill" },
  ],
  units: {},
  capacity: null,
};

/** What a case weighs. */
export const unitsOf = (channel: string, { units }: AssignmentRule): number =>
  Object.entries(units).find(([of]) => of === channel)?.[1] ?? 1;

/** The skills a case asks for. */
export const skillsFor = ({ channel, topic }: Need, { skills }: AssignmentRule): string[] =>
  skills.filter((one) => names(one.topics, topic) && names(one.channels, channel)).map(({ name }) => name);

const names = (list: readonly string[], one: string): boolean => list.length === 0 || list.includes(one);

/** Null: never. A text in none of our languages, or in no language, needs no language. */
export function fits({ levels, skills }: Able, need: Need, rule: AssignmentRule): Fit | null {
  const dropped: Drop[] = [];
  if (rule.countLanguages && isOurs(need.language)) {
    const level = levels[need.language];
    if (level === undefined) dropped.push("language");
    else if (level < rule.leastLevel) dropped.push("level");
  }
  if (skillsFor(need, rule).some((skill) => !skills.includes(skill))) dropped.push("skill");
  let afterMinutes = 0;
  for (const one of dropped) {
    const step = rule.ladder.find(({ drops }) => drops === one);
    if (!step) return null;
    afterMinutes = Math.max(afterMinutes, step.afterMinutes);
  }
  return { afterMinutes, dropped };
}

const isOurs = (language: string): boolean => (ours as readonly string[]).includes(language);

/** Whether the rule asks nothing of anybody: then no need is looked at. */
export const asksNothing = ({ countLanguages, skills }: AssignmentRule): boolean =>
  !countLanguages && skills.length === 0;
