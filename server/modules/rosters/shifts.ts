/** Shifts as they are kept. */
import type { Db } from "../../platform/db.ts";
import type { Span } from "./lay-out.ts";

export interface KeptShift {
  id: string;
  memberId: string;
  teamId: string | null;
  zone: string;
  startsAt: Date;
  endsAt: Date;
  breaks: { startsAt: Date; endsAt: Date }[];
}

/** More than one look at a roster shows: 500 people have some 2500 shifts a week. */
const most = 5000;

const columns = (db: Db) => db`
  id, member_id, team_id, zone, lower(during) as starts_at, upper(during) as ends_at,
  array(select extract(epoch from bound)::float8 * 1000
    from unnest(breaks) as one, lateral (values (lower(one)), (upper(one))) as bounds (bound) order by bound) as bounds`;

type Row = Omit<KeptShift, "breaks"> & { bounds: number[] };

/** Beginning and end by turns: breaks neither touch nor overlap. */
const shown = ({ bounds, ...shift }: Row): KeptShift => ({
  ...shift,
  breaks: bounds.flatMap((at, place) =>
    place % 2 === 0 ? [{ startsAt: new Date(at), endsAt: new Date(bounds[place + 1] ?? at) }] : [],
  ),
});

interface Asked extends Span {
  /** Null: of all. */
  teamId: string | null;
}

/** Those of which any part lies in a period, by when they begin. */
export async function listShifts(db: Db, { from, to, teamId }: Asked): Promise<KeptShift[]> {
  const rows = await db<Row[]>`
    select ${columns(db)} from rosters.shift
    where during && tstzrange(${new Date(from)}, ${new Date(to)}) ${teamId === null ? db`` : db`and team_id = ${teamId}`}
    order by lower(during), id limit ${most}`;
  return rows.map(shown);
}

/** Of these people. */
export async function listShiftsOf(
  db: Db,
  { memberIds, from, to }: Span & { memberIds: readonly string[] },
): Promise<KeptShift[]> {
  const rows = await db<Row[]>`
    select ${columns(db)} from rosters.shift
    where member_id = any(${[...memberIds]}::uuid[]) and during && tstzrange(${new Date(from)}, ${new Date(to)})
    order by lower(during), id limit ${most}`;
  return rows.map(shown);
}

export async function findShift(db: Db, id: string): Promise<KeptShift | null> {
  const [row] = await db<Row[]>`select ${columns(db)} from rosters.shift where id = ${id}`;
  return row ? shown(row) : null;
}

/** One's own, from yesterday on. */
export async function listOwnShifts(db: Db, memberId: string): Promise<KeptShift[]> {
  const rows = await db<Row[]>`
    select ${columns(db)} from rosters.shift
    where member_id = ${memberId}
      and during && tstzrange((select platform.now()) - interval '1 day', (select platform.now()) + interval '28 days')
    order by lower(during) limit 200`;
  return rows.map(shown);
}
