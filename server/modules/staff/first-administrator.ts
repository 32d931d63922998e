/** The way in to an installation where nobody works yet. */
import type { Context } from "../../platform/context.ts";
import { addMember } from "./members.ts";

const email = "admin@jetbridge.localhost";

/**
 * Makes a first administrator where no person works yet, without a password. Gives their address while they have never signed in,
 * so that a one-time link can be shown; null afterwards.
 */
export async function findFirstAdministrator(app: Context): Promise<string | null> {
  const [anybody] = await app.db`select 1 from staff.member where kind = 'person' limit 1`;
  if (!anybody) await addMember(app, { email, name: "First administrator", role: "admin" });
  const [waiting] = await app.db`
    select 1 from staff.member where email = ${email} and active
      and not exists (select 1 from staff.session where user_id = member.id)
      and not exists (select 1 from staff.credential where user_id = member.id)`;
  return waiting ? email : null;
}
