/** The airline's own directory, as an administrator set it up. Its secret is sealed at rest. */
import type { Directory } from "../../../contract/directory.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { problem } from "../../platform/problem.ts";
import { seal, unseal } from "../../platform/secrets.ts";
import { audit } from "./audit.ts";
import type { KeyContext } from "./totp.ts";

const SecretNeeded = problem("staff.directory-secret", 400, "Give the client secret: another issuer's does not fit.");
const RolesNeeded = problem(
  "staff.directory-roles",
  400,
  "Adding people at their first sign-in needs a claim with the role.",
);

/** Bound to the issuer: a secret never goes to another. */
const placeOf = (issuer: string): string => `staff.directory/${issuer}`;

export async function findDirectory(db: Db): Promise<Directory | null> {
  const [row] = await db<Directory[]>`
    select name, issuer, client_id, scopes, role_claim, roles, domains, just_in_time from staff.directory`;
  return row ?? null;
}

/** The directory with its secret, for the calls we make to it. */
export async function openDirectory({ db, key }: KeyContext): Promise<(Directory & { clientSecret: string }) | null> {
  const directory = await findDirectory(db);
  const [row] = await db<{ secret: Buffer }[]>`select secret from staff.directory`;
  return directory && row ? { ...directory, clientSecret: unseal(key, placeOf(directory.issuer), row.secret) } : null;
}

export interface NewDirectory extends Directory {
  clientSecret?: string | undefined;
  actorId: string;
}

/** Sets the directory up; without a secret the one there is stays, as long as the issuer does. */
export function setDirectory(app: KeyContext, { clientSecret, actorId, ...directory }: NewDirectory): Promise<void> {
  if (directory.justInTime && (!directory.roleClaim || directory.roles.length === 0)) throw RolesNeeded();
  return atomically(app, async (app) => {
    const secret = clientSecret ?? (await keptSecret(app, directory.issuer));
    if (!secret) throw SecretNeeded();
    const { name, issuer, clientId, scopes, roleClaim, roles, domains, justInTime } = directory;
    await app.db`delete from staff.directory`;
    await app.db`
      insert into staff.directory (name, issuer, client_id, secret, scopes, role_claim, roles, domains, just_in_time)
      values (${name}, ${issuer}, ${clientId}, ${seal(app.key, placeOf(issuer), secret)}, ${scopes}, ${roleClaim},
        ${app.db.json(roles)}, ${domains}, ${justInTime})`;
    await audit(app.db, { actorId, action: "staff.set-directory", subject: null, detail: issuer });
  });
}

async function keptSecret(app: KeyContext, issuer: string): Promise<string | null> {
  const kept = await openDirectory(app);
  return kept?.issuer === issuer ? kept.clientSecret : null;
}

export function removeDirectory(app: Context, actorId: string): Promise<void> {
  return atomically(app, async (app) => {
    const { count } = await app.db`delete from staff.directory`;
    if (count > 0) await audit(app.db, { actorId, action: "staff.remove-directory", subject: null });
  });
}
