import type { DatabaseSync } from "node:sqlite";
import type { Place } from "./store.ts";

/** Somebody with accounts at Facebook, Instagram and WhatsApp. */
export interface MetaPerson {
  handle: string;
  name: string;
  language: string;
  /** The Page's id of them. */
  psid: string;
  /** The Instagram account's id of them. */
  igsid: string;
  username: string;
  /** Their number, digits only. */
  waId: string;
  /** WhatsApp's id of them for this business. */
  bsuid: string;
  waUsername: string | null;
  /** Took a username, and shows businesses no number. */
  hidesPhone: boolean;
  onWhatsapp: boolean;
  blocks: readonly Place[];
  stoppedMarketing: boolean;
}

const columns =
  "handle, name, language, psid, igsid, username, wa_id, bsuid, wa_username, hides_phone, on_whatsapp, blocks, stopped_marketing";

export function insertPerson(db: DatabaseSync, one: MetaPerson): void {
  db.prepare(`insert into meta_person (${columns}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
    ...valuesOf(one),
  );
}

/** Writes a person anew, under the same handle. */
export function updatePerson(db: DatabaseSync, one: MetaPerson): void {
  db.prepare(
    `update meta_person set handle = ?, name = ?, language = ?, psid = ?, igsid = ?, username = ?, wa_id = ?, bsuid = ?, wa_username = ?,
     hides_phone = ?, on_whatsapp = ?, blocks = ?, stopped_marketing = ? where handle = ?`,
  ).run(...valuesOf(one), one.handle);
}

const valuesOf = (one: MetaPerson) => [
  one.handle,
  one.name,
  one.language,
  one.psid,
  one.igsid,
  one.username,
  one.waId,
  one.bsuid,
  one.waUsername,
  one.hidesPhone ? 1 : 0,
  one.onWhatsapp ? 1 : 0,
  one.blocks.join(","),
  one.stoppedMarketing ? 1 : 0,
];

const whereOf = {
  handle: "lower(handle) = lower(?)",
  psid: "psid = ?",
  igsid: "igsid = ?",
  waId: "wa_id = ?",
  bsuid: "bsuid = ?",
} as const;

export function personBy(db: DatabaseSync, what: keyof typeof whereOf, value: string): MetaPerson | null {
  const row = db.prepare(`select ${columns} from meta_person where ${whereOf[what]}`).get(value);
  return row ? toPerson(row) : null;
}

/** The person, where a missing one is a bug of the world. */
export function thePerson(db: DatabaseSync, handle: string): MetaPerson {
  const person = personBy(db, "handle", handle);
  if (!person) throw new Error(`${handle} never settled at Meta.`);
  return person;
}

/** What a place calls somebody. */
export function idAt(place: Place, person: MetaPerson): string {
  if (place === "whatsapp") return person.waId;
  return place === "instagram" ? person.igsid : person.psid;
}

function toPerson(row: Record<string, unknown>): MetaPerson {
  return {
    handle: String(row["handle"]),
    name: String(row["name"]),
    language: String(row["language"]),
    psid: String(row["psid"]),
    igsid: String(row["igsid"]),
    username: String(row["username"]),
    waId: String(row["wa_id"]),
    bsuid: String(row["bsuid"]),
    waUsername: typeof row["wa_username"] === "string" ? row["wa_username"] : null,
    hidesPhone: row["hides_phone"] === 1,
    onWhatsapp: row["on_whatsapp"] === 1,
    blocks: String(row["blocks"]).split(",").filter(Boolean) as Place[],
    stoppedMarketing: row["stopped_marketing"] === 1,
  };
}
