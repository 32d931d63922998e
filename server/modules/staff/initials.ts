/** What members of staff sign their answers with. */
import { initialsOf, type Signer } from "../../../contract/signature.ts";
import type { Db } from "../../platform/db.ts";
import { MemberNotFound } from "./members.ts";

/** Who signs; null for a program, whose answers nobody wrote by hand. */
export async function findSigner(db: Db, id: string): Promise<Signer | null> {
  const [row] = await db<Signer[]>`select name, initials from staff.member where id = ${id} and kind = 'person'`;
  return row ?? null;
}

export interface SignedMember {
  id: string;
  name: string;
  initials: string | null;
  shown: string;
  sharedWith: string[];
}

/** Everybody who works here, by name, with who signs the same. */
export async function listInitials(db: Db): Promise<SignedMember[]> {
  const rows = await db<{ id: string; name: string; initials: string | null }[]>`
    select id, name, initials from staff.member where kind = 'person' and active order by name, id limit 500`;
  const members = rows.map((row) => ({ ...row, shown: row.initials ?? initialsOf(row.name) }));
  const same = Map.groupBy(members, ({ shown }) => shown.toLocaleUpperCase());
  return members.map((one) => ({
    ...one,
    sharedWith: (same.get(one.shown.toLocaleUpperCase()) ?? [])
      .filter(({ id }) => id !== one.id)
      .map(({ name }) => name),
  }));
}

/** Others may have the same: two people called Anna Bos are not a mistake, only worth knowing. */
export async function setInitials(
  db: Db,
  { id, initials }: { id: string; initials: string | null },
): Promise<SignedMember> {
  const { count } = await db`
    update staff.member set initials = ${initials}, updated_at = platform.now() where id = ${id} and kind = 'person' and active`;
  const changed = count === 1 ? (await listInitials(db)).find((one) => one.id === id) : undefined;
  if (!changed) throw MemberNotFound();
  return changed;
}
