/** Weighs cases as their time comes: after something happened, and when the clock alone changes how urgent they are. */
import type { UrgencyTable } from "../../../contract/urgency.ts";
import { atomically, type Context, now } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { findOpenAfter, findWeighed, setUrgency, type Weighed } from "../cases/index.ts";
import { gather, type Known } from "./gather.ts";
import { markDue } from "./mark-due.ts";
import { nextChange } from "./next-change.ts";
import { findTable, type Ruled } from "./rule.ts";
import { score } from "./score.ts";
import { settle, type Standing } from "./settle.ts";

const batchSize = 50;
const sweepSize = 500;

interface Due extends Pick<Standing, "seenSetAt" | "floor"> {
  caseId: string;
  urgency: number | null;
}

/** One batch; gives whether there may be more. Rows with a time, not timers: who was away finds them when back. */
export async function weighDue(app: Context): Promise<boolean> {
  const hasMore = await sweep(app);
  const isFull = await atomically(app, async (app) => {
    const due = await app.db<Due[]>`
      select case_id, urgency::int as urgency, seen_set_at, floor::int as floor from urgency.score
      where next_at <= (select platform.now()) order by next_at limit ${batchSize} for update skip locked`;
    if (due.length > 0) await weigh(app, due);
    return due.length === batchSize;
  });
  return hasMore || isFull;
}

async function weigh(app: Context, due: readonly Due[]): Promise<void> {
  const { db } = app;
  const ruled = await findTable(db);
  const at = (await now(db)).getTime();
  const open = await findWeighed(
    db,
    due.map(({ caseId }) => caseId),
  );
  const isOpen = new Set(open.map(({ id }) => id));
  await rest(
    db,
    due.map(({ caseId }) => caseId).filter((id) => !isOpen.has(id)),
  );
  const known = await gather(db, open, { at, hours: longestOf(ruled.table) });
  const before = new Map(due.map((one) => [one.caseId, one]));
  const weighed = open.flatMap((one) => {
    const facts = known.get(one.id);
    const last = before.get(one.id);
    return facts && last ? [weighOne(one, { ...facts, last, ruled, at })] : [];
  });
  await write(db, weighed, ruled.version);
  await watch(db, weighed);
  await setUrgency(
    app,
    weighed.flatMap(({ caseId, set, setAt }) => (set === null ? [] : [{ caseId, urgency: set, setAt }])),
  );
}

/** For how long what was seen may count by this table. */
const longestOf = ({ rows }: UrgencyTable): number => Math.max(12, ...rows.map(({ hours }) => hours ?? 0));

interface Circumstances extends Known {
  last: Due;
  ruled: Ruled;
  at: number;
}

function weighOne(
  { id, customerId, urgency, setAt }: Weighed,
  { facts, bookingIds, last, ruled: { table }, at }: Circumstances,
) {
  const found = score(facts, table, at);
  const next = nextChange(facts, table, at);
  const standing = settle({ urgency, setAt }, last, found.urgency);
  return {
    ...standing,
    ...found,
    caseId: id,
    setAt,
    customerId,
    facts,
    bookingIds,
    nextAt: next === null ? null : new Date(next).toISOString(),
  };
}

type Verdict = ReturnType<typeof weighOne>;

async function write(db: Db, weighed: readonly Verdict[], version: number): Promise<void> {
  const rows = weighed.map((one) => ({
    case_id: one.caseId,
    customer_id: one.customerId,
    points: one.points,
    urgency: one.urgency,
    is_held_back: one.isHeldBack,
    reasons: one.reasons,
    facts: one.facts,
    seen_set_at: one.seenSetAt?.toISOString() ?? null,
    floor: one.floor,
    next_at: one.nextAt,
  }));
  await db`
    update urgency.score s
    set customer_id = row.customer_id, version = ${version}, points = row.points, urgency = row.urgency, is_held_back = row.is_held_back,
      reasons = row.reasons, facts = row.facts, weighed_at = platform.now(), seen_set_at = row.seen_set_at, floor = row.floor, next_at = row.next_at
    from jsonb_to_recordset(${db.json(rows as never)}) as row (case_id uuid, customer_id uuid, points int, urgency smallint, is_held_back boolean,
      reasons jsonb, facts jsonb, seen_set_at timestamptz, floor smallint, next_at timestamptz)
    where s.case_id = row.case_id`;
}

async function watch(db: Db, weighed: readonly Verdict[]): Promise<void> {
  const rows = weighed.flatMap(({ caseId, facts, bookingIds }) => [
    ...facts.trips.map((trip) => ({ what: "flight", key: `${trip.flight} ${trip.date}`, case_id: caseId })),
    ...bookingIds.map((key) => ({ what: "booking", key, case_id: caseId })),
  ]);
  await db`delete from urgency.watch where case_id = any(${weighed.map(({ caseId }) => caseId)}::uuid[])`;
  if (rows.length > 0)
    await db`
      insert into urgency.watch (what, key, case_id)
      select what, key, case_id from jsonb_to_recordset(${db.json(rows)}) as row (what text, key text, case_id uuid)
      on conflict do nothing`;
}

/** What is no open question any more is weighed no more, until it is one again. */
async function rest(db: Db, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return;
  const ids = [...caseIds];
  await db`delete from urgency.watch where case_id = any(${ids}::uuid[])`;
  await db`delete from urgency.score where case_id = any(${ids}::uuid[]) and weighed_at is null`;
  await db`update urgency.score set next_at = null where case_id = any(${ids}::uuid[])`;
}

/** The next open questions that a new table has not been taken to. */
const sweep = (app: Context): Promise<boolean> =>
  atomically(app, async (app) => {
    const [unswept] = await app.db<{ version: number; sweptTo: string }[]>`
      select version, swept_to from urgency.rule where swept_at is null order by version desc limit 1 for update skip locked`;
    if (!unswept) return false;
    const { version, sweptTo } = unswept;
    const open = await findOpenAfter(app.db, sweptTo, sweepSize);
    await markDue(app, open);
    const last = open.at(-1);
    // What an earlier version left undone is done by the newest.
    if (last) await app.db`update urgency.rule set swept_to = ${last} where version = ${version}`;
    else
      await app.db`update urgency.rule set swept_at = platform.now() where swept_at is null and version <= ${version}`;
    return last !== undefined;
  });
