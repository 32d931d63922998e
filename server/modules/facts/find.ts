/** Facts as they are kept, and what of them is valid now. */
import type { FactKind, FactState, FactText } from "../../../contract/facts.ts";
import type { Db } from "../../platform/db.ts";
import { codesIn } from "./address.ts";
import { FactNotFound, NotValid } from "./problems.ts";

export interface Fact {
  id: string;
  code: string;
  kind: FactKind;
  state: FactState;
  source: string;
  ownerId: string;
  endedAt: Date | null;
  number: number;
  validFrom: Date;
  validUntil: Date;
  corrects: boolean;
  writtenBy: string | null;
  writtenAt: Date;
  texts: FactText[];
}

const most = 500;

/** The newest version of each: what is over too, or not; what ends soonest first. */
export const listFacts = (db: Db, { over }: { over: boolean }): Promise<Fact[]> =>
  select(db, over ? db`true` : db`state <> 'over'`);

export async function findFact(db: Db, id: string): Promise<Fact> {
  const [found] = await select(db, db`id = ${id}`);
  if (!found) throw FactNotFound();
  return found;
}

/** Null where there is none of this code; one that is over is found too. */
export async function findByCode(db: Db, code: string): Promise<Fact | null> {
  const [found] = await select(db, db`code = ${code}`);
  return found ?? null;
}

/** Valid now, situations first. */
export const listValid = (db: Db, kind: FactKind | null): Promise<Fact[]> =>
  select(
    db,
    db`state = 'valid' and (${kind}::text is null or kind = ${kind})`,
    db`kind desc, written_at desc limit 50`,
  );

/** A time that has begun and not ended, and that nobody ended. */
const select = (db: Db, those: ReturnType<Db>, order = db`valid_until, id limit ${most}`) => db<Fact[]>`
  with newest as (
    select f.*, v.number, v.valid_from, v.valid_until, v.corrects, v.written_by, v.written_at,
      case when f.ended_at is not null or v.valid_until <= clock.at then 'over' when v.valid_from > clock.at then 'coming' else 'valid' end as state
    from facts.fact f
    cross join lateral (select * from facts.version where fact_id = f.id order by number desc limit 1) v
    cross join (select platform.now() as at) clock
  )
  select newest.*, (
    select jsonb_agg(jsonb_build_object('language', w.language, 'title', w.title, 'text', w.text, 'isDraft', w.is_draft) order by w.language)
    from facts.words w where w.fact_id = newest.id and w.version = newest.number) as texts
  from newest where ${those} order by ${order}`;

/** The facts whose addresses stand in a text, each as it is now. Throws where one of them may not be told any more. */
export async function requireValid(
  db: Db,
  { text, publicUrl }: { text: string; publicUrl: string },
): Promise<{ id: string; version: number }[]> {
  const codes = codesIn(text, publicUrl);
  if (codes.length === 0) return [];
  const valid = await select(db, db`code = any(${codes}) and state = 'valid'`);
  const missing = codes.filter((code) => !valid.some((one) => one.code === code));
  if (missing.length > 0) throw NotValid({ codes: missing });
  return valid.map(({ id, number }) => ({ id, version: number }));
}
