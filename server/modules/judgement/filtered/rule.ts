/** How many are asked about a day, by everybody together and by one agent, as leads lay it down. */
import type { Db } from "../../../platform/db.ts";

export interface SamplingRule {
  /** 0: none. */
  perDay: number;
  perAgent: number;
}

export async function findSamplingRule(db: Db): Promise<SamplingRule> {
  const [row] = await db<[SamplingRule]>`select per_day, per_agent from judgement.sampling`;
  return row;
}

export async function setSamplingRule(db: Db, { perDay, perAgent }: SamplingRule): Promise<void> {
  await db`update judgement.sampling set per_day = ${perDay}, per_agent = ${perAgent}`;
}
