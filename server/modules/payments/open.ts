/** What somebody may pay now, wherever they were asked: for their own pages. */
import type { Money } from "../../../contract/money.ts";
import type { Db } from "../../platform/db.ts";
import type { RequestRow } from "./request.ts";
import { sayAmount, sayWhat } from "./wording.ts";

export interface OpenPayment {
  id: string;
  /** As they read it. */
  amount: string;
  what: string;
  /** The provider's page. */
  pageUrl: string;
}

type Row = Pick<RequestRow, "id" | "about"> &
  Money & { purpose: Parameters<typeof sayWhat>[0]["purpose"]; pageUrl: string };

/** Of all ids of one customer, the next to end first. */
export async function findOpen(
  db: Db,
  { customerIds, language }: { customerIds: readonly string[]; language: string },
): Promise<OpenPayment[]> {
  const rows = await db<Row[]>`
    select id, about, amount::text as amount, currency, purpose, page_url from payments.request
    where customer_id = any(${[...customerIds]}::uuid[]) and state = any (array['sent', 'viewed']) and expires_at > (select platform.now())
    order by expires_at, id limit 10`;
  return rows.map(({ id, amount, currency, about, purpose, pageUrl }) => ({
    id,
    amount: sayAmount({ amount, currency }, language),
    what: sayWhat({ about, purpose, language }),
    pageUrl,
  }));
}
