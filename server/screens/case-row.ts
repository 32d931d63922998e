/** Cases as lists show them. */
import type { z } from "zod";
import type { Case as CaseShape } from "../../contract/cases.ts";
import type { Topic } from "../../contract/triage.ts";
import type { ChannelKind, Language } from "../../contract/words.ts";
import type { Db } from "../platform/db.ts";
import { findDeadlines } from "./deadline.ts";
import { findPromises } from "./promise.ts";

export type Case = z.output<typeof CaseShape>;
type Thread = Case["threads"][number];

export interface CaseRow {
  id: string;
  number: string;
  kind: Case["kind"];
  state: "open" | "waiting" | "closed";
  resting: boolean;
  customerId: string;
  customerName: string | null;
  customerHandle: string | null;
  channel: ChannelKind;
  visibility: "public" | "private";
  language: Language;
  topic: Topic;
  urgency: number;
  assigneeId: string | null;
  assigneeName: string | null;
  heldUntil: Date | null;
  answering: boolean;
  openedAt: Date;
  closedAt: Date | null;
  outcome: Case["outcome"];
  waitingSince: Date | null;
  waitingSinceText: string | null;
  changedAtText: string;
  previousCaseId: string | null;
  preview: string;
}

/** The columns of `c` (cases.case), `q` (assignment.queue_entry, left joined), `a` (staff.member, left joined) and `i` (the handle). */
export const caseColumns = (db: Db) => db`
  c.id, c.number::text as number, c.kind, c.state, c.state = 'open' and c.resting as resting, c.customer_id, i.name as customer_name, i.handle as customer_handle, c.channel, c.visibility, c.language, c.topic,
  c.urgency::int as urgency, c.assignee_id, a.name as assignee_name, q.held_until, c.answering, c.opened_at, c.closed_at, c.outcome,
  case when c.state = 'open' then c.waiting_since end as waiting_since, c.waiting_since::text as waiting_since_text, c.changed_at::text as changed_at_text,
  c.previous_case_id, c.preview`;

export const caseTables = (db: Db) => db`
  cases."case" c
  left join assignment.queue_entry q on q.case_id = c.id
  left join staff.member a on a.id = c.assignee_id
  left join lateral (
    select name, handle from customers.identifier where customer_id = c.customer_id and (name is not null or handle is not null)
    order by kind = c.channel desc, id desc limit 1
  ) i on true`;

/** Adds the threads and what is owed, in a query each for all. */
export async function showCases(db: Db, rows: readonly CaseRow[]): Promise<Case[]> {
  const threads = await db<(Thread & { caseId: string })[]>`
    select t.case_id, t.id, t.channel, t.account_id as channel_account_id, account.name as account_name, t.visibility, t.external_id, (
        select handle from customers.identifier i where i.customer_id = t.customer_id and i.kind = t.channel order by id desc limit 1
      ) as handle, t.referral, t.last_message_at
    from cases.thread t join channels.account on account.id = t.account_id
    where t.case_id = any(${rows.map(({ id }) => id)}::uuid[])
    order by t.last_message_at desc`;
  const promises = await findPromises(
    db,
    rows.map(({ id }) => id),
  );
  const deadlines = await findDeadlines(
    db,
    rows.map(({ id }) => id),
  );
  const byCase = Map.groupBy(threads, ({ caseId }) => caseId);
  return rows.map((row) =>
    showCase(
      row,
      (byCase.get(row.id) ?? []).map(({ caseId: _caseId, ...thread }) => thread),
      promises.get(row.id) ?? null,
      deadlines.get(row.id) ?? null,
    ),
  );
}

function showCase(row: CaseRow, threads: Thread[], promise: Case["promise"], deadline: Case["deadline"]): Case {
  const { customerName, customerHandle, number, waitingSinceText: _since, changedAtText: _changed, ...shown } = row;
  return {
    ...shown,
    promise,
    promisedBy: promise?.by.id ?? null,
    deadline,
    number: `C-${number}`,
    customer: { name: customerName, handle: customerHandle },
    threads,
  };
}

/** Where a case stands in the order of the queue: what a page of it goes on from. */
export const placeInQueue = (row: CaseRow): readonly (string | number | null)[] => [
  row.urgency,
  row.waitingSinceText,
  row.id,
];
