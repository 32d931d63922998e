/** What is asked of figures, once it is known when and by whom. */
import type { Figure, Grouping } from "../../../contract/insights.ts";
import { mayGroup } from "../../../contract/figure-rules.ts";
import type { Db, Fragment } from "../../platform/db.ts";
import { problem } from "../../platform/problem.ts";

export interface Traits {
  channel?: string | undefined;
  language?: string | undefined;
  topic?: string | undefined;
  tier?: string | undefined;
  team?: string | undefined;
  agent?: string | undefined;
}

export interface Asked extends Traits {
  figure: Figure;
  from: Date;
  to: Date;
}

export interface Grouped extends Asked {
  by: Grouping;
  zone: string;
}

/** `by` is what does not go with `figure`. */
const NotBy = problem<{ figure: string; by: string }>(
  "figures.not-by",
  400,
  "This figure can't be told apart by that: nothing says to which of them each belongs.",
);

const TooManyHours = problem("figures.too-many-hours", 400, "By the hour a fortnight at most is shown.");

const fortnight = 14 * 86_400_000;
const traits = ["channel", "language", "topic", "tier", "team", "agent"] as const;

/** Throws where the figure knows nothing of what is asked for. */
export function checkAsked(asked: Asked, by: Grouping = "all"): void {
  const { figure } = asked;
  for (const one of [by, ...traits.filter((trait) => asked[trait] !== undefined)])
    if (!mayGroup(figure, one)) throw NotBy({ figure, by: one });
  if (by === "hour" && asked.to.getTime() - asked.from.getTime() > fortnight) throw TooManyHours();
}

/** Of rows with the columns of `insights.facts` and the member `m` who answered: those asked for. */
export const among = (db: Db, { channel, language, topic, tier, team, agent }: Traits): Fragment => db`
  ${channel === undefined ? db`true` : db`channel = ${channel}`} and ${language === undefined ? db`true` : db`language = ${language}`}
  and ${topic === undefined ? db`true` : db`topic = ${topic}`} and ${tier === undefined ? db`true` : db`tier = ${tier}`}
  and ${team === undefined ? db`true` : db`m.team_id = ${team}`} and ${agent === undefined ? db`true` : db`agent_id = ${agent}`}`;

/** What such a row is grouped by, as text; nobody's id says nothing. */
export function groupOf(db: Db, { by, zone }: Pick<Grouped, "by" | "zone">): Fragment {
  if (by === "all") return db`''`;
  if (by === "team") return db`coalesce(m.team_id::text, '')`;
  if (by === "agent") return db`case when agent_id = ${nobody}::uuid then '' else agent_id::text end`;
  if (by === "time-of-day") return db`to_char(at at time zone ${zone}::text, 'HH24')`;
  if (by === "hour") return db`to_char(date_trunc('hour', at at time zone ${zone}::text), 'YYYY-MM-DD"T"HH24:MI')`;
  if (by === "day" || by === "week")
    return db`to_char(date_trunc(${by}::text, at at time zone ${zone}::text), 'YYYY-MM-DD')`;
  return db.unsafe(by);
}

const nobody = "00000000-0000-0000-0000-000000000000";
