/** A link for one customer alone, to a page where they show who they are. */
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { hashToken, newToken } from "../../platform/secrets.ts";
import { findOne } from "../customers/index.ts";
import { audit } from "../staff/index.ts";
import { WayNotFound } from "./problems.ts";

export interface Way {
  id: string;
  customerId: string;
  caseId: string | null;
}

const minutes = 60;

/** Only its hash is kept. A newer link puts an end to the ones before. */
export const makeWay = (
  app: Context & { publicUrl: string },
  { customerId, caseId, actorId }: { customerId: string; caseId?: string | undefined; actorId: string },
): Promise<{ url: string; expiresAt: Date }> =>
  atomically(app, async (app) => {
    const { ids } = await findOne(app.db, customerId);
    await app.db`update proof.way set expires_at = platform.now() where customer_id = any(${ids}::uuid[]) and used_at is null and expires_at > platform.now()`;
    const token = newToken();
    const [row] = await app.db<[{ expiresAt: Date }]>`
      insert into proof.way (token_hash, customer_id, case_id, actor_id, expires_at)
      values (${hashToken(token)}, ${customerId}, ${caseId ?? null}, ${actorId}, platform.now() + ${minutes} * interval '1 minute') returning expires_at`;
    await audit(app.db, { actorId, action: "proof.make-link", subject: `customer/${customerId}` });
    return { url: `${app.publicUrl}/prove/${token}`, expiresAt: row.expiresAt };
  });

/** Looking uses nothing up: messengers look at links by themselves. */
export async function findWay(db: Db, token: string): Promise<Way> {
  const [row] = await db<Way[]>`
    select id, customer_id, case_id from proof.way
    where token_hash = ${hashToken(token)} and used_at is null and expires_at > (select platform.now())`;
  if (!row) throw WayNotFound();
  return row;
}

/** Within the transaction of its proof: the first takes it. */
export async function useWay(app: Context, wayId: string): Promise<void> {
  const { count } = await app.db`
    update proof.way set used_at = (select platform.now()) where id = ${wayId} and used_at is null and expires_at > (select platform.now())`;
  if (count === 0) throw WayNotFound();
}
