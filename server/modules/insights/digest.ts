/** Who wants the week's figures by mail. */
import type { Db } from "../../platform/db.ts";
import { problem } from "../../platform/problem.ts";
import type { DigestLanguage } from "./digest-words.ts";

export interface Digest {
  wanted: boolean;
  language: DigestLanguage;
}

const ForPersons = problem("figures.for-persons", 409, "A program has no mailbox: ask for it as a person.");

export async function findDigest(db: Db, memberId: string): Promise<Digest> {
  const [row] = await db<{ language: DigestLanguage }[]>`
    select language from insights.digest where member_id = ${memberId}`;
  return { wanted: row !== undefined, language: row?.language ?? "en" };
}

export async function setDigest(db: Db, memberId: string, { wanted, language }: Digest): Promise<void> {
  if (!wanted) {
    await db`delete from insights.digest where member_id = ${memberId}`;
    return;
  }
  const kept = await db`
    insert into insights.digest (member_id, language) select id, ${language} from staff.member where id = ${memberId} and kind = 'person'
    on conflict (member_id) do update set language = excluded.language`;
  if (kept.count === 0) throw ForPersons();
}
