/** What is known before a batch of messages is placed: the customers' open cases and the threads' last ones, held until the end. */
import type { Db } from "../../platform/db.ts";
import { findOnes } from "../customers/index.ts";
import { findNamedBookings } from "./likely-one.ts";
import type { CaseRow } from "./row.ts";

export interface ThreadRow {
  id: string;
  accountId: string;
  customerId: string;
  externalId: string;
  caseId: string | null;
}

export interface Situations {
  /** By customer: their newest case that is not closed. */
  current: Map<string, CaseRow>;
  /** By customer: open cases that they have under another id of theirs, the newest first. */
  elsewhere: Map<string, CaseRow[]>;
  /** The bookings that are named in those, by case. */
  bookings: Map<string, string[]>;
  /** By case id: all that are involved. */
  cases: Map<string, CaseRow>;
  /** By `threadKey`. */
  threads: Map<string, ThreadRow>;
}

export const threadKey = ({ accountId, externalId, customerId }: Omit<ThreadRow, "id" | "caseId">): string =>
  `${accountId}/${externalId}/${customerId}`;

interface Place {
  accountId: string;
  customerId: string;
  externalId: string;
}

export async function findSituations(db: Db, places: readonly Place[]): Promise<Situations> {
  const threads = await db<ThreadRow[]>`
    select thread.id, thread.account_id, thread.customer_id, thread.external_id, thread.case_id
    from jsonb_to_recordset(${db.json(places.map(({ accountId, customerId, externalId }) => ({ account_id: accountId, customer_id: customerId, external_id: externalId })))})
      as place (account_id uuid, customer_id uuid, external_id text)
    join cases.thread on thread.account_id = place.account_id and thread.external_id = place.external_id and thread.customer_id = place.customer_id`;
  const customers = [...new Set(places.map(({ customerId }) => customerId))];
  const ones = await findOnes(db, customers);
  const everyId = [...new Set([...customers, ...[...ones.values()].flatMap(({ ids }) => ids)])];
  const threadCases = threads.flatMap(({ caseId }) => (caseId ? [caseId] : []));
  const cases = await db<CaseRow[]>`
    select id, customer_id, account_id, channel, visibility, language, topic, urgency, kind, state, resting, assignee_id, answering, opened_at,
      closed_at, waiting_since
    from cases."case"
    where (customer_id = any(${everyId}::uuid[]) and state <> 'closed') or id = any(${threadCases}::uuid[])
    order by id for no key update`;
  const situations: Situations = {
    current: new Map(),
    elsewhere: new Map(),
    bookings: new Map(),
    cases: new Map(),
    threads: new Map(),
  };
  for (const row of cases) situations.cases.set(row.id, row);
  for (const row of cases.toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime()))
    if (row.state !== "closed") situations.current.set(row.customerId, row);
  const open = cases.filter(({ state }) => state !== "closed").toReversed();
  for (const [customerId, { ids }] of ones) {
    const others = open.filter((row) => row.customerId !== customerId && ids.includes(row.customerId));
    if (others.length > 0) situations.elsewhere.set(customerId, others);
  }
  const ids = [...situations.elsewhere.values()].flat().map(({ id }) => id);
  if (ids.length > 0) situations.bookings = await findNamedBookings(db, ids);
  for (const thread of threads) situations.threads.set(threadKey(thread), thread);
  return situations;
}
