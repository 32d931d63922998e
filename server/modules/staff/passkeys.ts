/** Passkeys (WebAuthn), checked by SimpleWebAuthn. The person must have been verified, so that one counts as two factors. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { problem } from "../../platform/problem.ts";
import { audit } from "./audit.ts";
import { ask, take } from "./challenge.ts";

/** Loaded with the first passkey: it is large, and a worker needs none. */
const library = () => import("@simplewebauthn/server");

export const PasskeyRefused = problem("staff.passkey-refused", 400, "This passkey was not accepted. Try again.");
export const PasskeyKnown = problem("staff.passkey-known", 409, "This passkey is known already.");
export const PasskeyNotFound = problem("staff.passkey-not-found", 404, "There is no such passkey.");

/** Which site passkeys belong to. Browsers take no numbers for a name: at 127.0.0.1 they work under `localhost`. */
export interface Site {
  rpId: string;
  origins: readonly string[];
}

export const siteOf = ({ baseUrl, origins }: { baseUrl: string; origins: readonly string[] }): Site => {
  const { hostname } = new URL(baseUrl);
  return { rpId: hostname === "127.0.0.1" ? "localhost" : hostname, origins };
};

interface Question {
  challengeId: string;
  options: Record<string, unknown>;
}

/** What the browser needs to make a passkey for this member. */
export async function askForNewPasskey(
  db: Db,
  { site, member }: { site: Site; member: { id: string; name: string; email: string } },
): Promise<Question> {
  const known = await db<{ credentialId: string }[]>`
    select credential_id from staff.passkey where member_id = ${member.id} limit 50`;
  const options = await (
    await library()
  ).generateRegistrationOptions({
    rpName: "Jetbridge",
    rpID: site.rpId,
    userName: member.email,
    userDisplayName: member.name,
    userID: new TextEncoder().encode(member.id),
    attestationType: "none",
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  const asked = { kind: "add-passkey", memberId: member.id, value: { challenge: options.challenge } } as const;
  return { challengeId: await ask(db, asked), options: { ...options } };
}

export interface NewPasskey {
  site: Site;
  memberId: string;
  name: string;
  challengeId: string;
  credential: unknown;
}

/** Keeps a passkey that the browser made for our question. */
export async function keepPasskey(
  app: Context,
  { site, memberId, name, challengeId, credential }: NewPasskey,
): Promise<string> {
  const asked = await take(app.db, { id: challengeId, kind: "add-passkey" });
  if (asked?.memberId !== memberId) throw PasskeyRefused();
  const { registrationInfo } = await (
    await library()
  )
    .verifyRegistrationResponse({
      response: credential as RegistrationResponseJSON,
      expectedChallenge: String(asked.value["challenge"]),
      expectedOrigin: [...site.origins],
      expectedRPID: site.rpId,
      requireUserVerification: true,
    })
    .catch(() => ({ registrationInfo: undefined }));
  if (!registrationInfo) throw PasskeyRefused();
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
  const [row] = await app.db<{ id: string }[]>`
    insert into staff.passkey (member_id, name, credential_id, public_key, counter, transports)
    values (${memberId}, ${name}, ${id}, ${Buffer.from(publicKey)}, ${counter}, ${[...transports]})
    on conflict (credential_id) do nothing returning id`;
  if (!row) throw PasskeyKnown();
  return row.id;
}

/** What a browser asks any passkey of this site; nothing tells whose there are. */
export async function askForPasskey(db: Db, site: Site): Promise<Question> {
  const options = await (
    await library()
  ).generateAuthenticationOptions({ rpID: site.rpId, userVerification: "required" });
  const asked = { kind: "use-passkey", memberId: null, value: { challenge: options.challenge } } as const;
  return { challengeId: await ask(db, asked), options: { ...options } };
}

/** Whose passkey answered our question; null where it is not known, not right, or copied (its counter went back). */
export async function checkPasskey(
  db: Db,
  { site, challengeId, credential }: { site: Site; challengeId: string; credential: { id: string } },
): Promise<{ memberId: string; passkeyId: string } | null> {
  const asked = await take(db, { id: challengeId, kind: "use-passkey" });
  const [known] = await db<
    { id: string; memberId: string; credentialId: string; publicKey: Buffer; counter: string }[]
  >`select id, member_id, credential_id, public_key, counter::text as counter
    from staff.passkey where credential_id = ${credential.id}`;
  if (!asked || !known) return null;
  const checked = await (
    await library()
  )
    .verifyAuthenticationResponse({
      response: credential as unknown as AuthenticationResponseJSON,
      expectedChallenge: String(asked.value["challenge"]),
      expectedOrigin: [...site.origins],
      expectedRPID: site.rpId,
      requireUserVerification: true,
      credential: {
        id: known.credentialId,
        publicKey: new Uint8Array(known.publicKey),
        counter: Number(known.counter),
      },
    })
    .catch(() => null);
  if (!checked?.verified) return null;
  await db`
    update staff.passkey set counter = ${checked.authenticationInfo.newCounter}, last_used_at = platform.now() where id = ${known.id}`;
  return { memberId: known.memberId, passkeyId: known.id };
}

export function listPasskeys(
  db: Db,
  memberId: string,
): Promise<{ id: string; name: string; createdAt: Date; lastUsedAt: Date | null }[]> {
  return db`
    select id, name, created_at, last_used_at from staff.passkey where member_id = ${memberId} order by created_at, id limit 50`;
}

export function renamePasskey(
  app: Context,
  { memberId, passkeyId, name }: { memberId: string; passkeyId: string; name: string },
): Promise<void> {
  return atomically(app, async ({ db }) => {
    const { count } = await db`
      update staff.passkey set name = ${name} where id = ${passkeyId} and member_id = ${memberId}`;
    if (count === 0) throw PasskeyNotFound();
    await audit(db, { actorId: memberId, action: "staff.rename-passkey", subject: `staff/${memberId}` });
  });
}

export async function removePasskey(
  db: Db,
  { memberId, passkeyId }: { memberId: string; passkeyId: string },
): Promise<void> {
  const { count } = await db`delete from staff.passkey where id = ${passkeyId} and member_id = ${memberId}`;
  if (count === 0) throw PasskeyNotFound();
}
