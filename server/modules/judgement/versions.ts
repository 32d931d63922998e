/** The versions of what was learned: which is in use, and how to go back. */
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { problem } from "../../platform/problem.ts";
import type { Learnable } from "../triage/index.ts";

export const topic = "judgement";

const VersionGone = problem("judgement.version-gone", 409, "There is no such version to use, or its weights are gone.");

/** The weights of a version, or of the one in use. */
export async function findModels(db: Db, number?: number): Promise<Partial<Record<Learnable, Uint8Array>>> {
  const rows = await db<{ about: Learnable; weights: Uint8Array }[]>`
    select about, weights from judgement.model join judgement.version on version.number = model.version
    where ${number === undefined ? db`state = 'in-use'` : db`number = ${number}`}`;
  return Object.fromEntries(rows.map(({ about, weights }) => [about, weights]));
}

/** The version in use; null: the rules alone. */
export async function findInUse(db: Db): Promise<number | null> {
  const [row] = await db<{ number: number }[]>`select number from judgement.version where state = 'in-use'`;
  return row?.number ?? null;
}

/** From now on this version judges what comes; null: the rules alone. Every worker follows. */
export function setInUse(app: Context, { number, by }: { number: number | null; by: string | null }): Promise<void> {
  return atomically(app, async (app) => {
    const { db } = app;
    await db`select from judgement.wish for update`;
    await db`
      update judgement.version set state = 'set-aside', changed_by = ${by}, changed_at = platform.now()
      where state = 'in-use' and number is distinct from ${number}`;
    if (number !== null) {
      const { count } = await db`
        update judgement.version set state = 'in-use', changed_by = ${by}, changed_at = platform.now()
        where number = ${number} and state in ('in-use', 'set-aside')`;
      if (count === 0) throw VersionGone();
    }
    await changed(app, [topic]);
  });
}
