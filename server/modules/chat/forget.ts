/** Conversations that nobody came back to are forgotten here; what was asked stays in its cases. */
import { atomically, type Context } from "../../platform/context.ts";
import { dropFiles } from "../../platform/files.ts";
import { findStoredOf } from "./files.ts";

const idleDays = 90;
const atOnce = 200;

/** A visitor who comes later than that begins anew. */
export async function forgetVisitors(app: Context): Promise<void> {
  while ((await forgetSome(app)) === atOnce);
}

const forgetSome = (app: Context): Promise<number> =>
  atomically(app, async (app) => {
    const rows = await app.db<{ id: string }[]>`
      select id from chat.visitor where seen_at < (select platform.now()) - ${idleDays} * interval '1 day' limit ${atOnce} for update`;
    const ids = rows.map(({ id }) => id);
    const stored = await findStoredOf(app.db, ids);
    await app.db`delete from chat.visitor where id = any(${ids}::uuid[])`;
    await dropFiles(app, stored);
    return rows.length;
  });
