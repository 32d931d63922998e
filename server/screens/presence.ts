/** Who has which case before them now, by name. */
import type { z } from "zod";
import type { Present as PresentShape } from "../../contract/presence.ts";
import { initialsOf } from "../../contract/signature.ts";
import { findPresent } from "../modules/assignment/index.ts";
import type { Db } from "../platform/db.ts";

export async function listPresent(db: Db): Promise<z.output<typeof PresentShape>[]> {
  const present = await findPresent(db);
  const ids = [...new Set(present.map(({ staffId }) => staffId))];
  const people = await db<{ id: string; name: string; initials: string | null }[]>`
    select id, name, initials from staff.member where id = any(${ids}::uuid[])`;
  const byId = new Map(people.map((person) => [person.id, person]));
  return present.flatMap((one) => {
    const person = byId.get(one.staffId);
    return person ? [{ ...one, name: person.name, initials: person.initials ?? initialsOf(person.name) }] : [];
  });
}
