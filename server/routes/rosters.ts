/** Who works when. */
import * as attendance from "../../contract/attendance.ts";
import * as contract from "../../contract/rosters.ts";
import {
  addShift,
  changeShift,
  copyWeek,
  findAttendance,
  findDuty,
  findShift,
  importFile,
  listOwnShifts,
  previewFile,
  removeShift,
  sayAttendance,
} from "../modules/rosters/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import { getWeek } from "../screens/roster.ts";
import type { RouteApp } from "./route-app.ts";

export function implementRosters(implement: Implement, app: RouteApp): void {
  const { db } = app;

  const show = async (id: string) => {
    const shift = await findShift(db, id);
    if (!shift) throw new Error("A shift that was just laid down is gone.");
    return shift;
  };

  const showAttendance = async (memberId: string) => ({
    ...(await findAttendance(db, memberId)),
    duty: (await findDuty(db, [memberId])).get(memberId) ?? "unplanned",
  });

  implement(attendance.getAttendance, ({ caller }) => showAttendance(caller.id));

  implement(attendance.setAttendance, async ({ caller, body }) => {
    await sayAttendance(app, { ...body, memberId: caller.id });
    return showAttendance(caller.id);
  });

  implement(contract.getRosterWeek, ({ query }) => getWeek(db, query));

  implement(contract.getOwnRoster, async ({ caller }) => ({ items: await listOwnShifts(db, caller.id) }));

  implement(contract.addShift, async ({ caller, body: { id, ...shift } }) => {
    await addShift(app, { id, shift, actorId: caller.id });
    return show(id);
  });

  implement(contract.changeShift, async ({ caller, params: { shiftId: id }, body: shift }) => {
    await changeShift(app, { id, shift, actorId: caller.id });
    return show(id);
  });

  implement(contract.removeShift, async ({ caller, params: { shiftId: id } }) => {
    await removeShift(app, { id, actorId: caller.id });
    return {};
  });

  implement(contract.copyRosterWeek, ({ caller, body }) => copyWeek(app, { ...body, actorId: caller.id }));

  implement(contract.previewRosterFile, ({ body }) => previewFile(app, body));

  implement(contract.importRoster, ({ caller, body }) => importFile(app, { ...body, actorId: caller.id }));
}
