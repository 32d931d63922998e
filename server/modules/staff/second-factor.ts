/** Showing a second factor, to complete a sign-in or to prove anew that one is there; setting factors up, and taking them away. */
import { atomically, type Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import type { Caller } from "../../platform/http/implement.ts";
import { problem } from "../../platform/problem.ts";
import { audit } from "./audit.ts";
import { memberChanged, sessionsEnded } from "./events.ts";
import { findKnown, forgetDevices, readDevice } from "./known-device.ts";
import { checkPasskey } from "./passkeys.ts";
import { takeRecoveryCode } from "./recovery-codes.ts";
import { throttled } from "./throttle.ts";
import { takeCode, WrongCode } from "./totp.ts";
import { type Asker, type Entered, headersOf, rotate, type SignInContext } from "./ways-in.ts";

const WrongProof = problem("staff.wrong-proof", 400, "This does not prove that it is you.");
const NotHalf = problem("staff.signed-in-already", 409, "This sign-in is complete already.");

/** A caller by session: a program has no factors. */
export type Person = Caller & { session: NonNullable<Caller["session"]> };

/** Completes a sign-in with a code. The session gets another token: who saw the half one has nothing. */
export async function completeByCode(
  app: SignInContext,
  asker: Asker,
  { caller, code }: { caller: Person; code: string },
): Promise<Entered> {
  if (caller.session.stage !== "second-factor") throw NotHalf();
  if (!(await isCodeRight(app, asker, { caller, code }))) throw WrongCode();
  return rotate(app, asker, { memberId: caller.id, sessionId: caller.session.id, isTwoFactors: true });
}

export type ProofGiven = { password: string } | { code: string } | { challengeId: string; credential: { id: string } };

/** Proves anew that the session's person is there; for five minutes. The password counts only for who has no second factor. */
export async function proveAgain(
  app: SignInContext,
  asker: Asker,
  { caller, proof }: { caller: Person; proof: ProofGiven },
): Promise<Entered> {
  if (!(await isProved(app, asker, { caller, proof }))) throw WrongProof();
  await audit(app.db, { actorId: caller.id, action: "sign-in.proved-again", subject: `staff/${caller.id}` });
  return rotate(app, asker, {
    memberId: caller.id,
    sessionId: caller.session.id,
    isTwoFactors: !("password" in proof),
  });
}

async function isProved(
  app: SignInContext,
  asker: Asker,
  { caller, proof }: { caller: Person; proof: ProofGiven },
): Promise<boolean> {
  if ("code" in proof) return isCodeRight(app, asker, { caller, code: proof.code });
  if ("password" in proof) {
    if (!caller.session.proofs.includes("password")) return false;
    const verify = () =>
      app.signIn.auth.api
        .verifyPassword({ body: { password: proof.password }, headers: headersOf(asker) })
        .then(({ status }) => status || null)
        .catch(() => null);
    return (await guess(app, asker, { caller, at: `password/${caller.email}`, verify })) === true;
  }
  const checked = await checkPasskey(app.db, { site: app.signIn.site, ...proof });
  return checked?.memberId === caller.id;
}

async function isCodeRight(
  app: SignInContext,
  asker: Asker,
  { caller, code }: { caller: Person; code: string },
): Promise<boolean> {
  const who = { memberId: caller.id, code };
  const isDigits = /^[\d\s-]{6,9}$/.test(code);
  const verify = async () =>
    (isDigits ? await takeCode(app, who) : await takeRecoveryCode(app.db, who)) ? true : null;
  const isRight = (await guess(app, asker, { caller, at: `code/${caller.id}`, verify })) === true;
  const action = isRight ? (isDigits ? "sign-in.code" : "sign-in.recovery-code") : "sign-in.code-failed";
  await audit(app.db, { actorId: caller.id, action, subject: `staff/${caller.id}` });
  return isRight;
}

async function guess<T>(
  app: SignInContext,
  asker: Asker,
  { caller, at, verify }: { caller: Person; at: string; verify: () => Promise<T | null> },
): Promise<T | null> {
  const device = await findKnown(app.db, { device: readDevice(app.signIn.device, asker.cookies), email: caller.email });
  return throttled(app, { at, address: asker.address, device }, verify);
}

/** A factor was added by a person who is there: this session has shown it, every other one still has to. */
export async function noteFactor(
  app: SignInContext,
  asker: Asker,
  { caller, action }: { caller: Person; action: string },
): Promise<Entered> {
  await atomically(app, async (app) => {
    // With the news of it: the page that hears it still comes with the old token.
    await app.db`update staff.session set second_factor_at = platform.now() where id = ${caller.session.id}`;
    await tellFactors(app, { memberId: caller.id, actorId: caller.id, action });
  });
  return rotate(app, asker, { memberId: caller.id, sessionId: caller.session.id, isTwoFactors: true });
}

/** Writes a change of factors down and has every session of that person looked at anew. */
export async function tellFactors(
  app: Context,
  { memberId, actorId, action }: { memberId: string; actorId: string; action: string },
): Promise<void> {
  await audit(app.db, { actorId, action, subject: `staff/${memberId}` });
  await emit(app, memberChanged, [{ memberId }]);
}

/** Takes app, passkeys and recovery codes from somebody who lost them, and ends their sessions: they sign in anew. */
export function resetFactors(
  app: Context,
  { memberId, actorId }: { memberId: string; actorId: string },
): Promise<void> {
  return atomically(app, async (app) => {
    await app.db`delete from staff.totp where member_id = ${memberId}`;
    await app.db`delete from staff.passkey where member_id = ${memberId}`;
    await app.db`delete from staff.recovery_code where member_id = ${memberId}`;
    await app.db`delete from staff.session where user_id = ${memberId}`;
    await forgetDevices(app.db, memberId);
    await tellFactors(app, { memberId, actorId, action: "staff.reset-factors" });
    await emit(app, sessionsEnded, [{ memberId }]);
  });
}
