/** Browsers people have signed in from: a random number in a cookie, kept as a hash beside each account that used it. */
import type { Db } from "../../platform/db.ts";
import { hashToken, newToken } from "../../platform/secrets.ts";

const lifeDays = 180;

export interface DeviceCookie {
  name: string;
  isSecure: boolean;
}

/** The cookie's name by how we are reached; `__Host-` ties it to this very host. */
export const deviceCookie = (publicUrl: string): DeviceCookie => {
  const isSecure = publicUrl.startsWith("https:");
  return { name: `${isSecure ? "__Host-" : ""}jetbridge.device`, isSecure };
};

/** The hash of the browser's number; null where it has none. */
export function readDevice({ name }: DeviceCookie, cookies: string | undefined): Buffer | null {
  const token = cookies
    ?.split("; ")
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  return token && /^jb_[\w-]{43}$/.test(token) ? hashToken(token) : null;
}

/** This device, if the account was used from it before. */
export async function findKnown(
  db: Db,
  { device, email }: { device: Buffer | null; email: string },
): Promise<Buffer | null> {
  if (!device) return null;
  const [row] = await db`
    select 1 from staff.known_device join staff.member on member.id = member_id where hash = ${device} and email = ${email.toLowerCase()}`;
  return row ? device : null;
}

/** Remembers that this account was used from this browser. Gives the cookie to set; null where it has one. */
export async function remember(
  db: Db,
  { cookie, device, memberId }: { cookie: DeviceCookie; device: Buffer | null; memberId: string },
): Promise<string | null> {
  const token = device ? null : newToken();
  const hash = device ?? hashToken(token ?? "");
  await db`
    insert into staff.known_device (hash, member_id) values (${hash}, ${memberId})
    on conflict (hash, member_id) do update set last_used_at = excluded.last_used_at`;
  if (!token) return null;
  const flags = `Path=/; Max-Age=${lifeDays * 86_400}; HttpOnly; SameSite=Lax${cookie.isSecure ? "; Secure" : ""}`;
  return `${cookie.name}=${token}; ${flags}`;
}

/** No browser is known to this account any more, but perhaps the one at hand. */
export async function forgetDevices(db: Db, memberId: string, except: Buffer | null = null): Promise<void> {
  await db`delete from staff.known_device where member_id = ${memberId} and hash is distinct from ${except}`;
}
