/** For how long a proof of each kind holds: data that the airline sets. */
import type { ProofMethod } from "../../../contract/proof.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { audit } from "../staff/index.ts";

export type ProofRules = Record<ProofMethod, number>;

export async function findProofRules(db: Db): Promise<ProofRules> {
  const rows = await db<{ method: ProofMethod; hours: number }[]>`select method, hours from proof.rule`;
  return Object.fromEntries(rows.map(({ method, hours }) => [method, hours])) as ProofRules;
}

/** What was proved before keeps its own end. */
export const setProofRules = (app: Context, rules: ProofRules, actorId: string): Promise<void> =>
  atomically(app, async (app) => {
    for (const [method, hours] of Object.entries(rules))
      await app.db`update proof.rule set hours = ${hours} where method = ${method}`;
    const detail = Object.entries(rules)
      .map(([method, hours]) => `${method} ${hours} h`)
      .join(", ");
    await audit(app.db, { actorId, action: "settings.proof", subject: "setting/proof", detail });
  });

export async function holdsUntil(db: Db, method: ProofMethod): Promise<Date> {
  const [row] = await db<[{ until: Date }]>`
    select platform.now() + hours * interval '1 hour' as until from proof.rule where method = ${method}`;
  return row.until;
}
