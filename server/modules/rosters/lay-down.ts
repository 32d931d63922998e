/** Lays shifts down, one by one. */
import type { ShiftSaid } from "../../../contract/rosters.ts";
import { atomically, type Context } from "../../platform/context.ts";
import { breaks, type Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { audit, listAnswering, listTeams } from "../staff/index.ts";
import { type Laid, layOut } from "./lay-out.ts";
import { FaultyShift, IdTaken, NotOfTeam, Overlaps, ShiftNotFound } from "./problems.ts";
import { findShift, listShiftsOf } from "./shifts.ts";
import { breaksOf, duringOf } from "./write-shifts.ts";

interface Wish {
  id: string;
  shift: ShiftSaid;
  actorId: string;
}

/** The same id twice is one shift. */
export function addShift(app: Context, wish: Wish): Promise<void> {
  const laid = laidOf(wish);
  return withoutOverlap(app, { ...wish, laid }, async (app) => {
    const { id, shift } = wish;
    const { count } = await app.db`
      insert into rosters.shift (id, member_id, team_id, zone, during, breaks, handed_over_at)
      values (${id}, ${shift.memberId}, ${shift.teamId}, ${shift.zone}, ${duringOf(laid)}, ${breaksOf(laid)}, ${overBy(app.db, laid)})
      on conflict (id) do nothing`;
    if (count > 0) return tellRoster(app, { ...wish, action: "rosters.add-shift" });
    const there = await findShift(app.db, id);
    if (there?.memberId !== shift.memberId || there.startsAt.getTime() !== laid.from) throw IdTaken();
  });
}

export function changeShift(app: Context, wish: Wish): Promise<void> {
  const laid = laidOf(wish);
  return withoutOverlap(app, { ...wish, laid }, async (app) => {
    const { id, shift } = wish;
    const { count } = await app.db`
      update rosters.shift set member_id = ${shift.memberId}, team_id = ${shift.teamId}, zone = ${shift.zone},
        during = ${duringOf(laid)}, breaks = ${breaksOf(laid)}, handed_over_at = ${overBy(app.db, laid)} where id = ${id}`;
    if (count === 0) throw ShiftNotFound();
    await tellRoster(app, { ...wish, action: "rosters.change-shift" });
  });
}

export function removeShift(app: Context, { id, actorId }: { id: string; actorId: string }): Promise<void> {
  return atomically(app, async (app) => {
    const { count } = await app.db`delete from rosters.shift where id = ${id}`;
    if (count === 0) throw ShiftNotFound();
    await tellRoster(app, { id, actorId, action: "rosters.remove-shift" });
  });
}

/** What is over when it is laid down hands nothing on. */
const overBy = (db: Db, { to }: Laid) => db`case when ${new Date(to)} <= platform.now() then platform.now() end`;

function laidOf({ shift }: Wish): Laid {
  const laid = layOut(shift);
  if (typeof laid === "string") throw FaultyShift({ fault: laid });
  return laid;
}

/** The constraint decides, and who it refuses is told what is there. */
async function withoutOverlap(
  app: Context,
  { id, shift, laid }: Wish & { laid: Laid },
  work: (app: Context) => Promise<void>,
): Promise<void> {
  const [member] = await listAnswering(app.db, { ids: [shift.memberId] });
  const teams = await listTeams(app.db);
  if (!member || !teams.some((team) => team.id === shift.teamId)) throw NotOfTeam();
  try {
    await atomically(app, work);
  } catch (error) {
    if (!breaks(error, "shift_apart")) throw error;
    const there = await listShiftsOf(app.db, { ...laid, memberIds: [shift.memberId] });
    const met = there.find((one) => one.id !== id);
    throw Overlaps({
      startsAt: (met?.startsAt ?? new Date(laid.from)).toISOString(),
      endsAt: (met?.endsAt ?? new Date(laid.to)).toISOString(),
    });
  }
}

async function tellRoster(
  app: Context,
  { id, actorId, action }: { id: string; actorId: string; action: string },
): Promise<void> {
  await audit(app.db, { actorId, action, subject: `shift/${id}` });
  await changed(app, ["roster"]);
  app.ring("queue");
}
