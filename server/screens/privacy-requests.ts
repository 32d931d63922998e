/** What people asked to see or to have erased, with what each became. */
import type { z } from "zod";
import type { PrivacyRequest as RequestShape } from "../../contract/rights.ts";
import type { Db, Fragment } from "../platform/db.ts";
import { page, readCursor } from "./cursor.ts";

type PrivacyRequest = z.output<typeof RequestShape>;
type Row = Omit<PrivacyRequest, "file"> & {
  seq: string;
  dueSort: string;
  bytes: number | null;
  keptUntil: Date | null;
};

const columns = (db: Db) => db`
  r.id, r.kind, r.state, r.customer_id, r.basis, r.asked_at, r.due_at, noted.name as noted_by, started.name as started_by, r.started_at, r.ended_at, r.step,
  r.why, r.counts, c.id as certificate_id, r.bytes::float8 as bytes, r.kept_until, r.seq::text as seq,
  to_char(r.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as due_sort,
  (select count(*)::int from rights.hold where hold.request_id = r.id and ended_at is null) as held,
  (select coalesce(i.name, i.handle) from customers.customer one join customers.customer same on same.id = coalesce(one.survivor_id, one.id) or same.survivor_id = coalesce(one.survivor_id, one.id)
    join customers.identifier i on i.customer_id = same.id where one.id = r.customer_id and coalesce(i.name, i.handle) is not null order by i.since desc limit 1) as customer_name
  from rights.request r join staff.member noted on noted.id = r.noted_by left join staff.member started on started.id = r.started_by
  left join rights.certificate c on c.request_id = r.id`;

const shown = ({ seq: _seq, dueSort: _dueSort, bytes, keptUntil, ...row }: Row): PrivacyRequest => ({
  ...row,
  file: bytes === null || keptUntil === null ? null : { bytes, keptUntil },
});

interface Asked {
  limit: number;
  cursor?: string | undefined;
  only: "open" | "closed";
  customerId?: string | undefined;
}

/** What is open by when it is due; what is closed, the newest first. */
export async function listPrivacyRequests(db: Db, { limit, cursor, only, customerId }: Asked) {
  const [due, seq] = readCursor(cursor, 2) ?? [];
  const after = due === undefined ? null : { due: String(due), seq: String(seq) };
  const isOpen = only === "open";
  const from: Fragment = isOpen
    ? db`and (${after === null} or (r.due_at, r.seq) > ((${after?.due ?? null}::text::timestamp at time zone 'UTC'), ${after?.seq ?? null}::text::bigint)) order by r.due_at, r.seq`
    : db`and (${after === null} or r.seq < ${after?.seq ?? null}::text::bigint) order by r.seq desc`;
  const rows = await db<Row[]>`
    select ${columns(db)} where ${isOpen} = (r.state in ('noted', 'running', 'set-aside'))
      and (${customerId === undefined} or r.customer_id = ${customerId ?? null}::uuid or ${customerId ?? null}::uuid = any(r.customer_ids)) ${from} limit ${limit + 1}`;
  const { items, nextCursor } = page(rows, limit, (row) => [row.dueSort, row.seq]);
  return { items: items.map(shown), nextCursor };
}

export async function getPrivacyRequest(db: Db, requestId: string): Promise<PrivacyRequest | null> {
  const [row] = await db<Row[]>`select ${columns(db)} where r.id = ${requestId}`;
  return row ? shown(row) : null;
}
