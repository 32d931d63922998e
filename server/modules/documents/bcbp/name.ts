/** A name as a boarding pass holds it: twenty letters of A to Z and blanks, the surname first. Pure. */
import { latin } from "../../bookings/index.ts";

const width = 20;

const title = /\s*\b(?:MSTR|MISS|MRS|MR|MS|DR|PROF|CHD|INF)$/;

/**
 * `DE VRIES/ANNA MRS`. Where that is too long the title goes first, then further given names, then the end of what is left; of the
 * given name one letter stays. Null where nothing of the surname can be written.
 */
export function nameOnPass({ surname, givenName }: { surname: string; givenName: string }): string | null {
  const [family, given] = [latin(surname), latin(givenName)];
  if (family === "") return null;
  const bare = given.replace(title, "");
  const first = bare.split(" ")[0] ?? "";
  const fits = [given, bare, first].map((one) => join(family, one)).find((one) => one.length <= width);
  if (fits !== undefined) return fits;
  const room = Math.max(1, width - family.length - 1);
  const [short, rest] = [first.slice(0, room), width - 1 - Math.min(first.length, room)];
  return join(family.slice(0, rest).trimEnd(), short);
}

const join = (family: string, given: string): string => (given === "" ? family.slice(0, width) : `${family}/${given}`);
