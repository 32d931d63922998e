/** Customers are remembered with the language they last wrote in, so that a bare "ok" later is read in it. */
import type { Context } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";

export async function rememberLanguage(
  app: Context,
  facts: readonly { customerId: string; language: string }[],
): Promise<void> {
  const latest = new Map(
    facts.filter(({ language }) => language !== "und").map(({ customerId, language }) => [customerId, language]),
  );
  const rows = [...latest].map(([id, language]) => ({ id, language })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const updated = await app.db<{ id: string }[]>`
    update customers.customer c set language = row.language
    from jsonb_to_recordset(${app.db.json(rows)}) as row (id uuid, language text)
    where c.id = row.id and c.language <> row.language
    returning c.id`;
  if (updated.length > 0)
    await changed(
      app,
      updated.map(({ id }) => `customer/${id}`),
    );
}
