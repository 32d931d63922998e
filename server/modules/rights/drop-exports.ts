/** Exports that nobody may fetch any more: of who is erased, or too old. */
import type { Context } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { topicsOf } from "./request.ts";

/** Those under way end, those that are ready are gone. */
export async function dropExportsOf(app: Context, customerIds: readonly string[]): Promise<void> {
  const rows = await app.db<{ id: string }[]>`
    update rights.request set bytes = null, kept_until = null,
      state = case when state = 'done' then 'done' else 'cancelled' end, ended_at = coalesce(ended_at, (select platform.now()))
    where kind = 'export' and state <> 'cancelled' and (customer_ids && ${[...customerIds]}::uuid[] or customer_id = any(${[...customerIds]}::uuid[]))
    returning id`;
  await app.db`delete from rights.export_piece where request_id = any(${rows.map(({ id }) => id)}::uuid[])`;
  for (const row of rows) await changed(app, topicsOf(row));
}

/** After their time. */
export async function dropOldExports(app: Context): Promise<void> {
  const rows = await app.db<{ id: string }[]>`
    update rights.request set kept_until = null, bytes = null
    where id in (select id from rights.request where kept_until <= (select platform.now()) order by kept_until limit 100) returning id`;
  await app.db`delete from rights.export_piece where request_id = any(${rows.map(({ id }) => id)}::uuid[])`;
  for (const row of rows) await changed(app, topicsOf(row));
}
