/** Payments as people see them. */
import type { z } from "zod";
import type { Payment, PaymentState, PaymentWhy } from "../../../contract/payments.ts";
import type { Db } from "../../platform/db.ts";
import { findThreadsOf } from "../cases/index.ts";
import { findNames } from "../staff/index.ts";
import { PaymentNotFound } from "./problems.ts";
import type { RequestRow } from "./request.ts";

type Shown = z.output<typeof Payment>;

type Row = Pick<
  RequestRow,
  "id" | "caseId" | "provider" | "purpose" | "reference" | "about" | "state" | "why" | "expiresAt" | "askedAt"
> & {
  amount: string;
  currency: string;
  askedBy: string;
  approvedBy: string | null;
  waitsForApproval: boolean;
  isDisputed: boolean;
  paid: string | null;
  paidIn: string | null;
  refunded: string | null;
  history: { at: string; state: PaymentState; why: PaymentWhy | null; by: string | null }[];
};

/** Minutes past its end in which the provider closes the page, or says that it was paid. */
const wordlessAfter = 20;

/** Open past its end: the provider was asked and did not say what became of it, or not by which payment. */
const hasNoWord = (db: Db) => db`(
  r.state = any (array['sent', 'viewed']) and r.expires_at < (select platform.now()) - ${wordlessAfter} * interval '1 minute')`;

const columns = (db: Db) => db`
  r.id, r.case_id, r.provider, r.amount::text as amount, r.currency, r.purpose, r.reference, r.about, r.state,
  case when ${hasNoWord(db)} then 'no-word' else r.why end as why, r.expires_at, r.asked_at, r.asked_by,
  r.approved_by, r.is_disputed, r.state = 'created' and r.needs_approval and r.approved_by is null as waits_for_approval,
  (select sum(amount)::text from payments.receipt c where c.request_id = r.id) as paid,
  (select min(currency) from payments.receipt c where c.request_id = r.id) as paid_in,
  (select sum(f.amount)::text from payments.refund f where f.request_id = r.id and f.state <> 'refused') as refunded,
  coalesce((
    select jsonb_agg(jsonb_build_object('at', h.at, 'state', h.to_state, 'why', h.why, 'by', h.by) order by h.id)
    from (select * from payments.history h where h.request_id = r.id order by h.id limit 30) h), '[]') as history`;

const atMost = 50;

/** Of all threads that stand in the case now, newest first. */
export async function findPaymentsOf(db: Db, caseId: string): Promise<Shown[]> {
  const threads = await findThreadsOf(db, caseId);
  const rows = await db<Row[]>`
    select ${columns(db)} from payments.request r where r.thread_id = any(${threads}::uuid[]) order by r.asked_at desc, r.id limit ${atMost}`;
  return show(db, rows);
}

export async function findPayment(db: Db, id: string): Promise<Shown> {
  const rows = await db<Row[]>`select ${columns(db)} from payments.request r where r.id = ${id}`;
  const [shown] = await show(db, rows);
  if (!shown) throw PaymentNotFound();
  return shown;
}

interface Waiting {
  waits: "approval" | "trouble";
  limit: number;
  after: { at: string; id: string } | null;
}

/** Minutes after which what was paid for should have been carried out. */
const patience = 10;

/** What needs somebody, the oldest first: a wrong amount, what was not carried out or told, a refund that was refused, a dispute. */
const isTrouble = (db: Db) => db`(
  ${hasNoWord(db)} or (r.state = any (array['paid', 'fulfil-failed', 'refunding']) or r.is_disputed)
  and (r.is_disputed or r.state = 'fulfil-failed' or r.changed_at < (select platform.now()) - ${patience} * interval '1 minute'))`;

export async function listWaiting(
  db: Db,
  { waits, limit, after }: Waiting,
): Promise<{ payment: Shown; askedById: string; sort: string }[]> {
  const rows = await db<(Row & { sort: string })[]>`
    select ${columns(db)}, to_char(r.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as sort from payments.request r
    where ${waits === "approval" ? db`r.state = 'created' and r.needs_approval and r.approved_by is null` : isTrouble(db)}
      and (${after === null} or (r.asked_at, r.id) > ((${after?.at ?? null}::text::timestamp at time zone 'UTC'), ${after?.id ?? null}::uuid))
    order by r.asked_at, r.id limit ${limit}`;
  const shown = await show(db, rows);
  return shown.map((payment, place) => ({
    payment,
    askedById: rows[place]?.askedBy ?? "",
    sort: rows[place]?.sort ?? "",
  }));
}

/** For the page of operations: how many need somebody, what could not be read, and how long the oldest call or word has waited. */
export async function countTrouble(
  db: Db,
): Promise<{ trouble: number; unreadable: number; waitingSeconds: number | null }> {
  const [row] = await db<[{ trouble: number; unreadable: number; waitingSeconds: number | null }]>`
    select (select count(*)::int from payments.request r where ${isTrouble(db)}) as trouble,
      (select count(*)::int from payments.delivery where state = 'unreadable') as unreadable,
      floor(extract(epoch from (select platform.now()) - least(
        (select min(received_at) from payments.delivery where state = 'waiting'),
        (select min(at) from payments.operation where state = any (array['prepared', 'sent', 'unsure'])))))::int as waiting_seconds`;
  return row;
}

async function show(db: Db, rows: readonly Row[]): Promise<Shown[]> {
  const ids = rows.flatMap(({ askedBy, approvedBy, history }) => [
    askedBy,
    ...(approvedBy ? [approvedBy] : []),
    ...history.flatMap(({ by }) => (by ? [by] : [])),
  ]);
  const names = await findNames(db, ids);
  return rows.map((row) => {
    const { amount, currency, purpose: kind, reference, paid, paidIn, refunded, history, approvedBy, ...rest } = row;
    return {
      ...rest,
      money: { amount, currency },
      purpose: { kind, reference },
      askedBy: names.get(row.askedBy) ?? "",
      approvedBy: approvedBy && (names.get(approvedBy) ?? ""),
      paid: paid && paidIn ? { amount: paid, currency: paidIn } : null,
      refunded: refunded && paidIn ? { amount: refunded, currency: paidIn } : null,
      history: history.map(({ at, by, ...line }) => ({ ...line, at: new Date(at), by: by && (names.get(by) ?? "") })),
    };
  });
}
