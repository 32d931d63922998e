/** Requests as their table has them. */
import type { Basis, RequestKind, RequestState } from "../../../contract/rights.ts";
import type { Db } from "../../platform/db.ts";
import type { Counts } from "../../platform/traces.ts";
import { RequestNotFound } from "./problems.ts";

export interface RequestRow {
  id: string;
  seq: string;
  kind: RequestKind;
  state: RequestState;
  customerId: string;
  customerIds: string[];
  basis: Basis;
  askedAt: Date;
  dueAt: Date;
  notedBy: string;
  startedBy: string | null;
  startedAt: Date | null;
  endedAt: Date | null;
  step: string | null;
  cursor: string | null;
  attempts: number;
  why: string | null;
  counts: Counts;
  subject: Uint8Array | null;
  bytes: number | null;
  keptUntil: Date | null;
  /** Of an erasure that is done again: the certificate of the first. */
  repeats: string | null;
}

/** Its columns, for those who read one or many. */
export const requestColumns = (db: Db) => db`
  r.id, r.seq::text as seq, r.kind, r.state, r.customer_id, r.customer_ids, r.basis, r.asked_at, r.due_at, r.noted_by, r.started_by, r.started_at,
  r.ended_at, r.step, r.cursor, r.attempts, r.why, r.counts, r.subject, r.bytes::float8 as bytes, r.kept_until, r.repeats`;

export async function findRequest(db: Db, requestId: string): Promise<RequestRow> {
  const [row] = await db<RequestRow[]>`select ${requestColumns(db)} from rights.request r where id = ${requestId}`;
  if (!row) throw RequestNotFound();
  return row;
}

/** The same, held until the end of the transaction. */
export async function lockRequest(db: Db, requestId: string): Promise<RequestRow> {
  const [row] = await db<RequestRow[]>`
    select ${requestColumns(db)} from rights.request r where id = ${requestId} for update`;
  if (!row) throw RequestNotFound();
  return row;
}

/** What browsers look at again. */
export const topicsOf = ({ id }: Pick<RequestRow, "id">): string[] => ["privacy-requests", `privacy-request/${id}`];
