/** What went wrong before, counted from what was filed and told. */
import type { z } from "zod";
import type { Trouble as Shape } from "../../contract/profile.ts";
import type { FoundFile } from "../modules/bookings/index.ts";
import { stepOf } from "../modules/journeys/index.ts";
import type { Db } from "../platform/db.ts";
import type { Belongings } from "./leads.ts";
import { findFlightEvents, type FlightOf } from "./profile-flights.ts";

type Trouble = z.output<typeof Shape>;

interface Asked {
  belongings: Belongings;
  legs: readonly FlightOf[];
  files: readonly FoundFile[];
  at: Date;
}

interface One {
  kind: Trouble["kind"];
  what: string | null;
  at: Date;
  isClaimed: boolean;
}

/** Each kind once, the newest first. Steps that failed count for a week. */
export async function findTrouble(db: Db, { belongings, legs, files, at }: Asked): Promise<Trouble[]> {
  const all = [
    ...bagTrouble(files),
    ...(await flightTrouble(db, legs)),
    ...(await stepTrouble(db, belongings, at)),
    ...(await promiseTrouble(db, belongings)),
  ];
  return [...Map.groupBy(all, ({ kind, what }) => `${kind} ${what}`).values()]
    .flatMap((those) => {
      const [newest] = those.toSorted((a, b) => b.at.getTime() - a.at.getTime());
      if (!newest) return [];
      const isClaimed = those.every((one) => one.isClaimed);
      return [{ kind: newest.kind, what: newest.what, count: those.length, lastAt: newest.at, isClaimed }];
    })
    .toSorted((a, b) => b.lastAt.getTime() - a.lastAt.getTime())
    .slice(0, 8);
}

const bagTrouble = (files: readonly FoundFile[]): One[] =>
  files.map(({ file, known }) => ({
    kind: file.kind === "missing" ? ("bag-missing" as const) : ("bag-damaged" as const),
    what: null,
    at: new Date(file.reportedAt),
    isClaimed: known === "claimed",
  }));

async function flightTrouble(db: Db, legs: readonly FlightOf[]): Promise<One[]> {
  const told = await findFlightEvents(db, legs);
  const flights = new Map(legs.map((leg) => [`${leg.flight} ${leg.date}`, leg]));
  return [...flights].flatMap(([key, { isClaimed }]) => {
    const those = told.get(key) ?? [];
    const one = those.find(({ kind }) => kind === "cancelled") ?? those.find(({ kind }) => kind === "delayed");
    return one ? [{ kind: `flight-${one.kind}` as "flight-delayed", what: null, at: one.at, isClaimed }] : [];
  });
}

async function stepTrouble(db: Db, { identifiers }: Belongings, at: Date): Promise<One[]> {
  const rows = await db<{ identifierId: string; kind: string; at: Date }[]>`
    select t.identifier_id::text as identifier_id, t.kind, t.at
    from unnest(${identifiers.map(({ id }) => id)}::bigint[]) as one (id) cross join lateral (
      select * from journeys.touchpoint
      where identifier_id = one.id and at > ${at}::timestamptz - interval '7 days' and is_trouble order by at desc limit 50
    ) as t`;
  const claimed = new Set(identifiers.filter(({ known }) => known === "claimed").map(({ id }) => id));
  return rows.map(({ identifierId, kind, at }) => ({
    kind: "step-failed",
    what: stepOf(kind),
    at,
    isClaimed: claimed.has(identifierId),
  }));
}

async function promiseTrouble(db: Db, { ids }: Belongings): Promise<One[]> {
  const rows = await db<{ at: Date }[]>`
    select p.due_at as at from cases.promise p join cases."case" c on c.id = p.case_id
    where c.customer_id = any(${ids}::uuid[]) and p.state = 'broken' order by p.due_at desc limit 50`;
  return rows.map(({ at }) => ({ kind: "promise-broken", what: null, at, isClaimed: false }));
}
