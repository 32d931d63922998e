/** Customers are remembered with the language they last wrote in, so that a bare "ok" later is read in it. */
import type { Context } from "../../platform/context.ts";

export async function rememberLanguage(
  app: Context,
  facts: readonly { customerId: string; language: string }[],
): Promise<void> {
  const latest = new Map(
    facts.filter(({ language }) => language !== "und").map(({ customerId, language }) => [customerId, language]),
  );
  const rows = [...latest].map(([id, language]) => ({ id, language })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await app.db`
    update customers.customer c set language = row.language
    from jsonb_to_recordset(${app.db.json(rows)}) as row (id uuid, language text)
    where c.id = row.id and c.language <> row.language`;
}
