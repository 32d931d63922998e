/** One's own factors and sessions. */
import * as contract from "../../contract/sign-in.ts";
import {
  askForNewPasskey,
  beginApp,
  codesLeft,
  confirmApp,
  endSessions,
  findApp,
  findMember,
  firstCodes,
  getRules,
  keepPasskey,
  listPasskeys,
  listSessions,
  noteFactor,
  removeApp,
  removePasskey,
  renamePasskey,
  renewCodes,
  tellFactors,
} from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Caller, Implement } from "../platform/http/implement.ts";
import { askerOf, personOf } from "./asker.ts";
import type { RouteApp } from "./route-app.ts";

const ok = { ok: true as const };

export function implementAccount(implement: Implement, app: RouteApp): void {
  implement(contract.getSecurity, async ({ caller }) => describe(app, caller));

  implement(contract.beginApp, async ({ caller }) => {
    const { id, email } = personOf(caller);
    return beginApp(app, { memberId: id, email });
  });

  implement(contract.confirmApp, async ({ caller: any, body, request, setCookies }) => {
    const caller = personOf(any);
    const asker = askerOf(app, request);
    const recoveryCodes = await atomically(app, async (app) => {
      await confirmApp(app, { memberId: caller.id, code: body.code });
      return firstCodes(app, caller.id);
    });
    setCookies((await noteFactor(app, asker, { caller, action: "staff.add-app" })).cookies);
    return { recoveryCodes };
  });

  implement(contract.removeApp, ({ caller }) =>
    tellingFactors(app, personOf(caller), "staff.remove-app", (db, memberId) => removeApp(db, memberId)),
  );

  implement(contract.renewRecoveryCodes, async ({ caller }) => {
    const { id } = personOf(caller);
    return atomically(app, async (app) => {
      const recoveryCodes = await renewCodes(app, id);
      await tellFactors(app, { memberId: id, actorId: id, action: "staff.renew-recovery-codes" });
      return { recoveryCodes };
    });
  });

  implement(contract.beginPasskey, async ({ caller }) =>
    askForNewPasskey(app.db, { site: app.signIn.site, member: personOf(caller) }),
  );

  implement(contract.addPasskey, async ({ caller: any, body, request, setCookies }) => {
    const caller = personOf(any);
    const asker = askerOf(app, request);
    const added = await atomically(app, async (app) => ({
      id: await keepPasskey(app, { ...body, site: app.signIn.site, memberId: caller.id }),
      recoveryCodes: await firstCodes(app, caller.id),
    }));
    setCookies((await noteFactor(app, asker, { caller, action: "staff.add-passkey" })).cookies);
    return added;
  });

  implement(contract.renamePasskey, async ({ caller, params, body }) => {
    await renamePasskey(app, { ...params, ...body, memberId: personOf(caller).id });
    return ok;
  });

  implement(contract.removePasskey, ({ caller, params }) =>
    tellingFactors(app, personOf(caller), "staff.remove-passkey", (db, memberId) =>
      removePasskey(db, { ...params, memberId }),
    ),
  );

  implement(contract.listMySessions, async ({ caller }) => {
    const { id, session } = personOf(caller);
    const items = await listSessions(app.db, id);
    return { items: items.map((one) => ({ ...one, isThis: one.id === session.id })) };
  });

  implement(contract.endMySession, async ({ caller, params }) => {
    const { id } = personOf(caller);
    await endSessions(app, { ...params, memberId: id, actorId: id });
    return ok;
  });

  implement(contract.endMyOtherSessions, async ({ caller }) => {
    const { id, session } = personOf(caller);
    await endSessions(app, { memberId: id, actorId: id, except: session.id });
    return ok;
  });
}

async function describe({ db }: RouteApp, caller: Caller) {
  const { session, id } = personOf(caller);
  const { hasPassword, role } = await findMember(db, id);
  const { secondFactorRoles } = await getRules(db);
  return {
    stage: session.stage,
    isRequired: secondFactorRoles.some((one) => one === role),
    hasPassword,
    app: await findApp(db, id),
    recoveryCodesLeft: await codesLeft(db, id),
    passkeys: await listPasskeys(db, id),
    proofs: [...session.proofs],
  };
}

/** Changes somebody's own factors and tells it, in one. */
function tellingFactors(
  app: RouteApp,
  { id }: { id: string },
  action: string,
  change: (db: RouteApp["db"], memberId: string) => Promise<void>,
): Promise<typeof ok> {
  return atomically(app, async (app) => {
    await change(app.db, id);
    await tellFactors(app, { memberId: id, actorId: id, action });
    return ok;
  });
}
