/** Who may get what, and who waits for nobody. */
import type { z } from "zod";
import type { Abilities, AssignmentRule, Colleague as ColleagueShape } from "../../contract/assignment.ts";
import { type Language, languages } from "../../contract/words.ts";
import { findRule, fits } from "../modules/assignment/index.ts";
import { findDuty, isGiven } from "../modules/rosters/index.ts";
import { type Abled, findAbledHere, findNames } from "../modules/staff/index.ts";
import type { Db } from "../platform/db.ts";

export interface Uncovered {
  language: Language;
  waiting: number;
  oldestWaitingSince: Date;
}

/** The rule with who set it, and the languages in which customers wait for nobody. */
export async function getRule(db: Db) {
  const { setBy, ...ruled } = await findRule(db);
  const names = setBy ? await findNames(db, [setBy]) : null;
  return {
    ...ruled,
    setBy: setBy ? (names?.get(setBy) ?? null) : null,
    uncovered: await findUncovered(db, ruled.rule),
  };
}

/** Languages in which somebody waits and nobody who is here and at work may ever be given it; worst first. None where languages do not count. */
export async function findUncovered(db: Db, rule: AssignmentRule): Promise<Uncovered[]> {
  if (!rule.countLanguages) return [];
  const [waiting, abled] = await Promise.all([
    db<Uncovered[]>`
      select language, count(*)::int as waiting, min(waiting_since) as oldest_waiting_since
      from assignment.queue_entry where kind = 'question' and not answering and language = any(${[...languages]})
      group by language order by waiting desc, language`,
    findAbledHere(db),
  ]);
  const duty = await findDuty(
    db,
    abled.map(({ id }) => id),
  );
  const here = abled.filter(({ id }) => isGiven(duty.get(id)));
  // Of languages alone: a skill that nobody has is another matter.
  const ofLanguages = { ...rule, skills: [] };
  return waiting.filter(
    ({ language }) => !here.some((one) => fits(one, { language, channel: "", topic: "" }, ofLanguages)),
  );
}

type Colleague = z.output<typeof ColleagueShape>;

export const showColleague = ({ id, name, role, teamId, skills, levels, capacity, isHere }: Abled): Colleague => ({
  id,
  name,
  role,
  teamId,
  skills,
  capacity,
  isHere,
  languages: languages.flatMap((language) => {
    const level = levels[language];
    return level === undefined ? [] : [{ language, level }];
  }) satisfies z.output<typeof Abilities>["languages"],
});
