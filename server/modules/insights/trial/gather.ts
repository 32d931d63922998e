/** What a day to come is played with: who will write, who is on its roster, and what we hold ourselves to. */
import type { AssignmentRule } from "../../../../contract/assignment.ts";
import type { TrialChange } from "../../../../contract/trials.ts";
import type { Db } from "../../../platform/db.ts";
import { dayAfter, dayAt, momentOf } from "../../../platform/zone.ts";
import { day, findRule, type Query, random, type Targets } from "../../assignment/index.ts";
import { findDefinition } from "../../service-levels/index.ts";
import { findQueries, findWorkers, type Period } from "./recorded-days.ts";
import type { Scene } from "./try-day.ts";

export interface Asked {
  zone: string;
  basis: "recent-weeks" | "last-week";
  change: TrialChange;
}

export interface Gathered {
  scene: Scene;
  from: Date;
  to: Date;
  secondsPerCase: number;
}

/** The same weekday of so many weeks; the nearer the more it counts. */
const weeks = 4;
const fading = 0.8;
const usualSeconds = 240;
/** Where no target says otherwise: minutes. */
const usualTarget = 60;
const urgentTarget = 15;

export async function gather(db: Db, { zone, basis, change }: Asked): Promise<Gathered> {
  const [clock] = await db<[{ from: Date; to: Date; secondsPerCase: number | null }]>`
    select (date_trunc('day', wall) + interval '1 day') at time zone ${zone} as "from", (date_trunc('day', wall) + interval '2 days') at time zone ${zone} as "to",
      (select avg(seconds_per_case)::float8 from service_levels.outlook where measured_at > now - interval '1 day') as seconds_per_case
    from (select platform.now() as now, platform.now() at time zone ${zone} as wall) as clock`;
  const { from, to } = clock;
  const secondsPerCase = clock.secondsPerCase ?? usualSeconds;
  const { rule } = await findRule(db);
  return {
    from,
    to,
    secondsPerCase: Math.round(secondsPerCase),
    scene: {
      queries: await drawQueries(db, { zone, from, basis, secondsPerCase }),
      workers: await findWorkers(db, { from, to }),
      rule: rule satisfies AssignmentRule,
      change,
      targets: await findTargets(db),
    },
  };
}

/** The same draw each time, so that two trials differ by their change alone. */
async function drawQueries(
  db: Db,
  { zone, from, basis, secondsPerCase }: Pick<Asked, "zone" | "basis"> & { from: Date; secondsPerCase: number },
): Promise<Query[]> {
  const chance = random(1);
  // As long as recorded days are played with: half take less, one in twenty thrice as long.
  const takes = (): number =>
    secondsPerCase *
    Math.exp(0.67 * Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance()) - 0.67 ** 2 / 2);
  // The day as the zone has it: around a change of its clocks weeks are no 168 hours.
  const back = (week: number): Period => {
    const that = dayAt(zone, from.getTime() + (day / 2 - week * 7 * day) * 1000);
    return { from: new Date(momentOf(zone, that, 0)), to: new Date(momentOf(zone, dayAfter(that), 0)) };
  };
  if (basis === "last-week") return findQueries(db, back(1), takes);
  const days: Query[][] = [];
  for (let week = 1; week <= weeks; week++) {
    const all = await findQueries(db, back(week), takes);
    // Weeks before the first passenger are none.
    if (all.length > 0) days.push(all.filter(({ at }) => at >= 0));
  }
  const sum = days.reduce((whole, _, place) => whole + fading ** place, 0);
  return days
    .flatMap((all, place) => all.filter(() => chance() < fading ** place / sum))
    .toSorted((a, b) => a.at - b.at);
}

/** The first answer that is owed to anybody. */
async function findTargets(db: Db): Promise<Targets> {
  const { rule } = await findDefinition(db);
  const general = rule.targets.find(
    ({ clock, channel, language, topic, tier }) =>
      clock === "first-response" && channel === null && language === null && topic === null && tier === null,
  );
  const ordinary = general ? Math.max(1, Math.round(general.seconds / 60)) : usualTarget;
  return { ordinary, urgent: Math.min(urgentTarget, ordinary) };
}
