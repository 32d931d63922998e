/** Ten codes to keep on paper, for the day the phone is lost. Each works once; only hashes are kept. */
import { randomInt } from "node:crypto";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { hashToken } from "../../platform/secrets.ts";

const howMany = 10;
/** Without what looks alike: 0 and O, 1, I and L, U and V. */
const letters = "23456789ABCDEFGHJKMNPQRSTWXYZ";

/** Four groups of four: 77 bits, which need no slow hash. */
const newCode = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("")).join(
    "-",
  );

const hashOf = (memberId: string, code: string): Buffer =>
  hashToken(`${memberId}/${code.toUpperCase().replaceAll(/[^A-Z0-9]/g, "")}`);

/** Makes new codes; the old ones end. */
export function renewCodes(app: Context, memberId: string): Promise<string[]> {
  return atomically(app, async ({ db }) => {
    const codes = Array.from({ length: howMany }, newCode);
    await db`delete from staff.recovery_code where member_id = ${memberId}`;
    for (const code of codes)
      await db`insert into staff.recovery_code (hash, member_id) values (${hashOf(memberId, code)}, ${memberId})`;
    return codes;
  });
}

/** The first codes of who has none left; empty where there are some. */
export async function firstCodes(app: Context, memberId: string): Promise<string[]> {
  return (await codesLeft(app.db, memberId)) > 0 ? [] : renewCodes(app, memberId);
}

/** Whether this was one of theirs, used for the first time. */
export async function takeRecoveryCode(
  db: Db,
  { memberId, code }: { memberId: string; code: string },
): Promise<boolean> {
  const { count } = await db`
    update staff.recovery_code set used_at = platform.now()
    where hash = ${hashOf(memberId, code)} and member_id = ${memberId} and used_at is null`;
  return count === 1;
}

export async function codesLeft(db: Db, memberId: string): Promise<number> {
  const [row] = await db<[{ left: number }]>`
    select count(*)::int as left from staff.recovery_code where member_id = ${memberId} and used_at is null`;
  return row.left;
}
