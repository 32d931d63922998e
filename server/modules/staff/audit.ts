/** What was done by whom. Written in the transaction of the change; for reads, before the answer goes out. */
import type { Db } from "../../platform/db.ts";

export interface Deed {
  actorId: string;
  /** As `module.verb`. */
  action: string;
  /** What it was done to, as `thing/id`. */
  subject: string | null;
  /** What changed, in our own words: `agent > lead`. */
  detail?: string | undefined;
}

export async function audit(db: Db, { actorId, action, subject, detail }: Deed): Promise<void> {
  await db`
    insert into staff.audit (actor_id, action, subject, detail)
    values (${actorId}, ${action}, ${subject}, ${detail?.slice(0, 200) ?? null})`;
}

/** So long what is looked at again belongs to the opening before: a page asks many times, a person opened it once. */
const minutesOfAnOpening = 10;

/** A look that a page repeats by itself, or by every click: one line for each opening. Two at the same moment may be two lines. */
export async function auditOpening(
  db: Db,
  { actorId, action, subject, detail }: Deed & { subject: string },
): Promise<void> {
  const more = detail?.slice(0, 200) ?? null;
  await db`
    insert into staff.audit (actor_id, action, subject, detail)
    select ${actorId}, ${action}, ${subject}, ${more}
    where not exists (
      select from staff.audit
      where subject = ${subject} and actor_id = ${actorId} and action = ${action} and detail is not distinct from ${more}
        and at > platform.now() - make_interval(mins => ${minutesOfAnOpening}))`;
}

export interface AuditRow {
  id: string;
  at: Date;
  actorId: string;
  actorName: string;
  action: string;
  subject: string | null;
  detail: string | null;
}

export interface AuditFilter {
  limit: number;
  before: string | null;
  subject: string | null;
  period?: { from: Date; to: Date } | null;
}

/** Newest first, from before `before`. */
export function listAudit(db: Db, { limit, before, subject, period = null }: AuditFilter): Promise<AuditRow[]> {
  return db<AuditRow[]>`
    select audit.id::text as id, at, actor_id, name as actor_name, action, subject, detail
    from staff.audit join staff.member on member.id = actor_id
    where (${before}::bigint is null or audit.id < ${before}::bigint) and (${subject}::text is null or subject = ${subject})
      and (${period === null} or (at >= ${period?.from ?? null} and at < ${period?.to ?? null}))
    order by audit.id desc limit ${limit}`;
}
