/** Deletes a template for good: out of use at once, then away at every vendor that has it, then gone here. */
import { atomically, type PoolContext } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { type ChannelsContext, type KeptTemplate, removeTemplates } from "../channels/index.ts";
import { audit } from "../staff/index.ts";
import { findTemplate, nameAtVendor } from "./library.ts";

/**
 * Gives the accounts whose vendor did not take it away: then it is still here, out of use, and may be tried again. What went out with it
 * stays. Nobody hands in what is out of use, so none comes back meanwhile.
 */
export async function deleteTemplate(
  app: PoolContext & ChannelsContext,
  { id, actorId }: { id: string; actorId: string },
): Promise<KeptTemplate[]> {
  const { name } = await findTemplate(app.db, id);
  const numbers = await atomically(app, async (app) => {
    await app.db`
      update templates.template set retired_at = coalesce(retired_at, platform.now()) where id = ${id}`;
    await audit(app.db, { actorId, action: "templates.delete", subject: `template/${id}` });
    await changed(app, ["templates"]);
    return app.db<{ number: number }[]>`select number from templates.version where template_id = ${id}`;
  });
  const kept = await removeTemplates(
    app,
    numbers.map(({ number }) => nameAtVendor(name, number)),
  );
  if (kept.length === 0) await forget(app, id);
  return kept;
}

const forget = (app: PoolContext, id: string): Promise<void> =>
  atomically(app, async (app) => {
    await app.db`delete from templates.words where template_id = ${id}`;
    await app.db`delete from templates.version where template_id = ${id}`;
    await app.db`delete from templates.template where id = ${id}`;
    await app.db`insert into templates.deleted (id) values (${id}) on conflict do nothing`;
    await changed(app, ["templates"]);
  });
