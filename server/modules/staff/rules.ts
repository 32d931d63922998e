/** What signing in asks of whom. */
import type { SignInRules } from "../../../contract/sign-in.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { emit } from "../../platform/events.ts";
import { audit } from "./audit.ts";
import { memberChanged } from "./events.ts";

export async function getRules(db: Db): Promise<SignInRules> {
  const [row] = await db<[SignInRules]>`select second_factor_roles, idle_minutes from staff.sign_in_rules`;
  return { secondFactorRoles: [...row.secondFactorRoles], idleMinutes: row.idleMinutes };
}

/** Sets the rules. Sessions without a needed factor are half ones from now on: their sockets are looked at anew. */
export function setRules(
  app: Context,
  { secondFactorRoles, idleMinutes, actorId }: SignInRules & { actorId: string },
): Promise<SignInRules> {
  return atomically(app, async (app) => {
    const roles = [...new Set(secondFactorRoles)].toSorted();
    await app.db`update staff.sign_in_rules set second_factor_roles = ${roles}, idle_minutes = ${idleMinutes}`;
    const detail = `second factor: ${roles.join(", ") || "nobody"}; idle: ${idleMinutes} min`;
    await audit(app.db, { actorId, action: "staff.set-sign-in-rules", subject: null, detail });
    const touched = await app.db<{ memberId: string }[]>`
      select distinct member.id as member_id from staff.session join staff.member on member.id = user_id where role = any(${roles})`;
    await emit(
      app,
      memberChanged,
      touched.map(({ memberId }) => ({ memberId })),
    );
    return getRules(app.db);
  });
}
