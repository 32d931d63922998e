/** The ways in, completing a sign-in, proving anew, signing out. */
import * as contract from "../../contract/sign-in.ts";
import {
  askForPasskey,
  completeByCode,
  endSessions,
  enterByLink,
  enterByPasskey,
  enterByPassword,
  getRules,
  proveAgain,
  setRules,
  signOutCookies,
} from "../modules/staff/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import { askerOf, personOf } from "./asker.ts";
import type { RouteApp } from "./route-app.ts";

const ok = { ok: true as const };

export function implementSignIn(implement: Implement, app: RouteApp): void {
  const { db, signIn } = app;

  implement(contract.signInWithPassword, async ({ body, request, setCookies }) => {
    const { stage, cookies } = await enterByPassword(app, askerOf(app, request), body);
    setCookies(cookies);
    return { stage };
  });

  implement(contract.signInWithLink, async ({ body, request, setCookies }) => {
    const { stage, cookies } = await enterByLink(app, askerOf(app, request), body.token);
    setCookies(cookies);
    return { stage };
  });

  implement(contract.askPasskey, async ({ request }) => {
    askerOf(app, request);
    return askForPasskey(db, signIn.site);
  });

  implement(contract.signInWithPasskey, async ({ body, request, setCookies }) => {
    const asker = askerOf(app, request);
    const before = await app.identify(request);
    const { stage, cookies } = await enterByPasskey(app, asker, { ...body, instead: before?.session?.id ?? null });
    setCookies(cookies);
    return { stage };
  });

  implement(contract.proveSecondFactor, async ({ caller, body, request, setCookies }) => {
    const given = { caller: personOf(caller), code: body.code };
    const { stage, cookies } = await completeByCode(app, askerOf(app, request), given);
    setCookies(cookies);
    return { stage };
  });

  implement(contract.proveAgain, async ({ caller, body, request, setCookies }) => {
    const { cookies } = await proveAgain(app, askerOf(app, request), { caller: personOf(caller), proof: body });
    setCookies(cookies);
    return ok;
  });

  implement(contract.signOut, async ({ caller, setCookies }) => {
    const { id, session } = personOf(caller);
    await endSessions(app, { memberId: id, actorId: id, sessionId: session.id });
    setCookies(signOutCookies(signIn));
    return ok;
  });

  implement(contract.getSignInRules, () => getRules(db));

  implement(contract.setSignInRules, ({ caller, body }) => setRules(app, { ...body, actorId: caller.id }));
}
