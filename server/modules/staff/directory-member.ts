/** Which member the directory means, and what they are by it. */
import { z } from "zod";
import type { Directory } from "../../../contract/directory.ts";
import type { Role } from "../../../contract/roles.ts";
import { atomically, type Context } from "../../platform/context.ts";
import { problem } from "../../platform/problem.ts";
import { audit } from "./audit.ts";
import { setRoleByDirectory } from "./change-member.ts";

export const UnknownHere = problem("staff.directory-unknown", 401, "Nobody who works here has this account.");

const Claims = z.object({
  sub: z.string().min(1).max(255),
  email: z.email().max(200).toLowerCase(),
  // Anything else is somebody's word, not the directory's.
  email_verified: z.literal(true),
  name: z.string().trim().min(1).max(120).catch("").default(""),
  amr: z.array(z.string()).catch([]).default([]),
});

/** The role of the first line that fits; `undefined` where the directory gives no roles, null where none fits. */
export function roleBy({ roleClaim, roles }: Directory, claims: Record<string, unknown>): Role | null | undefined {
  if (!roleClaim) return undefined;
  const claimed = new Set([claims[roleClaim]].flat());
  return roles.find(({ value }) => claimed.has(value))?.role ?? null;
}

export const isUnder = (domains: readonly string[], email: string): boolean =>
  domains.includes(email.slice(email.lastIndexOf("@") + 1));

/** Known by the directory's own id, else by a verified address under an allowed domain; added where that is wanted. */
export function memberOf(
  app: Context,
  directory: Directory,
  claims: Record<string, unknown>,
): Promise<{ memberId: string; isTwoFactors: boolean }> {
  const read = Claims.safeParse(claims);
  if (!read.success || !isUnder(directory.domains, read.data.email)) throw UnknownHere();
  const { sub, email, name, amr } = read.data;
  const role = roleBy(directory, claims);
  if (role === null) throw UnknownHere();
  const provider = `directory:${directory.issuer}`;
  return atomically(app, async (app) => {
    const [linked] = await app.db<{ memberId: string; active: boolean }[]>`
      select user_id as member_id, active from staff.credential join staff.member on member.id = user_id
      where provider_id = ${provider} and account_id = ${sub}`;
    const found = linked ?? (await adopt(app, { directory, email, name, role, provider, sub }));
    if (!found?.active) throw UnknownHere();
    if (role) await setRoleByDirectory(app, { memberId: found.memberId, role });
    // Signed by the directory: its own second factor was shown (RFC 8176).
    return { memberId: found.memberId, isTwoFactors: amr.includes("mfa") };
  });
}

interface Newcomer {
  directory: Directory;
  email: string;
  name: string;
  role: Role | undefined;
  provider: string;
  sub: string;
}

/** Ties the directory's id to the member with this address; adds one where there is none and that is wanted. */
async function adopt(
  { db }: Context,
  { directory, email, name, role, provider, sub }: Newcomer,
): Promise<{ memberId: string; active: boolean } | null> {
  const [known] = await db<{ memberId: string; active: boolean }[]>`
    select id as member_id, active from staff.member where email = ${email} and kind = 'person'
      and not exists (select 1 from staff.credential where user_id = member.id and provider_id = ${provider}) for no key update`;
  const [added] =
    !known && directory.justInTime && role
      ? await db<{ memberId: string; active: boolean }[]>`
        insert into staff.member (name, email, email_verified, role) values (${name || email}, ${email}, true, ${role})
        on conflict (email) do nothing returning id as member_id, active`
      : [];
  const member = known ?? added;
  if (!member?.active) return null;
  await db`
    insert into staff.credential (account_id, provider_id, user_id) values (${sub}, ${provider}, ${member.memberId})`;
  const action = added ? "staff.add-by-directory" : "staff.link-directory";
  await audit(db, { actorId: member.memberId, action, subject: `staff/${member.memberId}` });
  return member;
}
