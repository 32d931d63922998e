/** A day played twice over the same passengers: as it is planned, and with a change. Pure. */
import type { AssignmentRule } from "../../../../contract/assignment.ts";
import type { TrialChange } from "../../../../contract/trials.ts";
import {
  byRule,
  day,
  type Days,
  hour,
  measure,
  type Outcome,
  play,
  type Query,
  type Short,
  type Targets,
  waitsByLanguage,
  whereShort,
  type Worker,
} from "../../assignment/index.ts";

export interface Scene {
  queries: readonly Query[];
  workers: readonly Worker[];
  rule: AssignmentRule;
  change: TrialChange;
  targets: Targets;
}

export interface Played extends Omit<Outcome, "waitOfNine"> {
  languages: { language: string; came: number; p50: number; p90: number }[];
  short: Short[];
}

/** `tell` hears how far it is, in percent. */
export function tryDay(scene: Scene, tell: (percent: number) => void): { planned: Played; changed: Played | null } {
  const { queries, workers, rule, change, targets } = scene;
  const playing = (of: readonly Worker[], by: AssignmentRule): Played =>
    played({ queries, workers: of, until: day }, by, targets);
  tell(10);
  const planned = playing(workers, rule);
  tell(55);
  const isChanged = change.more.length > 0 || change.move !== null || change.rule !== null;
  const changed = isChanged ? playing(withChange(workers, change), change.rule ?? rule) : null;
  tell(100);
  return { planned, changed };
}

function played(days: Days, rule: AssignmentRule, targets: Targets): Played {
  const answeredAt = play(() => byRule(rule, { bands: true }), days);
  const { waitOfNine: _nine, ...outcome } = measure(days, answeredAt, targets);
  return {
    ...outcome,
    languages: waitsByLanguage(days, answeredAt),
    short: whereShort(days, answeredAt, targets),
  };
}

/** Who would be there. Help speaks English too, as colleagues do. */
export function withChange(workers: readonly Worker[], { more, move }: TrialChange): Worker[] {
  const moved = workers.map((one) =>
    one.id === move?.memberId
      ? { ...one, shifts: one.shifts.map(([from, to]) => [from + move.hours * hour, to + move.hours * hour] as const) }
      : one,
  );
  const help = more.flatMap(({ language, people, fromHour, toHour }, place) =>
    Array.from({ length: people }, (_, n) => ({
      id: `more ${place} ${n}`,
      levels: { en: 3, [language]: 3 },
      skills: [],
      shifts: [[fromHour * hour, toHour * hour] as const],
    })),
  );
  return [...moved, ...help];
}
