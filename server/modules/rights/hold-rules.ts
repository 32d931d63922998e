/** What the law has us keep when somebody is erased, and for how long: data, for counsel to change. */
import type { HoldKind } from "../../../contract/rights.ts";
import { HoldKind as kinds } from "../../../contract/rights.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { audit } from "../staff/index.ts";

export interface HoldRule {
  kind: HoldKind;
  days: number | null;
  usualDays: number | null;
}

/**
 * `claims`: talks about what may be owed (GDPR article 17 (3) e); claims under Regulation 261/2004 lapse by national law, after three years in
 * Germany. `bags`: two years (Montreal Convention, article 35). `bookings`: the reservation system has them; here is a copy.
 */
const usual: Readonly<Record<HoldKind, number | null>> = { claims: 1095, bags: 730, bookings: null };

/** What a talk may be owed for. */
export const claimTopics: readonly string[] = ["cancellation", "delay", "missed-connection", "refund", "rebooking"];

export async function listHoldRules(db: Db): Promise<HoldRule[]> {
  const set = await db<{ kind: HoldKind; days: number | null }[]>`select kind, days from rights.hold_rule limit 10`;
  return kinds.options.map((kind) => {
    const own = set.find((one) => one.kind === kind);
    return { kind, days: own ? own.days : usual[kind], usualDays: usual[kind] };
  });
}

/** `days` left out: as long as usual. What is held already keeps its end. */
export const setHoldRule = (
  app: Context,
  { kind, days, actorId }: { kind: HoldKind; days?: number | null | undefined; actorId: string },
): Promise<HoldRule> =>
  atomically(app, async (app) => {
    if (days === undefined) await app.db`delete from rights.hold_rule where kind = ${kind}`;
    else
      await app.db`
        insert into rights.hold_rule (kind, days) values (${kind}, ${days}) on conflict (kind) do update set days = excluded.days`;
    const rule = (await listHoldRules(app.db)).find((one) => one.kind === kind);
    if (!rule) throw new Error(`no rule is called ${kind}`);
    const detail = rule.days === null ? "not at all" : `${rule.days} days`;
    await audit(app.db, { actorId, action: "rights.set-hold", subject: `hold-rule/${kind}`, detail });
    return rule;
  });
