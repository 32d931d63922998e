/** What vendors say of the texts we handed them for approval. */
import type { Db } from "../../platform/db.ts";
import type { TemplateStanding, TemplateText } from "./template-port.ts";

export interface NamedTemplate {
  accountId: string;
  name: string;
  language: string;
}

export interface TemplateState extends NamedTemplate {
  /** `waiting`: it has not been handed in yet. */
  state: TemplateStanding["state"] | "waiting";
  why: string | null;
  /** The vendor may put it into another than we did. */
  category: TemplateText["category"];
  changedAt: Date;
}

export const keyOfTemplate = ({ accountId, name, language }: NamedTemplate): string =>
  `${accountId}/${name}/${language}`;

/** Those that were ever handed in, by `keyOfTemplate`; what only waits to be is not there. */
export async function findTemplateStates(
  db: Db,
  wanted: readonly NamedTemplate[],
): Promise<ReadonlyMap<string, TemplateState & { state: TemplateStanding["state"] }>> {
  if (wanted.length === 0) return new Map();
  const keys = wanted.map(({ accountId, name, language }) => ({ account_id: accountId, name, language }));
  const rows = await db<(TemplateState & { state: TemplateStanding["state"] })[]>`
    select t.account_id, t.name, t.language, t.state, t.why, t.category, t.changed_at
    from jsonb_to_recordset(${db.json(keys)}) as key (account_id uuid, name text, language text)
    join channels.template t on t.account_id = key.account_id and t.name = key.name and t.language = key.language
    where t.state <> 'waiting'`;
  return new Map(rows.map((row) => [keyOfTemplate(row), row]));
}
