/** The airline's own sign-in for passengers, as an administrator connected it. Its secret is sealed at rest. */
import type { PassengerLogin } from "../../../contract/proof.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { seal, unseal } from "../../platform/secrets.ts";
import { audit } from "../staff/index.ts";
import { LoginSecretNeeded } from "./problems.ts";

interface KeyContext extends Context {
  readonly key: Buffer;
}

/** Bound to the issuer: a secret never goes to another. */
const placeOf = (issuer: string): string => `proof.login/${issuer}`;

export async function findLogin(db: Db): Promise<PassengerLogin | null> {
  const [row] = await db<PassengerLogin[]>`
    select name, issuer, client_id, scopes, loyalty_claim, loyalty_programme from proof.login`;
  return row ?? null;
}

export type OpenLogin = PassengerLogin & { clientSecret: string };

/** With its secret, for the calls we make to it. */
export async function openLogin({ db, key }: KeyContext): Promise<OpenLogin | null> {
  const login = await findLogin(db);
  const [row] = await db<{ secret: Buffer }[]>`select secret from proof.login`;
  return login && row ? { ...login, clientSecret: unseal(key, placeOf(login.issuer), row.secret) } : null;
}

/** The given secret, or the one there is where the issuer stays the same. */
export async function secretFor(app: KeyContext, issuer: string, given: string | undefined): Promise<string> {
  if (given) return given;
  const kept = await openLogin(app);
  if (kept?.issuer !== issuer) throw LoginSecretNeeded();
  return kept.clientSecret;
}

export const setLogin = (app: KeyContext, login: OpenLogin, actorId: string): Promise<void> =>
  atomically(app, async (app) => {
    const { name, issuer, clientId, clientSecret, scopes, loyaltyClaim, loyaltyProgramme } = login;
    await app.db`delete from proof.login`;
    await app.db`
      insert into proof.login (name, issuer, client_id, secret, scopes, loyalty_claim, loyalty_programme)
      values (${name}, ${issuer}, ${clientId}, ${seal(app.key, placeOf(issuer), clientSecret)}, ${scopes}, ${loyaltyClaim}, ${loyaltyProgramme})`;
    await audit(app.db, { actorId, action: "proof.set-login", subject: null, detail: issuer });
  });

export const removeLogin = (app: Context, actorId: string): Promise<void> =>
  atomically(app, async (app) => {
    const { count } = await app.db`delete from proof.login`;
    if (count > 0) await audit(app.db, { actorId, action: "proof.remove-login", subject: null });
  });
