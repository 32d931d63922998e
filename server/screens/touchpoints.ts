/** The touchpoints of one identifier: how an anonymous visitor is followed until they choose to be known. */
import type { z } from "zod";
import type { KeptTouchpoint as Shape } from "../../contract/touchpoints.ts";
import { findHolders, findIdentifierIds, keyOf } from "../modules/customers/index.ts";
import type { Db } from "../platform/db.ts";
import { page, readCursor } from "./cursor.ts";

type KeptTouchpoint = z.output<typeof Shape>;

interface Asked {
  identifier: { kind: string; value: string };
  limit: number;
  cursor?: string | undefined;
}

export interface FoundTouchpoints {
  customerIds: string[];
  items: KeptTouchpoint[];
  nextCursor: string | null;
  /** For the audit: the identifier by its number. */
  subject: string;
}

/** Newest first; none of an identifier that nobody told of. */
export async function findTouchpoints(db: Db, { identifier, limit, cursor }: Asked): Promise<FoundTouchpoints> {
  const after = readCursor(cursor, 2);
  const id = (await findIdentifierIds(db, [identifier])).get(keyOf(identifier));
  if (id === undefined) return { customerIds: [], items: [], nextCursor: null, subject: "identifier/none" };
  const holders = await findHolders(db, [id]);
  const rows = await db<(KeptTouchpoint & { sortAt: string; seq: string })[]>`
    select id, kind, at, at::text as sort_at, seq::text as seq, channel, flight, outcome, is_trouble
    from journeys.touchpoint where identifier_id = ${id}::text::bigint
      ${after ? db`and (at, seq) < (${after[0] ?? null}::text::timestamptz, ${after[1] ?? null}::text::bigint)` : db``}
    order by at desc, seq desc limit ${limit + 1}`;
  const { items, nextCursor } = page(rows, limit, ({ sortAt, seq }) => [sortAt, seq]);
  return {
    customerIds: [...new Set(holders.map(({ customerId }) => customerId))],
    items: items.map(({ sortAt: _sortAt, seq: _seq, ...one }) => one),
    nextCursor,
    subject: `identifier/${id}`,
  };
}
