import { randomBytes, randomInt } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { atOnce, remember } from "../store.ts";
import { insertPerson, personBy } from "./people.ts";
import type { MetaPerson } from "./people.ts";

const digits = (n: number) => String(randomInt(1, 10)) + Array.from({ length: n - 1 }, () => randomInt(10)).join("");

/** What the airline has at Meta: an app, a Page, an Instagram account, a WhatsApp number; drawn once in every world. */
export function settleAirline(db: DatabaseSync, airline: { handle: string; name: string }) {
  const once = (name: string, make: () => string) => remember(db, `meta ${name}`, make);
  const username = airline.handle.toLowerCase();
  return {
    app: { id: once("app", () => digits(16)), secret: once("app secret", () => randomBytes(16).toString("hex")) },
    page: { id: once("page", () => digits(15)), name: airline.name, username },
    instagram: { id: once("instagram", () => `17841${digits(12)}`), username, name: airline.name },
    whatsapp: {
      accountId: once("waba", () => digits(15)),
      numberId: once("number", () => digits(15)),
      // A number for drama that Ofcom keeps out of use.
      waId: "447700900990",
      displayNumber: "447700900990",
      name: airline.name,
    },
    verifyToken: once("verify token", () => randomBytes(18).toString("base64url")),
  };
}

/** Gives somebody accounts at Facebook, Instagram and WhatsApp, once. Some took a username and hide their number, some have no WhatsApp. */
export function settlePerson(
  db: DatabaseSync,
  { handle, name, language, n }: { handle: string; name: string; language: string; n?: number },
): MetaPerson {
  const known = personBy(db, "handle", handle);
  if (known) return known;
  const { count } = db.prepare("select count(*) as count from meta_person").get() as { count: number };
  const place = n ?? count;
  const person: MetaPerson = {
    handle,
    name,
    language,
    psid: digits(16),
    igsid: digits(16),
    username: handle.toLowerCase().replaceAll(/^_+|_+$/g, ""),
    waId: numberOf(place),
    bsuid: `GB.${digits(20)}`,
    waUsername: place % 4 === 1 ? handle.toLowerCase() : null,
    hidesPhone: place < 40 && place % 8 === 5,
    onWhatsapp: place >= 40 || place % 13 !== 12,
    blocks: [],
    stoppedMarketing: false,
  };
  insertPerson(db, person);
  return person;
}

/** The passengers of the book have the numbers their bookings have; who comes later one of the American numbers for fiction. */
function numberOf(n: number): string {
  if (n < 900) return `447700900${String(n).padStart(3, "0")}`;
  const more = n - 900;
  return `1${200 + Math.floor(more / 100)}55501${String(more % 100).padStart(2, "0")}`;
}

export function settlePassengers(
  db: DatabaseSync,
  people: readonly { handle: string; name: string; language: string }[],
): void {
  atOnce(db, () => {
    for (const [n, { handle, name, language }] of people.entries()) settlePerson(db, { handle, name, language, n });
  });
}
