/** Who answers now and later: those who are here, and as far as there is a roster, those who come and go by it. */
import { now } from "../../../platform/context.ts";
import type { Db } from "../../../platform/db.ts";
import { findRule } from "../../assignment/index.ts";
import { findDuty, listShifts, partsOf } from "../../rosters/index.ts";
import { findAbilitiesOf, findAbledHere } from "../../staff/index.ts";
import { handsOnShift, type OnShift } from "./on-shift.ts";

/** As far as is looked ahead. */
const aheadMs = 2 * 86_400_000;

export async function findOnShift(db: Db): Promise<OnShift[]> {
  const at = (await now(db)).getTime();
  const [{ rule }, here] = [await findRule(db), await findAbledHere(db)];
  const shifts = Map.groupBy(await listShifts(db, { from: at, to: at + aheadMs, teamId: null }), (one) => one.memberId);
  const isHere = new Set(here.map(({ id }) => id));
  const others = await findAbilitiesOf(
    db,
    [...shifts.keys()].filter((id) => !isHere.has(id)),
  );
  const all = [...here, ...others];
  const duty = await findDuty(
    db,
    all.map(({ id }) => id),
  );
  const seconds = (moment: number): number => (moment - at) / 1000;
  return handsOnShift(
    all.map(({ id, levels }) => ({
      languages: rule.countLanguages ? Object.keys(levels) : null,
      isHere: isHere.has(id),
      duty: duty.get(id) ?? "unplanned",
      works: (shifts.get(id) ?? []).flatMap(partsOf).map(({ from, to }) => ({ from: seconds(from), to: seconds(to) })),
    })),
  );
}
