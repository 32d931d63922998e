/** Two million customers with a little each, and one of them with ten thousand things that happened. */
import { randomUUID } from "node:crypto";
import type postgres from "postgres";

type Sql = postgres.Sql;

const batch = 100_000;
/** The one was joined from so many. */
const handles = 5;

export interface Filled {
  customerId: string;
  /** What stands on the one's timeline. */
  entries: number;
}

export async function fillProfile(sql: Sql, people: number): Promise<Filled> {
  await sql`insert into channels.account (kind, name, external_id, secrets) values ('x', 'Bench', '4711', '\\x00') on conflict do nothing`;
  const [account] = await sql<{ id: string }[]>`select id from channels.account where external_id = '4711'`;
  const [program] = await sql<{ id: string }[]>`select id from staff.member order by created_at limit 1`;
  if (!account || !program) throw new Error("nobody to tell of it");
  for (let from = 0; from < people; from += batch)
    await fillMany(sql, { from, count: Math.min(batch, people - from), accountId: account.id, programId: program.id });
  const customerId = randomUUID();
  const entries = await fillOne(sql, { customerId, accountId: account.id, programId: program.id });
  await sql`analyze`;
  return { customerId, entries };
}

interface Many {
  from: number;
  count: number;
  accountId: string;
  programId: string;
}

/** Each a handle, a loyalty number, a message and a touchpoint. */
async function fillMany(sql: Sql, { from, count, accountId, programId }: Many): Promise<void> {
  await sql`
    with people as (
      insert into customers.customer (id, language, first_seen_at)
      select gen_random_uuid(), 'en', now() - interval '1 year' from generate_series(1, ${count}) returning id
    ), numbered as (
      select id, ${from} + row_number() over () as n from people
    ), handle as (
      insert into customers.identifier (customer_id, kind, value, name) select id, 'x', 'bench-' || n, 'Passenger ' || n from numbered
    ), number as (
      insert into customers.identifier (customer_id, kind, value) select null, 'loyalty', 'Q0' || (1000000000 + n) from numbered returning id, value
    ), said as (
      insert into customers.identity_event (id, kind, customer_id, identifier_id, known, source)
      select gen_random_uuid(), 'link', numbered.id, number.id, 'verified', 'login' from numbered join number on number.value = 'Q0' || (1000000000 + n)
      returning id, customer_id, identifier_id
    ), linked as (
      insert into customers.link (event_id, customer_id, identifier_id, known) select id, customer_id, identifier_id, 'verified' from said
    ), seen as (
      insert into journeys.touchpoint (reported_by, id, kind, at, identifier_id, outcome, is_trouble)
      select ${programId}, 'bench-' || value, 'check-in', now() - random() * interval '300 days', id, 'done', false from number
    )
    insert into cases.message (customer_id, account_id, channel, external_id, direction, visibility, author_kind, author_name, text, masked_text, language, written_at, received_at, needs)
    select id, ${accountId}, 'x', 'bench-' || n, 'inbound', 'public', 'customer', 'Passenger', 'thank you', 'thank you', 'en', at, at, 'mention'
    from numbered, lateral (select now() - random() * interval '300 days' as at) as clock`;
}

interface One {
  customerId: string;
  accountId: string;
  programId: string;
}

async function fillOne(sql: Sql, { customerId, accountId, programId }: One): Promise<number> {
  await sql`insert into customers.customer (id, language, first_seen_at) values (${customerId}, 'nl', now() - interval '2 years')`;
  await sql`
    insert into customers.customer (id, language, first_seen_at, survivor_id)
    select gen_random_uuid(), 'nl', now() - interval '1 year', ${customerId} from generate_series(2, ${handles})`;
  await sql`
    insert into customers.identifier (customer_id, kind, value, name, handle)
    select id, 'x', 'the-one-' || row_number() over (), 'The One', 'theone' from customers.customer where id = ${customerId} or survivor_id = ${customerId}`;
  for (const [kind, value] of [
    ["loyalty", "Q09999999999"],
    ["email", "the.one@example.com"],
    ["device", "device-of-the-one"],
  ] as const)
    await sql`
      with made as (
        insert into customers.identifier (kind, value) values (${kind}, ${value}) returning id
      ), said as (
        insert into customers.identity_event (id, kind, customer_id, identifier_id, known, source)
        select gen_random_uuid(), 'link', ${customerId}, id, 'verified', 'login' from made returning id, identifier_id
      )
      insert into customers.link (event_id, customer_id, identifier_id, known) select id, ${customerId}, identifier_id, 'verified' from said`;
  await sql`
    with mine as (
      select array_agg(id) as ids from customers.customer where id = ${customerId} or survivor_id = ${customerId}
    ), opened as (
      insert into cases."case" (customer_id, account_id, channel, visibility, language, topic, urgency, state, opened_at, closed_at, outcome, preview)
      select ids[1 + n % ${handles}], ${accountId}, 'x', 'private', 'nl', 'baggage', 1, 'closed', at, at + interval '1 hour', 'solved', 'Where is my bag?'
      from mine, generate_series(1, 400) as n, lateral (select now() - n * interval '17 hours' as at) as clock
      returning id, customer_id, opened_at
    )
    insert into cases.message (case_id, customer_id, account_id, channel, external_id, direction, visibility, author_kind, author_name, text, masked_text, language, written_at, received_at, needs,
      delivery_state, delivery_at)
    select id, customer_id, ${accountId}, 'x', 'one-' || id || n, case when n % 3 = 0 then 'outbound' else 'inbound' end, 'private',
      case when n % 3 = 0 then 'staff' else 'customer' end, 'The One', 'Where is my suitcase now?', 'Where is my suitcase now?', 'nl', at, at,
      case when n % 3 = 0 then null else 'answer' end, case when n % 3 = 0 then 'accepted' end, case when n % 3 = 0 then at end
    from opened, generate_series(1, 15) as n, lateral (select opened_at + n * interval '3 minutes' as at) as clock`;
  await sql`
    insert into journeys.touchpoint (reported_by, id, kind, at, identifier_id, channel, outcome, is_trouble)
    select ${programId}, 'the-one-' || i.id || '-' || n, (array['search','check-in','seat','bag-drop'])[1 + n % 4], now() - n * interval '5 hours', i.id, 'app',
      case when n % 40 = 0 then 'failed' else 'done' end, n % 40 = 0
    from customers.identifier i, generate_series(1, 1200) as n where i.value in ('Q09999999999', 'device-of-the-one')`;
  await fillBookings(sql);
  const [row] = await sql<{ n: number }[]>`
    select (
      (select count(*) from cases.message m join customers.customer c on c.id = m.customer_id where c.id = ${customerId} or c.survivor_id = ${customerId})
      + 800 + 2400 + 300 + 300 + 80
    )::int as n`;
  return row?.n ?? 0;
}

/** A hundred journeys there and back, each changed once or more, and twenty bags. */
async function fillBookings(sql: Sql): Promise<void> {
  for (let n = 0; n < 100; n++) {
    const departs = new Date(Date.now() + (n - 97) * 4 * 86_400_000);
    const place = (hours: number) => {
      const at = new Date(departs.getTime() + hours * 3_600_000).toISOString();
      return { local: at.slice(0, 16), zone: "Europe/London", at };
    };
    const leg = (id: string, from: string, to: string, hours: number) => ({
      id,
      flight: "Q0940",
      operatedBy: null,
      from,
      to,
      departs: place(hours),
      arrives: place(hours + 2),
      cabin: "economy",
      standing: "confirmed",
      seats: [{ passengerId: "P1", seat: "14C" }],
    });
    const madeAt = new Date(departs.getTime() - 20 * 86_400_000).toISOString();
    const id = `bench-${n}`;
    const content = {
      id,
      recordLocator: `B${String(n).padStart(5, "0")}`,
      owner: "Q0",
      version: "1",
      state: "confirmed",
      madeAt,
      holdUntil: null,
      agency: null,
      passengers: [
        {
          id: "P1",
          surname: "ONE",
          givenName: "THE",
          isNameCut: false,
          kind: "adult",
          loyalty: { programme: "Q0", number: "9999999999", tier: "Gale" },
        },
      ],
      legs: [leg("S1", "LHR", "AMS", 0), leg("S2", "AMS", "LHR", 30)],
      services: [{ id: "M1", code: "VGML", passengerId: "P1", legId: "S1", standing: "confirmed", isMeal: true }],
      tickets: [],
      contacts: [{ kind: "email", value: "the.one@example.com", passengerId: "P1", language: "nl", isAgencys: false }],
      wantNoContact: [],
    };
    await sql`
      insert into bookings.booking (id, record_locator, version, state, made_at, ends_at, content)
      values (${id}, ${content.recordLocator}, '1', 'confirmed', ${madeAt}, ${place(32).at}, ${sql.json(content)})`;
    await sql`insert into bookings.lead (kind, value, booking_id, passenger_id) values ('loyalty', 'Q0 9999999999', ${id}, 'P1')`;
    await sql`
      insert into bookings.step (booking_id, at, kind, what) select ${id}, ${madeAt}::timestamptz + n * interval '1 day', 'changed', array['seats'] from generate_series(1, 2) as n`;
  }
  for (let n = 0; n < 20; n++) {
    const at = new Date(Date.now() - n * 30 * 86_400_000).toISOString();
    const file = {
      reference: `AMSQ0${10_000 + n}`,
      version: "1",
      kind: "missing",
      state: "delivered",
      reportedAt: at,
      airport: "AMS",
      flight: null,
      recordLocator: null,
      passenger: { surname: "ONE", givenName: "THE" },
      bags: [],
      steps: ["reported", "found", "on-its-way", "delivered"].map((state) => ({ at, state, airport: "AMS" })),
    };
    await sql`
      insert into bookings.bag_file (reference, version, kind, state, reported_at, content) values (${file.reference}, '1', 'missing', 'delivered', ${at}, ${sql.json(file)})`;
    await sql`insert into bookings.bag_lead (kind, value, reference) values ('loyalty', 'Q0 9999999999', ${file.reference})`;
  }
}
