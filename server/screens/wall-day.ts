/** Today so far beside the same day last week, and the cases whose time is over or soon is. */
import type { z } from "zod";
import type { getWallToday, listWallDeadlines } from "../../contract/wall.ts";
import { report } from "../modules/insights/index.ts";
import { type Db, inOneView, type Pool } from "../platform/db.ts";
import { sharingFresh } from "../platform/share.ts";

type Today = z.output<(typeof getWallToday)["returns"]>;

/** A look is this fresh for everybody in one zone, in milliseconds. */
const freshMs = 30_000;

/** One look serves all who watch in one zone. */
export function watchToday(pool: Pool): (zone: string) => Promise<Today> {
  const looks = new Map<string, () => Promise<Today>>();
  return (zone) => {
    const known = looks.get(zone);
    if (known) return known();
    if (looks.size >= 100) looks.clear();
    const look = sharingFresh(() => inOneView(pool, (db) => readToday(db, zone)), freshMs);
    looks.set(zone, look);
    return look();
  };
}

async function readToday(db: Db, zone: string): Promise<Today> {
  const [spans] = await db<[Record<"from" | "to" | "fromBefore" | "toBefore", Date>]>`
    select date_trunc('day', wall) at time zone ${zone} as "from", now as "to",
      (date_trunc('day', wall) - interval '7 days') at time zone ${zone} as from_before, (wall - interval '7 days') at time zone ${zone} as to_before
    from (select platform.now() as now, platform.now() at time zone ${zone} as wall) as clock`;
  const { from, to, fromBefore, toBefore } = spans;
  return {
    from,
    to,
    today: await readDay(db, { from, to, zone }),
    lastWeek: await readDay(db, { from: fromBefore, to: toBefore, zone }),
  };
}

async function readDay(db: Db, period: { from: Date; to: Date; zone: string }): Promise<Today["today"]> {
  const { total: opened } = await report(db, { ...period, figure: "opened", by: "all" });
  const { total: answered } = await report(db, { ...period, figure: "first-response", by: "all" });
  return { opened: opened.n, answered: answered.n, medianSeconds: answered.p50Seconds };
}

type Owed = z.output<(typeof listWallDeadlines)["returns"]>["items"];

/** What is over longest first, then what is over soonest. */
export const listOwed = (db: Db): Promise<Owed> => db<Owed>`
  select d.case_id, 'C-' || c.number as number, c.channel, c.language, d.clock, d.due_at, d.breached_at is not null as is_broken
  from service_levels.deadline d join cases."case" c on c.id = d.case_id
  where d.ended_at is null and d.warned_at is not null order by d.due_at nulls last, d.id limit 100`;
