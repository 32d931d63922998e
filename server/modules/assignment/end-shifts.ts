/** Hands on what somebody still owes at the end of their shift: what they hold to all, at its place; what they promised to their relief. */
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { assign, findOwedBy, handOnPromises, holdFree } from "../cases/index.ts";
import { type EndedShift, listShifts, markHandedOver, takeEnded } from "../rosters/index.ts";
import { findAbilitiesOf } from "../staff/index.ts";
import { note } from "./decisions.ts";
import { chooseReliefs, type Owed, type Relief } from "./relief.ts";
import { findRule } from "./rule.ts";

const batchSize = 50;
/** What is open before them stays so long at most: whoever writes is not interrupted. */
const graceSeconds = 1800;

/** One batch; gives whether there may be more. */
export function endShifts(app: Context): Promise<boolean> {
  return atomically(app, async (app) => {
    const ended = await takeEnded(app.db, batchSize);
    const done: string[] = [];
    for (const shift of ended) {
      const isRest = shift.goesOn ? false : await giveBackHeld(app, shift);
      if (!shift.goesOn) await handOn(app, shift);
      if (!isRest) done.push(shift.id);
    }
    if (done.length > 0) await markHandedOver(app.db, done);
    return done.length === batchSize;
  });
}

/** Gives whether something is left that they have before them. */
async function giveBackHeld(app: Context, { memberId, seconds }: EndedShift): Promise<boolean> {
  const rows = await app.db<{ caseId: string; isOpen: boolean }[]>`
    select case_id, exists (
      select 1 from assignment.presence page
      where page.staff_id = held_by and page.case_id = entry.case_id and page.until > platform.now()) as is_open
    from assignment.queue_entry entry
    where held_by = ${memberId} and not answering order by case_id limit 500`;
  const left = rows.filter(({ isOpen }) => isOpen && seconds < graceSeconds);
  const going = rows.filter((row) => !left.includes(row)).map(({ caseId }) => caseId);
  const cases = await holdTheirs(app.db, { caseIds: going, memberId });
  if (cases.length > 0) {
    await assign(app, { caseIds: cases, to: null });
    await note(
      app.db,
      cases.map((caseId) => ({ caseId, agentId: memberId, byId: null, what: "shift-ended" as const, why: {} })),
    );
  }
  return left.length > 0 || cases.length < going.length;
}

/** What of these they still have, and nobody changes at this moment. */
async function holdTheirs(
  db: Db,
  { caseIds, memberId }: { caseIds: readonly string[]; memberId: string },
): Promise<string[]> {
  if (caseIds.length === 0) return [];
  const rows = await db<{ caseId: string }[]>`
    select case_id from assignment.queue_entry
    where case_id = any(${await holdFree(db, caseIds)}::uuid[]) and held_by = ${memberId} and not answering order by case_id for update skip locked`;
  return rows.map(({ caseId }) => caseId);
}

/** What falls due before they are back. */
async function handOn(app: Context, shift: EndedShift): Promise<void> {
  const rows = await findOwedBy(app.db, { memberId: shift.memberId, before: shift.nextAt });
  if (rows.length === 0) return;
  const owed = rows.map((one) => ({ ...one, dueAt: one.dueAt.getTime() }));
  const { rule } = await findRule(app.db);
  const chosen = chooseReliefs(owed, await findReliefs(app.db, shift, owed), rule);
  await handOnPromises(app, chosen);
  await note(
    app.db,
    chosen.map(({ caseId, to }) => ({
      caseId,
      agentId: to,
      byId: shift.memberId,
      what: "promise-handed-on" as const,
      why: {},
    })),
  );
}

/** Colleagues of the team with what of their shifts lies ahead until the last is due. */
async function findReliefs(db: Db, { memberId, teamId }: EndedShift, owed: readonly Owed[]): Promise<Relief[]> {
  if (teamId === null) return [];
  const dues = owed.map(({ dueAt }) => dueAt);
  const [from, to] = [Math.min(...dues), Math.max(...dues) + 1];
  const shifts = Map.groupBy(await listShifts(db, { from, to, teamId }), (one) => one.memberId);
  shifts.delete(memberId);
  const able = await findAbilitiesOf(db, [...shifts.keys()]);
  return able.map(({ id, levels, skills }) => ({
    id,
    levels,
    skills,
    works: (shifts.get(id) ?? []).map(({ startsAt, endsAt }) => ({ from: startsAt.getTime(), to: endsAt.getTime() })),
  }));
}
