/** The wall: what waits and the pace of the last hours, in one statement, and who does what. */
import type { z } from "zod";
import type { getWall as endpoint, Mark } from "../../contract/wall.ts";
import type { Db } from "../platform/db.ts";
import { sharingFresh } from "../platform/share.ts";
import { countDoing, findWallAgents } from "./wall-agents.ts";

type Wall = z.output<(typeof endpoint)["returns"]>;

/** From this part of what we told the public on, somebody's wait is close to it. */
const nearShare = 0.8;
/** A look is this fresh for everybody who watches, in milliseconds. */
const freshMs = 1000;

/** One look serves all who watch at about the same time. */
export const watchWall = (db: Db): (() => Promise<Wall>) => sharingFresh(() => readWall(db), freshMs);

interface Row {
  now: Date;
  cells: { language: string; channel: string; waiting: number; since: string }[] | null;
  pace: { at: string; began: number; ended: number }[];
  promises: Wall["promises"] | null;
  deadlines: { broken: number; near: number; nextAt: string | null };
}

async function readWall(db: Db): Promise<Wall> {
  const [[row], agents, marks] = await Promise.all([readLine(db), findWallAgents(db), readMarks(db)]);
  const cells = (row.cells ?? []).map(({ since, ...cell }) => ({ ...cell, oldestWaitingSince: new Date(since) }));
  const oldest = cells.map(({ oldestWaitingSince }) => oldestWaitingSince.getTime());
  const { nextAt } = row.deadlines;
  return {
    now: row.now,
    waiting: cells.reduce((sum, { waiting }) => sum + waiting, 0),
    oldestWaitingSince: oldest.length > 0 ? new Date(Math.min(...oldest)) : null,
    cells: cells as Wall["cells"],
    pace: row.pace.map(({ at, ...span }) => ({ ...span, at: new Date(at) })),
    promises: row.promises ?? [],
    deadlines: { ...row.deadlines, nextAt: nextAt === null ? null : new Date(nextAt) },
    doing: countDoing(agents),
    marks,
  };
}

function readLine(db: Db): Promise<[Row]> {
  return db<[Row]>`
    with clock as materialized (
      select platform.now() as now
    ), spans as (
      select generate_series(date_bin('5 minutes', now, 'epoch') - interval '175 minutes', now, interval '5 minutes') as at from clock
    ), waiting as (
      select language, channel, waiting_since from assignment.queue_entry where kind = 'question' and not answering
    ), told as (
      select distinct on (channel) channel, expected_seconds from service_levels.published
      where measured_at > (select now - interval '1 hour' from clock) order by channel, measured_at desc
    )
    select clock.now,
      (select json_agg(json_build_object('language', language, 'channel', channel, 'waiting', n, 'since', since))
        from (select language, channel, count(*)::int as n, min(waiting_since) as since from waiting group by language, channel) as cell) as cells,
      (select json_agg(json_build_object('at', spans.at,
          'began', (select count(*) from service_levels.episode where about = 'question' and started_at >= spans.at and started_at < spans.at + interval '5 minutes'),
          'ended', (select count(*) from service_levels.episode where about = 'question' and ended_at >= spans.at and ended_at < spans.at + interval '5 minutes'))
        order by spans.at) from spans) as pace,
      (select json_agg(json_build_object('channel', told.channel, 'expectedSeconds', expected_seconds,
          'broken', (select count(*) from waiting w where w.channel = told.channel and w.waiting_since < clock.now - expected_seconds * interval '1 second'),
          'near', (select count(*) from waiting w where w.channel = told.channel
            and w.waiting_since >= clock.now - expected_seconds * interval '1 second'
            and w.waiting_since < clock.now - ${nearShare}::float8 * expected_seconds * interval '1 second')))
        from told where expected_seconds is not null) as promises,
      (select json_build_object('broken', count(*) filter (where breached_at is not null), 'near', count(*) filter (where breached_at is null),
          'nextAt', min(due_at) filter (where breached_at is null))
        from service_levels.deadline where ended_at is null and warned_at is not null) as deadlines
    from clock`;
}

const markOf: Record<string, Mark> = {
  "steering.lend": "lent",
  "steering.end-lending": "lending-ended",
  "steering.tell-team": "told",
  "settings.service-levels": "target",
  "settings.assignment": "rule",
};

/** By the audit, of the hours that are shown. */
async function readMarks(db: Db): Promise<Wall["marks"]> {
  // Written out, so that the index of these deeds alone is read.
  const rows = await db<{ at: Date; action: string }[]>`
    select at, action from staff.audit
    where action in ('steering.lend', 'steering.end-lending', 'steering.tell-team', 'settings.service-levels', 'settings.assignment')
      and at > (select platform.now()) - interval '175 minutes'
    order by at desc limit 50`;
  return rows.toReversed().flatMap(({ at, action }) => {
    const what = markOf[action];
    return what ? [{ at, what }] : [];
  });
}
