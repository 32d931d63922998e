/** Writes facts: the first version, the next, and an end before its time. */
import type { FactKind, FactText } from "../../../contract/facts.ts";
import { atomically, type Context } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { audit, findNames } from "../staff/index.ts";
import { FactNotFound, OwnerUnknown, VersionTaken } from "./problems.ts";

interface Content {
  source: string;
  ownerId: string;
  validFrom: Date;
  validUntil: Date;
  texts: readonly FactText[];
}

interface Written extends Content {
  id: string;
  actorId: string;
}

/** The same id twice is one. */
export const addFact = (app: Context, wanted: Written & { kind: FactKind }): Promise<void> =>
  atomically(app, async (app) => {
    const { id, kind, source, ownerId, actorId } = wanted;
    await requireOwner(app, ownerId);
    const { count } = await app.db`
      insert into facts.fact (id, kind, source, owner_id) values (${id}, ${kind}, ${source}, ${ownerId}) on conflict (id) do nothing`;
    if (count === 0) return;
    await addVersion(app, { ...wanted, number: 1, corrects: false });
    await audit(app.db, { actorId, action: "facts.add", subject: `fact/${id}` });
    await changed(app, ["facts"]);
  });

/** `number` is the one it shall be: who wrote meanwhile is not written over. One that had ended runs again. */
export const writeFact = (app: Context, wanted: Written & { number: number; corrects: boolean }): Promise<void> =>
  atomically(app, async (app) => {
    const { id, number, source, ownerId, actorId } = wanted;
    await requireOwner(app, ownerId);
    const { count } = await app.db`
      update facts.fact set source = ${source}, owner_id = ${ownerId}, ended_at = null where id = ${id}`;
    if (count === 0) throw FactNotFound();
    const [newest] = await app.db<[{ number: number }]>`
      select max(number) as number from facts.version where fact_id = ${id}`;
    if (newest.number !== number - 1) throw VersionTaken({ number: newest.number });
    await addVersion(app, wanted);
    await audit(app.db, { actorId, action: "facts.write", subject: `fact/${id}`, detail: `version ${number}` });
    await changed(app, ["facts"]);
  });

export const endFact = (app: Context, { id, actorId }: { id: string; actorId: string }): Promise<void> =>
  atomically(app, async (app) => {
    const { count } = await app.db`
      update facts.fact set ended_at = coalesce(ended_at, platform.now()) where id = ${id}`;
    if (count === 0) throw FactNotFound();
    await audit(app.db, { actorId, action: "facts.end", subject: `fact/${id}` });
    await changed(app, ["facts"]);
  });

async function addVersion(
  { db }: Context,
  { id, number, validFrom, validUntil, corrects, texts, actorId }: Written & { number: number; corrects: boolean },
): Promise<void> {
  await db`
    insert into facts.version (fact_id, number, valid_from, valid_until, corrects, written_by)
    values (${id}, ${number}, ${validFrom}, ${validUntil}, ${corrects}, ${actorId})`;
  const rows = texts.map(({ isDraft, ...words }) => ({ ...words, fact_id: id, version: number, is_draft: isDraft }));
  await db`
    insert into facts.words (fact_id, version, language, title, text, is_draft)
    select fact_id, version, language, title, text, is_draft from jsonb_populate_recordset(null::facts.words, ${db.json(rows)})`;
}

async function requireOwner(app: Context, id: string): Promise<void> {
  const names = await findNames(app.db, [id]);
  if (!names.has(id)) throw OwnerUnknown();
}
