/** Who answers now and later: those who are here, until a roster tells who comes and goes. */
import type { Db } from "../../../platform/db.ts";
import { findRule } from "../../assignment/index.ts";
import { findAbledHere } from "../../staff/index.ts";

/** When each hand comes and goes, in seconds from now; `languages` null: all. */
export interface OnShift {
  languages: readonly string[] | null;
  from: number;
  until: number | null;
}

export async function findOnShift(db: Db): Promise<OnShift[]> {
  const [{ rule }, here] = await Promise.all([findRule(db), findAbledHere(db)]);
  return here.map(({ levels }) => ({
    languages: rule.countLanguages ? Object.keys(levels) : null,
    from: 0,
    until: null,
  }));
}
