/** The app on a phone that makes codes (RFC 6238): six digits, every 30 seconds, each taken once. */
import { Secret, TOTP } from "otpauth";
import { atomically, type Context, now } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { problem } from "../../platform/problem.ts";
import { seal, unseal } from "../../platform/secrets.ts";

export const WrongCode = problem("staff.wrong-code", 400, "This code is wrong, or was used already.");
const NothingToConfirm = problem("staff.no-app-begun", 409, "Begin anew: no app is being set up.");

export interface KeyContext extends Context {
  /** Encrypts secrets at rest. */
  readonly key: Buffer;
}

const period = 30;
const placeOf = (memberId: string): string => `staff.totp/${memberId}`;

const totpOf = (secret: string, label = ""): TOTP =>
  new TOTP({ issuer: "Jetbridge", label, secret: Secret.fromBase32(secret), algorithm: "SHA1", digits: 6, period });

/** The 30 seconds that `code` belongs to, now or one before or after; null where it is wrong. */
export function stepOf(secret: string, code: string, at: Date): number | null {
  const digits = code.replaceAll(/[\s-]/g, "");
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = totpOf(secret).validate({ token: digits, timestamp: at.getTime(), window: 1 });
  return delta === null ? null : Math.floor(at.getTime() / 1000 / period) + delta;
}

/** Makes a new secret that waits for its first code; the old one counts until then. */
export async function beginApp(
  app: KeyContext,
  { memberId, email }: { memberId: string; email: string },
): Promise<{ secret: string; uri: string }> {
  const secret = new Secret({ size: 20 }).base32;
  const waiting = seal(app.key, placeOf(memberId), secret);
  await app.db`
    insert into staff.totp (member_id, waiting) values (${memberId}, ${waiting})
    on conflict (member_id) do update set waiting = excluded.waiting`;
  return { secret, uri: totpOf(secret, email).toString() };
}

/** The waiting secret counts from its first code on. */
export function confirmApp(app: KeyContext, { memberId, code }: { memberId: string; code: string }): Promise<void> {
  return atomically(app, async (app) => {
    const [row] = await app.db<{ waiting: Buffer | null }[]>`
      select waiting from staff.totp where member_id = ${memberId} for update`;
    if (!row?.waiting) throw NothingToConfirm();
    const step = stepOf(unseal(app.key, placeOf(memberId), row.waiting), code, await now(app.db));
    if (step === null) throw WrongCode();
    await app.db`
      update staff.totp set secret = waiting, waiting = null, since = platform.now(), last_step = ${step} where member_id = ${memberId}`;
  });
}

/** Whether `code` is right and newer than every one taken before: of two with the same code, one gets in. */
export async function takeCode(
  app: KeyContext,
  { memberId, code }: { memberId: string; code: string },
): Promise<boolean> {
  const [row] = await app.db<{ secret: Buffer | null }[]>`select secret from staff.totp where member_id = ${memberId}`;
  if (!row?.secret) return false;
  const step = stepOf(unseal(app.key, placeOf(memberId), row.secret), code, await now(app.db));
  if (step === null) return false;
  const { count } = await app.db`
    update staff.totp set last_step = ${step} where member_id = ${memberId} and last_step < ${step}`;
  return count === 1;
}

/** Since when an app counts; null where there is none. */
export async function findApp(db: Db, memberId: string): Promise<{ since: Date } | null> {
  const [row] = await db<{ since: Date }[]>`
    select since from staff.totp where member_id = ${memberId} and since is not null`;
  return row ?? null;
}

/** Takes the app away. Its codes stay used: the row is kept. */
export async function removeApp(db: Db, memberId: string): Promise<void> {
  await db`update staff.totp set secret = null, since = null, waiting = null where member_id = ${memberId}`;
}
