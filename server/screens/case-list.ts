/** Lists of cases: open ones in the order they should be worked, the rest by what changed last. */
import type { CaseFilter } from "../../contract/views.ts";
import type { CaseKind } from "../../contract/words.ts";
import { CaseNotFound } from "../modules/cases/index.ts";
import type { Db } from "../platform/db.ts";
import { among } from "./case-filter.ts";
import { type Case, caseColumns, type CaseRow, caseTables, placeInQueue, showCases } from "./case-row.ts";
import { page, readCursor } from "./cursor.ts";
import { sameAs } from "./identity.ts";

export interface ListFilter extends CaseFilter {
  limit: number;
  cursor?: string | undefined;
  kind?: "question" | "word" | "any" | undefined;
  /** Only those we owe a return, the next due first. */
  promised?: boolean | undefined;
  promisedBy?: string | undefined;
  state?: "open" | "waiting" | "closed" | undefined;
  answering?: boolean | undefined;
  customerId?: string | undefined;
  number?: string | undefined;
}

interface Page {
  items: Case[];
  nextCursor: string | null;
}

/** Without a state: the open ones that do not rest. Cases whose reply is on its way are not in the queue. */
export async function listCases(db: Db, filter: ListFilter): Promise<Page> {
  if (filter.promised || filter.promisedBy) return listPromised(db, filter);
  const {
    state = filter.customerId || filter.number || (filter.assignee && filter.assignee !== "nobody")
      ? undefined
      : "open",
  } = filter;
  return state === "open" ? listOpen(db, filter) : listByChange(db, { ...filter, state });
}

const meant = (
  db: Db,
  { answering, customerId, number, kind = number ? "any" : "question", ...filter }: ListFilter,
) => db`
  ${kind === "any" ? db`` : kind === "word" ? db`and c.kind = 'word'` : db`and c.kind = 'question'`}
  ${among(db, filter)}
  ${answering === undefined ? db`` : db`and c.answering = ${answering}`}
  ${customerId ? db`and c.customer_id in ${sameAs(db, customerId)}` : db``}
  ${number ? db`and c.number = ${number.replace(/\D+/g, "")}::bigint` : db``}`;

/** Urgency, then the longest waiting. Answering ones follow the filter but stand where they stood. */
async function listOpen(db: Db, filter: ListFilter): Promise<Page> {
  const { limit, cursor } = filter;
  const after = readCursor(cursor, 3);
  const rows = await db<CaseRow[]>`
    select ${caseColumns(db)} from ${caseTables(db)}
    where c.state = 'open' and not c.resting ${meant(db, filter)}
      ${after ? db`and (-c.urgency, c.waiting_since, c.id) > (${-Number(after[0])}::int, ${after[1] ?? null}::text::timestamptz, ${after[2] ?? null}::text::uuid)` : db``}
    order by c.urgency desc, c.waiting_since, c.id limit ${limit + 1}`;
  const { items, nextCursor } = page(rows, limit, placeInQueue);
  return { items: await showCases(db, items), nextCursor };
}

/** By when they are due, of both kinds unless told otherwise. */
async function listPromised(db: Db, filter: ListFilter): Promise<Page> {
  const { limit, cursor, state, promisedBy, kind = "any" } = filter;
  const after = readCursor(cursor, 2);
  const rows = await db<(CaseRow & { dueAtText: string })[]>`
    select ${caseColumns(db)}, p.due_at::text as due_at_text
    from cases.promise p join (${caseTables(db)}) on c.id = p.case_id
    where p.ended_at is null ${promisedBy ? db`and p.owed_by = ${promisedBy}` : db``} ${state ? db`and c.state = ${state}` : db``}
      ${meant(db, { ...filter, kind })}
      ${after ? db`and (p.due_at, c.id) > (${after[0] ?? null}::text::timestamptz, ${after[1] ?? null}::text::uuid)` : db``}
    order by p.due_at, c.id limit ${limit + 1}`;
  const { items, nextCursor } = page(rows, limit, (row) => [row.dueAtText, row.id]);
  return {
    items: await showCases(
      db,
      items.map(({ dueAtText: _dueAt, ...row }) => row),
    ),
    nextCursor,
  };
}

async function listByChange(db: Db, filter: ListFilter): Promise<Page> {
  const { limit, cursor, state } = filter;
  const after = readCursor(cursor, 2);
  const rows = await db<CaseRow[]>`
    select ${caseColumns(db)} from ${caseTables(db)}
    where true ${state ? db`and c.state = ${state}` : db``} ${meant(db, filter)}
      ${after ? db`and (c.changed_at, c.id) < (${after[0] ?? null}::text::timestamptz, ${after[1] ?? null}::text::uuid)` : db``}
    order by c.changed_at desc, c.id desc limit ${limit + 1}`;
  const { items, nextCursor } = page(rows, limit, (row) => [row.changedAtText, row.id]);
  return { items: await showCases(db, items), nextCursor };
}

export async function getCase(db: Db, id: string): Promise<Case> {
  const rows = await db<CaseRow[]>`select ${caseColumns(db)} from ${caseTables(db)} where c.id = ${id}`;
  const [shown] = await showCases(db, rows);
  if (!shown) throw CaseNotFound();
  return shown;
}

/** Free cases among those meant, the next to be worked first. */
export async function findFree(db: Db, kind: CaseKind, filter: CaseFilter): Promise<string[]> {
  const rows = await db<{ id: string }[]>`
    select c.id from assignment.queue_entry q join cases."case" c on c.id = q.case_id
    where q.kind = ${kind} and q.held_by is null and not q.answering ${among(db, filter)}
    order by q.urgency desc, q.waiting_since, q.case_id limit 50`;
  return rows.map(({ id }) => id);
}
