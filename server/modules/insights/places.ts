/** To which group each facet and answerer belongs: a few thousand, whatever number of messages they stand for. */
import type { Db } from "../../platform/db.ts";
import { among, type Asked, groupOf, type Grouped } from "./asked.ts";
import type { Places } from "./tally.ts";

/** What each group is called, in the order of its place. */
export interface Named {
  names: string[];
  placeOf: (name: string) => number;
}

export function naming(): Named {
  const names: string[] = [];
  const places = new Map<string, number>();
  return {
    names,
    placeOf(name) {
      const known = places.get(name);
      if (known !== undefined) return known;
      places.set(name, names.length);
      names.push(name);
      return names.length - 1;
    },
  };
}

interface Row {
  id: number;
  group: string;
}

const ofFacets = new Set(["channel", "language", "topic", "tier"]);
const ofAnswerers = new Set(["team", "agent"]);

export async function findFacets(db: Db, asked: Asked & Partial<Grouped>, named: Named): Promise<Places> {
  const { channel, language, topic, tier, by = "all" } = asked;
  const splits = ofFacets.has(by);
  const rows = await db<Row[]>`
    select id, ${splits ? groupOf(db, { by, zone: "UTC" }) : db`''`} as "group" from insights.facet
    where ${among(db, { channel, language, topic, tier })}`;
  return placesOf(rows, splits ? named : null);
}

export async function findAnswerers(db: Db, asked: Asked & Partial<Grouped>, named: Named): Promise<Places> {
  const { team, agent, by = "all" } = asked;
  const splits = ofAnswerers.has(by);
  const rows = await db<Row[]>`
    select a.id, ${splits ? groupOf(db, { by, zone: "UTC" }) : db`''`} as "group"
    from insights.answerer a left join staff.member m on m.id = a.agent_id where ${among(db, { team, agent })}`;
  return placesOf(rows, splits ? named : null);
}

function placesOf(rows: readonly Row[], named: Named | null): Places {
  const places = new Int32Array(rows.reduce((most, { id }) => Math.max(most, id), 0) + 1).fill(-1);
  for (const { id, group } of rows) places[id] = named ? named.placeOf(group) : 0;
  return places;
}
