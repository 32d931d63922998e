/** Where the entries of a timeline come from: a query for each, bounded by the page and led by an index. */
import type { z } from "zod";
import type { TimelineEntry as EntryShape, TimelineGroup } from "../../contract/customers.ts";
import type { Db, Fragment } from "../platform/db.ts";

type TimelineEntry = z.output<typeof EntryShape>;

/** The entry before which the page begins; ids are compared sign by sign. */
export interface Before {
  at: string;
  id: string;
  limit: number;
}

export interface About {
  /** All ids of the customer. */
  ids: readonly string[];
  identifierIds: readonly string[];
  bookingIds: readonly string[];
  references: readonly string[];
}

export type EntryRow = Omit<TimelineEntry, "flight" | "details" | "isClaimed"> & {
  /** The moment as it is compared: UTC with microseconds. */
  sortAt: string;
  fromIdentifier: string | null;
  bookingId: string | null;
  flightNumber: string | null;
  flightFrom: string | null;
  flightTo: string | null;
  detailsOf: Record<string, unknown> | null;
};

/** What an entry is, where its source has something else to say than nothing. */
type Said = Partial<Record<keyof typeof nothing, Fragment>>;

const nothing = {
  channel: "null::text",
  visibility: "null::text",
  text: "null::text",
  caseId: "null::uuid",
  by: "null::text",
  what: "'{}'::text[]",
  place: "null::text",
  outcome: "null::text",
  isTrouble: "false",
  fromIdentifier: "null::text",
  bookingId: "null::text",
  flightNumber: "null::text",
  flightFrom: "null::text",
  flightTo: "null::text",
  detailsOf: "null::jsonb",
};

/** The columns of an entry: `at` and `id` are what it is ordered by. */
function columns(db: Db, { at, id, kind, source, ...said }: Record<"at" | "id" | "kind" | "source", Fragment> & Said) {
  const value = (name: keyof typeof nothing) => said[name] ?? db.unsafe(nothing[name]);
  return db`
    ${at} as at, to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as sort_at, (${id}) collate "C" as id, ${kind} as kind, ${source} as source,
    ${value("channel")} as channel, ${value("visibility")} as visibility, ${value("text")} as text, ${value("caseId")} as case_id,
    ${value("by")} as by, ${value("what")} as what, ${value("place")} as place, ${value("outcome")} as outcome, ${value("isTrouble")} as is_trouble,
    ${value("fromIdentifier")} as from_identifier, ${value("bookingId")} as booking_id, ${value("flightNumber")} as flight_number,
    ${value("flightFrom")} as flight_from, ${value("flightTo")} as flight_to, ${value("detailsOf")} as details_of`;
}

/** The newest of one source from before the page; `from` is everything after the columns, led by an index on `at`. */
const newest = (db: Db, at: Fragment, id: Fragment, before: Before) => db`
  and ${at} <= ${cursorTime(db, before)} and (${at} < ${cursorTime(db, before)} or (${id}) collate "C" < ${before.id})
  order by ${at} desc, (${id}) collate "C" desc limit ${before.limit}`;

const cursorTime = (db: Db, { at }: Before) =>
  at === "infinity" ? db`'infinity'::timestamptz` : db`(${at}::text::timestamp at time zone 'UTC')`;

type Read = (db: Db, about: About, before: Before) => Fragment;

const said =
  (isNote: boolean): Read =>
  (db, { ids }, before) => {
    const at = db`least(m.written_at, m.received_at)`;
    const id = db`'message-' || m.id`;
    return db`
      select entry.* from unnest(${[...ids]}::uuid[]) as one (id) cross join lateral (
        select ${columns(db, {
          at,
          id,
          kind: db`case when m.direction = 'inbound' then 'wrote' when m.visibility = 'internal' then 'note' else 'answered' end`,
          source: db`m.id::text`,
          channel: db`m.channel`,
          visibility: db`m.visibility`,
          text: db`case when m.removed_at is null then m.masked_text end`,
          caseId: db`m.case_id`,
          by: db`case when m.direction = 'outbound' then m.author_name end`,
        })}
        from cases.message m
        where m.customer_id = one.id and ${isNote ? db`m.visibility = 'internal'` : db`m.visibility <> 'internal'`}
          ${newest(db, at, id, before)}
      ) as entry`;
  };

const casesThat =
  (what: "opened" | "closed"): Read =>
  (db, { ids }, before) => {
    const at = what === "opened" ? db`c.opened_at` : db`c.closed_at`;
    const id = what === "opened" ? db`'opened-' || c.id` : db`'closed-' || c.id`;
    return db`
      select entry.* from unnest(${[...ids]}::uuid[]) as one (id) cross join lateral (
        select ${columns(db, {
          at,
          id,
          kind: what === "opened" ? db`'case-opened'` : db`'case-closed'`,
          source: db`'C-' || c.number`,
          channel: db`c.channel`,
          visibility: db`c.visibility`,
          caseId: db`c.id`,
          what: db`array[c.topic]`,
          outcome: what === "opened" ? db`null::text` : db`c.outcome`,
        })}
        from cases."case" c where c.customer_id = one.id ${newest(db, at, id, before)}
      ) as entry`;
  };

const booked: Read = (db, { bookingIds }, before) => {
  const [at, id] = [db`b.made_at`, db`'booked-' || b.id`];
  return db`
    select ${columns(db, {
      at,
      id,
      kind: db`'booked'`,
      source: db`b.id`,
      bookingId: db`b.id`,
      place: db`b.content -> 'agency' ->> 'name'`,
      what: db`array(select leg ->> 'from' || '–' || (leg ->> 'to') from jsonb_array_elements(b.content -> 'legs') as leg limit 4)`,
    })}
    from bookings.booking b where b.id = any(${[...bookingIds]}::text[]) ${newest(db, at, id, before)}`;
};

const bookingChanged: Read = (db, { bookingIds }, before) => {
  const [at, id] = [db`s.at`, db`'step-' || s.seq`];
  return db`
    select ${columns(db, {
      at,
      id,
      kind: db`'booking-' || s.kind`,
      source: db`s.booking_id`,
      bookingId: db`s.booking_id`,
      what: db`s.what`,
      isTrouble: db`s.what && array['unconfirmed', 'times']`,
    })}
    from bookings.step s where s.booking_id = any(${[...bookingIds]}::text[]) ${newest(db, at, id, before)}`;
};

const documentsSent: Read = (db, { ids }, before) => {
  const [at, id] = [db`s.at`, db`'document-' || s.message_id`];
  return db`
    select entry.* from unnest(${[...ids]}::uuid[]) as one (id) cross join lateral (
      select ${columns(db, {
        at,
        id,
        kind: db`case when s.voids is null then 'document-sent' else 'document-void' end`,
        source: db`s.message_id::text`,
        channel: db`a.kind`,
        caseId: db`s.case_id`,
        by: db`m.name`,
        what: db`array[d.kind, s.form]`,
      })}
      from documents.sending s join documents.document d on d.id = s.document_id join channels.account a on a.id = s.account_id
        left join staff.member m on m.id = s.sent_by
      where s.customer_id = one.id ${newest(db, at, id, before)}
    ) as entry`;
};

const documentsOpened: Read = (db, { ids }, before) => {
  const [at, id] = [db`o.first_at`, db`'opened-document-' || o.id`];
  return db`
    select entry.* from unnest(${[...ids]}::uuid[]) as one (id) cross join lateral (
      select ${columns(db, {
        at,
        id,
        kind: db`'document-opened'`,
        source: db`o.id::text`,
        caseId: db`l.case_id`,
        what: db`array[coalesce(d.kind, 'trip'), o.form]`,
      })}
      from documents.link l join documents.opening o on o.link_id = l.id left join documents.document d on d.id = o.document_id
      where l.customer_id = one.id ${newest(db, at, id, before)}
    ) as entry`;
};

const legs = (db: Db, bookingIds: readonly string[]) => db`(
  select b.id as booking_id, leg ->> 'id' as leg_id, leg ->> 'flight' as flight, leg ->> 'from' as origin, leg ->> 'to' as destination,
    (leg -> 'departs' ->> 'at')::timestamptz as departs_at, left(leg -> 'departs' ->> 'local', 10)::date as flight_on, leg ->> 'standing' as standing
  from bookings.booking b cross join lateral jsonb_array_elements(b.content -> 'legs') as leg
  where b.id = any(${[...bookingIds]}::text[]) and b.state <> 'cancelled'
)`;

const flown: Read = (db, { bookingIds }, before) => {
  const [at, id] = [db`l.departs_at`, db`'flight-' || l.booking_id || '-' || l.leg_id`];
  return db`
    select ${columns(db, {
      at,
      id,
      kind: db`'flight'`,
      source: db`l.booking_id`,
      bookingId: db`l.booking_id`,
      flightNumber: db`l.flight`,
      flightFrom: db`l.origin`,
      flightTo: db`l.destination`,
    })}
    from ${legs(db, bookingIds)} as l
    where l.departs_at <= (select platform.now()) and l.standing not in ('cancelled', 'refused') ${newest(db, at, id, before)}`;
};

const troubledFlights: Read = (db, { bookingIds }, before) => {
  const [at, id] = [db`e.at`, db`'flight-event-' || e.reported_by || '-' || e.id || '-' || l.booking_id`];
  return db`
    select ${columns(db, {
      at,
      id,
      kind: db`'flight-' || e.kind`,
      source: db`l.booking_id`,
      bookingId: db`l.booking_id`,
      flightNumber: db`l.flight`,
      flightFrom: db`l.origin`,
      flightTo: db`l.destination`,
      isTrouble: db`true`,
    })}
    from ${legs(db, bookingIds)} as l
    join flights.event e on e.flight = regexp_replace(l.flight, '^([A-Z0-9]{2}[A-Z]?)0+(?=[0-9])', '\\1') and e.flight_on = l.flight_on and e.kind in ('delayed', 'cancelled')
    where true ${newest(db, at, id, before)}`;
};

const touchpoints: Read = (db, { identifierIds }, before) => {
  const [at, id] = [db`t.at`, db`'touchpoint-' || t.seq`];
  return db`
    select entry.* from unnest(${[...identifierIds]}::bigint[]) as one (id) cross join lateral (
      select ${columns(db, {
        at,
        id,
        kind: db`'touchpoint'`,
        source: db`t.seq::text`,
        what: db`array[t.kind]`,
        place: db`t.channel`,
        outcome: db`t.outcome`,
        isTrouble: db`t.is_trouble`,
        fromIdentifier: db`t.identifier_id::text`,
        flightNumber: db`t.flight`,
        detailsOf: db`t.details`,
      })}
      from journeys.touchpoint t where t.identifier_id = one.id ${newest(db, at, id, before)}
    ) as entry`;
};

const bags: Read = (db, { references }, before) => {
  // The reference may be hidden from who reads: the entry's id must not tell it.
  const [at, id] = [db`s.at`, db`'bag-' || md5(s.reference) || '-' || s.place`];
  return db`
    select ${columns(db, {
      at,
      id,
      kind: db`'bag'`,
      source: db`s.reference`,
      what: db`array[s.kind, s.state]`,
      place: db`s.airport`,
      isTrouble: db`s.state = 'reported'`,
    })}
    from (
      select f.reference, f.kind, step.place, step.of ->> 'state' as state, step.of ->> 'airport' as airport, (step.of ->> 'at')::timestamptz as at
      from bookings.bag_file f cross join lateral jsonb_array_elements(f.content -> 'steps') with ordinality as step (of, place)
      where f.reference = any(${[...references]}::text[])
    ) as s where true ${newest(db, at, id, before)}`;
};

const identity: Read = (db, { ids }, before) => {
  const [at, id] = [db`e.at`, db`'identity-' || e.id`];
  return db`
    with said as materialized (
      (select id from customers.identity_event where customer_id = any(${[...ids]}::uuid[]) order by seq desc limit 1000)
      union
      (select id from customers.identity_event where other_id = any(${[...ids]}::uuid[]) order by seq desc limit 1000)
    ), told as materialized (
      select id from said union select id from customers.identity_event where revokes in (select id from said)
    )
    select ${columns(db, {
      at,
      id,
      kind: db`case e.kind when 'link' then 'linked' when 'merge' then 'merged' when 'apart' then 'kept-apart' else 'taken-back' end`,
      source: db`coalesce(e.revokes, e.id)::text`,
      what: db`array_remove(array[i.kind, coalesce(e.known, old.kind)], null)`,
      by: db`m.name`,
    })}
    from customers.identity_event e
    left join customers.identity_event old on old.id = e.revokes
    left join customers.identifier i on i.id = coalesce(e.identifier_id, old.identifier_id)
    left join staff.member m on m.id = e.actor_id
    where e.id in (select id from told) and e.kind <> 'block' ${newest(db, at, id, before)}`;
};

const sources: readonly { group: TimelineGroup; read: Read }[] = [
  { group: "messages", read: said(false) },
  { group: "notes", read: said(true) },
  { group: "cases", read: casesThat("opened") },
  { group: "cases", read: casesThat("closed") },
  { group: "bookings", read: booked },
  { group: "bookings", read: bookingChanged },
  { group: "bookings", read: documentsSent },
  { group: "bookings", read: documentsOpened },
  { group: "flights", read: flown },
  { group: "flights", read: troubledFlights },
  { group: "touchpoints", read: touchpoints },
  { group: "baggage", read: bags },
  { group: "identity", read: identity },
];

/** The newest entries of these groups, all in one statement; `null` is of every group. */
export function readEntries(
  db: Db,
  wanted: ReadonlySet<TimelineGroup> | null,
  { about, before }: { about: About; before: Before },
): Promise<EntryRow[]> {
  const [first, ...more] = sources
    .filter(({ group }) => !wanted || wanted.has(group))
    .map(({ read }) => db`(${read(db, about, before)})`);
  if (!first) return Promise.resolve([]);
  const all = more.reduce((one, next) => db`${one} union all ${next}`, first);
  return db<EntryRow[]>`
    select * from (${all}) as happened order by at desc, id collate "C" desc limit ${before.limit}`;
}
