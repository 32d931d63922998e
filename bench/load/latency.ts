/** From when a post was due until the last desk was told of its case. */
import type postgres from "postgres";
import type { DesksReport } from "./desks.ts";
import type { Report } from "./sender.ts";

/** In milliseconds, for each post that made a case. Each writer must be new, so that the case is of that post alone. */
export async function latenciesOf(
  sql: postgres.Sql,
  { posts }: Report,
  { namings, connected }: DesksReport,
  desks: number,
): Promise<number[]> {
  if (connected !== desks) throw new Error(`${desks - connected} desks lost their line`);
  const cases = await casesOf(sql, [...new Set(posts.map(({ id }) => id))]);
  const told = new Map<string, number>();
  for (const { cases, desks: heard, lastAt } of namings)
    if (heard === desks) for (const one of cases) if (!told.has(one)) told.set(one, lastAt);
  // Of what was sent twice, the first time counts.
  const dueAt = new Map(posts.toReversed().map(({ id, dueAt }) => [id, dueAt]));
  const took = [...cases].map(([id, caseId]) => (told.get(caseId) ?? Number.NaN) - (dueAt.get(id) ?? 0));
  const never = took.filter((ms) => Number.isNaN(ms)).length;
  if (never > 0) throw new Error(`${never} cases were not named on every desk`);
  return took;
}

/** The case of each post; those without one were mentions. */
async function casesOf(sql: postgres.Sql, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ externalId: string; caseId: string | null }[]>`
    select external_id as "externalId", case_id as "caseId" from cases.message where external_id = any(${[...ids]})`;
  if (rows.length !== ids.length) throw new Error(`${ids.length} posts acknowledged, ${rows.length} messages stored`);
  return new Map(rows.flatMap(({ externalId, caseId }) => (caseId ? [[externalId, caseId]] : [])));
}
