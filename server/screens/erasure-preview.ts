/** What an erasure would take of a customer, counted before anybody does it. */
import type { z } from "zod";
import type { ErasurePreview as PreviewShape, HoldKind } from "../../contract/rights.ts";
import { exportBookings } from "../modules/bookings/index.ts";
import { findOne, findSubject, maskIdentifier, ownTraces, requireKept } from "../modules/customers/index.ts";
import { findToHold } from "../modules/rights/index.ts";
import { now } from "../platform/context.ts";
import type { Db } from "../platform/db.ts";

type Preview = z.output<typeof PreviewShape>;

export async function previewErasure(db: Db, customerId: string): Promise<Preview> {
  const { ids } = await findOne(db, customerId);
  await requireKept(db, ids);
  const subject = await findSubject(db, ids);
  const own = ownTraces(subject);
  const { bookings, bagFiles } = await exportBookings(db, own);
  const [counted] = await db<[Record<string, number>]>`
    select
      (select count(*)::int from cases.message where customer_id = any(${ids}::uuid[]) and removed_why is distinct from 'erased') as messages,
      (select count(*)::int from cases.attachment a join cases.message m on m.id = a.message_id where m.customer_id = any(${ids}::uuid[])) as files,
      (select count(*)::int from cases."case" where customer_id = any(${ids}::uuid[])) as cases,
      (select count(*)::int from cases."case" where customer_id = any(${ids}::uuid[]) and state <> 'closed') as open_cases,
      (select count(*)::int from cases.message where customer_id = any(${ids}::uuid[]) and delivery_state = 'pending') as unsent,
      (select count(*)::int from cases.draft d join cases."case" c on c.id = d.case_id where c.customer_id = any(${ids}::uuid[])) as drafts,
      (select count(*)::int from journeys.touchpoint where identifier_id = any(${own.map(({ id }) => id)}::bigint[])) as touchpoints,
      (select count(*)::int from privacy.exposure where customer_id = any(${ids}::uuid[])) as exposures,
      (select count(*)::int from proof.override where customer_id = any(${ids}::uuid[]))
        + (select count(*)::int from proof.mandate where customer_id = any(${ids}::uuid[]))
        + (select count(*)::int from proof.code where customer_id = any(${ids}::uuid[])) as proofs`;
  const { openCases = 0, unsent = 0, ...counts } = counted;
  const all = { ...counts, identifiers: own.length, bookings: bookings.length, "bag-files": bagFiles.length };
  return {
    customerIds: ids,
    joined: await findJoined(db, ids),
    identifiers: subject.traces.map(({ kind, value, known, isShared }) => ({
      kind: kind as Preview["identifiers"][number]["kind"],
      value: maskIdentifier({ kind, value }),
      known,
      isShared,
    })),
    counts: Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0)),
    openCases,
    unsent,
    held: await countHeld(db, subject),
    nextFlight: await findNext(db, bookings),
  };
}

/** With what each is called, for a person to see whether they are one. */
const findJoined = (db: Db, ids: readonly string[]): Promise<Preview["joined"]> => db<Preview["joined"][number][]>`
  select c.id as customer_id, i.name, i.handle from unnest(${[...ids]}::uuid[]) with ordinality as c (id, place)
  left join lateral (
    select name, handle from customers.identifier where customer_id = c.id and (name is not null or handle is not null) order by since desc limit 1
  ) as i on true order by c.place`;

async function countHeld(db: Db, subject: Parameters<typeof findToHold>[1]): Promise<Preview["held"]> {
  const found = Map.groupBy(await findToHold(db, subject), ({ kind }): HoldKind => kind);
  return [...found].map(([kind, all]) => ({
    kind,
    count: all.length,
    until: new Date(Math.max(...all.map(({ until }) => until.getTime()))),
  }));
}

async function findNext(
  db: Db,
  bookings: Awaited<ReturnType<typeof exportBookings>>["bookings"],
): Promise<Preview["nextFlight"]> {
  const at = (await now(db)).toISOString();
  const [next] = bookings
    .filter(({ state }) => state !== "cancelled")
    .flatMap(({ legs }) => legs)
    .filter(({ departs }) => departs.at > at)
    .toSorted((a, b) => (a.departs.at < b.departs.at ? -1 : 1));
  return next ? { flight: next.flight, departsAt: new Date(next.departs.at) } : null;
}
