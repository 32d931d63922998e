/** Writes templates: a first version, a newer one, and taking one out of use. */
import { faultsOf, type TemplateFault, templateLimits } from "../../../contract/template-text.ts";
import { atomically, type Context } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { audit } from "../staff/index.ts";
import type { Template, Version } from "./library.ts";
import { Faulty, NameTaken, TemplateNotFound, VersionTaken } from "./problems.ts";

type Content = Pick<Version, "variables" | "texts">;

interface NewTemplate extends Content, Pick<Template, "id" | "name" | "category"> {
  actorId: string;
}

/** Throws with every fault there is: what all channels take is one library. */
function requireFaultless({ variables, texts }: Content): void {
  const faults = texts.flatMap(({ language, ...text }) => {
    const found = Object.values(templateLimits).flatMap((limits) => faultsOf(text, { variables, limits }));
    const once = new Map<string, TemplateFault>(found.map((fault) => [JSON.stringify(fault), fault]));
    return [...once.values()].map((fault) => ({ language, fault }));
  });
  if (faults.length > 0) throw Faulty({ faults });
}

/** The same id twice is one. */
export const addTemplate = (app: Context, wanted: NewTemplate): Promise<void> =>
  atomically(app, async (app) => {
    requireFaultless(wanted);
    const { id, name, category, actorId } = wanted;
    const { count } = await app.db`
      insert into templates.template (id, name, category) values (${id}, ${name}, ${category}) on conflict do nothing`;
    if (count === 0) {
      const [same] = await app.db`select from templates.template where id = ${id} and name = ${name}`;
      if (!same) throw NameTaken();
      return;
    }
    await addVersion(app, id, { ...wanted, number: 1 });
    await audit(app.db, { actorId, action: "templates.add", subject: `template/${id}` });
    await changed(app, ["templates"]);
  });

/** `number` is the one it shall be: who wrote meanwhile is not written over. */
export const writeVersion = (
  app: Context,
  wanted: Content & { id: string; number: number; actorId: string },
): Promise<void> =>
  atomically(app, async (app) => {
    requireFaultless(wanted);
    const { id, number, actorId } = wanted;
    const [held] = await app.db`select from templates.template where id = ${id} and retired_at is null for update`;
    if (!held) throw TemplateNotFound();
    const [newest] = await app.db<[{ number: number }]>`
      select max(number) as number from templates.version where template_id = ${id}`;
    if (newest.number !== number - 1) throw VersionTaken({ number: newest.number });
    await addVersion(app, id, wanted);
    await audit(app.db, { actorId, action: "templates.write", subject: `template/${id}`, detail: `version ${number}` });
    await changed(app, ["templates"]);
  });

async function addVersion(
  { db }: Context,
  id: string,
  { number, variables, texts, actorId }: Content & { number: number; actorId: string | null },
): Promise<void> {
  await db`
    insert into templates.version (template_id, number, variables, written_by) values (${id}, ${number}, ${db.json(variables)}, ${actorId})`;
  for (const { language, isDraft, ...words } of texts)
    await db`
      insert into templates.words (template_id, version, language, content, is_draft)
      values (${id}, ${number}, ${language}, ${db.json(words)}, ${isDraft})`;
}

/** Nobody chooses it any more; what went out with it stays. */
export const retireTemplate = (app: Context, { id, actorId }: { id: string; actorId: string }): Promise<void> =>
  atomically(app, async (app) => {
    const { count } = await app.db`
      update templates.template set retired_at = coalesce(retired_at, platform.now()) where id = ${id}`;
    if (count === 0) throw TemplateNotFound();
    await audit(app.db, { actorId, action: "templates.retire", subject: `template/${id}` });
    await changed(app, ["templates"]);
  });

/** What we ship with, once: what the airline made of it since stays, and what it deleted stays away. */
export const addShipped = (app: Context, shipped: readonly Omit<NewTemplate, "actorId">[]): Promise<void> =>
  atomically(app, async (app) => {
    for (const one of shipped) {
      const { count } = await app.db`
        insert into templates.template (id, name, category) select ${one.id}, ${one.name}, ${one.category}
        where not exists (select from templates.deleted where id = ${one.id}) on conflict do nothing`;
      if (count > 0) await addVersion(app, one.id, { ...one, number: 1, actorId: null });
    }
  });
