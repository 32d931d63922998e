/** What we asked and await an answer to: each is answered once, within five minutes. */
import type { Db } from "../../platform/db.ts";

export type ChallengeKind = "add-passkey" | "use-passkey" | "directory";

export interface Asked {
  kind: ChallengeKind;
  memberId: string | null;
  value: Record<string, string>;
}

export async function ask(db: Db, { kind, memberId, value }: Asked): Promise<string> {
  const [row] = await db<[{ id: string }]>`
    insert into staff.challenge (kind, member_id, value, expires_at)
    values (${kind}, ${memberId}, ${db.json(value)}, platform.now() + interval '5 minutes') returning id`;
  return row.id;
}

/** What was asked under this id; the first to take it gets it. */
export async function take(db: Db, { id, kind }: { id: string; kind: ChallengeKind }): Promise<Asked | null> {
  const [row] = await db<{ memberId: string | null; value: Record<string, string>; isOver: boolean }[]>`
    delete from staff.challenge where id = ${id} and kind = ${kind}
    returning member_id, value, expires_at < (select platform.now()) as is_over`;
  return row && !row.isOver ? { kind, memberId: row.memberId, value: row.value } : null;
}
