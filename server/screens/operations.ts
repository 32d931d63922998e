/** How the running of it all fares: for the operations page, the metrics and the doctor, who must agree. */
import type { Alarm, Queue } from "../../contract/operations.ts";
import { findRule } from "../modules/assignment/index.ts";
import { countTrouble } from "../modules/payments/index.ts";
import { findLate, listKeeping } from "../modules/rights/index.ts";
import { areJobsLate } from "../platform/jobs.ts";
import type { Db } from "../platform/db.ts";
import { alarmsOf, type Standing } from "./alarms.ts";
import { countOperations } from "../modules/bookings/index.ts";
import { findUncovered } from "./assignment.ts";
import { readQueues } from "./queues.ts";

export interface Operations {
  at: Date;
  alarms: Alarm[];
  queues: Queue[];
  jobs: { name: string; runs: number; failures: number; endedAt: Date; why: string | null }[];
  logHeldSeconds: number;
  connections: number;
  identityDiffers: number;
  largeCustomers: number;
}

/** `diskFreeShare` is of the machine that asks; null where it can't tell. */
export async function getOperations(db: Db, diskFreeShare: number | null): Promise<Operations> {
  const [
    queues,
    jobs,
    late,
    accounts,
    tables,
    [facts],
    [reservations],
    [unread],
    [baggage],
    keeping,
    [requests],
    [scanner],
    [deadlines],
    uncovered,
    bookingOperations,
    drills,
    payments,
  ] = await Promise.all([
    readQueues(db),
    db<Operations["jobs"]>`
      select name, runs::int as runs, failures::int as failures, ended_at, why from platform.job_run order by name limit 100`,
    areJobsLate(db),
    db<Standing["accounts"][number][]>`
      select name, state, floor(extract(epoch from keys_end_at - (select platform.now())) / 86400)::int as keys_end_in,
        floor(extract(epoch from (select platform.now()) - opened_at))::int as away_seconds
      from channels.account left join channels.outage on account_id = account.id
      where state <> 'removed' order by name limit 200`,
    db<Standing["tables"][number][]>`
      select schemaname || '.' || relname as name, n_dead_tup::int as dead, n_live_tup::int as live
      from pg_stat_user_tables where n_dead_tup > 50000 order by n_dead_tup desc limit 20`,
    readFacts(db),
    db<Standing["reservations"][]>`
      select failures, why, floor(extract(epoch from (select platform.now()) - heard_at))::int as silent_seconds from bookings.feed`,
    db<[Standing["unread"]]>`
      select count(*)::int as bookings, min(why) as why,
        (select count(*)::int from (select from bookings.delivery where is_unreadable limit 1000) as untold) as deliveries
      from (select why from bookings.to_read where attempts >= 3 limit 1000) as stuck`,
    db<Standing["baggage"][]>`
      select failures, why, floor(extract(epoch from (select platform.now()) - heard_at))::int as silent_seconds from bookings.bag_feed`,
    listKeeping(db),
    db<[Standing["requests"]]>`
      select count(*) filter (where state in ('noted', 'running') and due_at < (select platform.now()))::int as late,
        count(*) filter (where state = 'set-aside')::int as set_aside
      from rights.request where state in ('noted', 'running', 'set-aside')`,
    db<[Standing["scanner"]]>`
      select failures, why,
        (select floor(extract(epoch from (select platform.now()) - min(created_at)))::int from platform.file where scan = 'waiting' and scan_attempts <= 1) as waiting_seconds,
        (select count(*)::int from platform.file where scan = 'infected' and scanned_at > (select platform.now()) - interval '7 days') as infected,
        (select count(*)::int from platform.file where scan = 'unscannable' and scanned_at > (select platform.now()) - interval '7 days') as unscannable
      from platform.scanner`,
    db<[Standing["deadlines"]]>`
      select (select floor(extract(epoch from (select platform.now()) - min(next_at)))::int from service_levels.deadline
          where next_at <= (select platform.now())) as late_seconds,
        (select count(*)::int from service_levels.deadline where ended_at is null and warned_at is not null and breached_at is not null) as broken`,
    findRule(db).then(({ rule }) => findUncovered(db, rule)),
    countOperations(db),
    db<Standing["drills"][number][]>`
      select drill.kind, count(*)::int as cases from drills.drill join cases."case" c on c.id = drill.case_id
      where drill.kind in ('threat', 'self-harm') and drill.dismissed_by is null and c.state <> 'closed'
        and not exists (select from drills.step where step.case_id = drill.case_id and step.kind = drill.kind)
      group by drill.kind order by drill.kind desc`,
    countTrouble(db),
  ]);
  const alarms = alarmsOf({
    ...facts,
    queues,
    jobs,
    areJobsLate: late,
    accounts,
    reservations: reservations ?? { failures: 0, why: null, silentSeconds: null },
    unread,
    bookingOperations,
    baggage: baggage ?? { failures: 0, why: null, silentSeconds: null },
    tables,
    keptTooLong: findLate(keeping, facts.at),
    requests,
    scanner,
    deadlines,
    uncovered,
    drills,
    payments,
    clockApartMs: Math.abs(Date.now() - facts.clock.getTime()),
    diskFreeShare,
  });
  const { at, logHeldSeconds, connections, identityDiffers, largeCustomers } = facts;
  return { at, alarms, queues, jobs, logHeldSeconds, connections, identityDiffers, largeCustomers };
}

type Counted = "unreadable" | "unsure" | "logHeldSeconds" | "connections" | "mostConnections";

interface Facts extends Pick<Standing, Counted | "identityDiffers" | "largeCustomers" | "largestCustomer"> {
  at: Date;
  clock: Date;
}

/** Of open transactions only those that have written hold up the log: it is read below the oldest of them. */
const readFacts = (db: Db) => db<[Facts]>`
  select platform.now() as at, clock_timestamp() as clock,
    (select count(*)::int from channels.delivery
      where state = 'unreadable' and received_at > (select platform.now()) - interval '7 days') as unreadable,
    (select count(*)::int from channels.outgoing
      where state = 'unsure' and changed_at < (select platform.now()) - interval '10 minutes') as unsure,
    coalesce((select wrong + stray_events from customers.identity_check), 0)::int as identity_differs,
    (select count(*)::int from customers.large_customer) as large_customers,
    (select survivor_id from customers.large_customer order by size desc, survivor_id limit 1) as largest_customer,
    coalesce((select floor(max(extract(epoch from clock_timestamp() - xact_start))) from pg_stat_activity
      where backend_xid is not null), 0)::int as log_held_seconds,
    (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections,
    current_setting('max_connections')::int as most_connections`;
