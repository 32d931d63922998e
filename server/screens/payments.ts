/** Payments that wait for somebody: the list of who approves, and of who looks after what went wrong. */
import type { Db } from "../platform/db.ts";
import { listWaiting } from "../modules/payments/index.ts";
import { page, readCursor } from "./cursor.ts";

interface Asked {
  waits: "approval" | "trouble";
  limit: number;
  cursor?: string | undefined;
  callerId: string;
}

/** The oldest first, each with the number of its case. */
export async function listWaitingPayments(db: Db, { waits, limit, cursor, callerId }: Asked) {
  const [at, id] = readCursor(cursor, 2) ?? [];
  const after = at === undefined ? null : { at: String(at), id: String(id) };
  const rows = await listWaiting(db, { waits, limit: limit + 1, after });
  const { items, nextCursor } = page(rows, limit, ({ sort, payment }) => [sort, payment.id]);
  const caseIds = items.map(({ payment }) => payment.caseId);
  const numbers = await db<{ id: string; number: string }[]>`
    select id, number::text as number from cases."case" where id = any(${caseIds}::uuid[])`;
  const numberOf = new Map(numbers.map((one) => [one.id, `C-${one.number}`]));
  return {
    items: items.map(({ payment, askedById }) => ({
      ...payment,
      caseNumber: numberOf.get(payment.caseId) ?? "",
      isOwn: askedById === callerId,
    })),
    nextCursor,
  };
}
