/** Who has which case before them, and types there: a row per open page, kept only while it shows signs of life. */
import type { Db } from "../../platform/db.ts";

/** A page that shows no sign of life for so long is gone; a process that died takes its pages with it. */
const lifeSeconds = 12;
/** Who pressed no key for so long types no more. */
const typingSeconds = 6;

export interface Whereabouts {
  socketId: string;
  staffId: string;
  caseId: string;
  typing: boolean;
}

/** Notes where a page is now. Whether the case exists does not matter: nobody looks at one that does not. */
export async function showAt(db: Db, { socketId, staffId, caseId, typing }: Whereabouts): Promise<void> {
  await db`
    insert into assignment.presence as page (socket_id, staff_id, case_id, since, typing_until, until)
    select ${socketId}, ${staffId}, ${caseId}, at, at + ${typing ? typingSeconds : 0} * interval '1 second', at + ${lifeSeconds} * interval '1 second'
    from (select platform.now() as at) as clock
    on conflict (socket_id) do update
    set case_id = excluded.case_id, typing_until = excluded.typing_until, until = excluded.until,
      since = case when page.case_id = excluded.case_id then page.since else excluded.since end`;
}

/** These pages are gone, or show no case. */
export async function leave(db: Db, socketIds: readonly string[]): Promise<void> {
  await db`delete from assignment.presence where socket_id = any(${[...socketIds]}::uuid[])`;
}

/** A sign of life of these pages; those of the dead are taken away. */
export async function keepPresent(db: Db, socketIds: readonly string[]): Promise<void> {
  await db`
    update assignment.presence set until = platform.now() + ${lifeSeconds} * interval '1 second'
    where socket_id = any(${[...socketIds]}::uuid[])`;
  await db`delete from assignment.presence where until < (select platform.now())`;
}

export interface AtCase {
  caseId: string;
  staffId: string;
  typing: boolean;
  since: Date;
}

/** Everybody at every case, each once per case; 500 at most. */
export function findPresent(db: Db): Promise<AtCase[]> {
  return db<AtCase[]>`
    with clock as (select platform.now() as at)
    select case_id, staff_id, bool_or(typing_until > clock.at) as typing, min(since) as since
    from assignment.presence, clock where until > clock.at
    group by case_id, staff_id order by min(since), staff_id limit 500`;
}
