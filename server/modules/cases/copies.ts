/** Who was written to beside us and the customer: they may get an answer too. */
import type { Db } from "../../platform/db.ts";
import { findOwnAddresses } from "../channels/index.ts";
import type { KeptLetter } from "./letter.ts";

/** An answer goes to so many more at most. */
export const mostCopies = 20;

/** Mail servers take no case; what stands behind a plus is the same mailbox of ours. */
const bare = (address: string): string => address.toLowerCase().replace(/\+[^@]*@/, "@");

/** In the order in which they stand, each once. */
export function copiesOf({ from, to, cc }: Pick<KeptLetter, "from" | "to" | "cc">, ours: readonly string[]): string[] {
  const not = new Set([...ours.map(bare), bare(from.address)]);
  const others = [...to, ...cc].filter((address) => !not.has(bare(address)));
  return [...new Map(others.map((address) => [address.toLowerCase(), address])).values()].slice(0, mostCopies);
}

/** Of the newest letter of the customer's in each of these threads; those without one are missing. */
export async function findCopies(
  db: Db,
  threadIds: readonly string[],
): Promise<{ threadId: string; copies: string[] }[]> {
  const rows = await db<{ threadId: string; letter: KeptLetter }[]>`
    select distinct on (thread_id) thread_id, letter from cases.message
    where thread_id = any(${[...threadIds]}::uuid[]) and direction = 'inbound' and letter is not null and removed_at is null
      and not coalesce((letter ->> 'byGuest')::boolean, false) and not coalesce((letter ->> 'isAutomatic')::boolean, false)
    order by thread_id, seq desc`;
  if (rows.length === 0) return [];
  const ours = await findOwnAddresses(db);
  return rows.map(({ threadId, letter }) => ({ threadId, copies: copiesOf(letter, ours) }));
}
