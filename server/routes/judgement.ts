import * as contract from "../../contract/judgement.ts";
import {
  enough,
  findInUse,
  findWaiting,
  leaveOut,
  listTeachers,
  listVersions,
  setInUse,
} from "../modules/judgement/index.ts";
import { audit, findMember, findNames } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Db } from "../platform/db.ts";
import type { Implement } from "../platform/http/implement.ts";
import type { RouteApp } from "./route-app.ts";

export function implementJudgement(implement: Implement, app: RouteApp): void {
  const show = async (db: Db) => {
    const [versions, teachers] = [await listVersions(db), await listTeachers(db)];
    const ids = [
      ...teachers.map(({ id }) => id),
      ...versions.flatMap(({ changedBy }) => (changedBy ? [changedBy] : [])),
    ];
    const names = await findNames(db, ids);
    const { waiting, anew } = await findWaiting(db);
    return {
      inUse: await findInUse(db),
      versions: versions.map((one) => ({ ...one, changedBy: one.changedBy && (names.get(one.changedBy) ?? null) })),
      waiting,
      enough,
      anew,
      teachers: teachers.map((one) => ({ ...one, name: names.get(one.id) ?? "" })),
    };
  };

  implement(contract.getJudgement, () => show(app.db));

  implement(contract.useJudgement, ({ caller, body: { version } }) =>
    atomically(app, async (app) => {
      await setInUse(app, { number: version, by: caller.id });
      const detail = version === null ? "the rules alone" : `version ${version}`;
      await audit(app.db, { actorId: caller.id, action: "settings.judgement", subject: "setting/judgement", detail });
      return show(app.db);
    }),
  );

  implement(contract.leaveOutTeacher, ({ caller, params: { staffId }, body: { isLeftOut } }) =>
    atomically(app, async (app) => {
      await findMember(app.db, staffId);
      await leaveOut(app, { staffId, isLeftOut, by: caller.id });
      const detail = isLeftOut ? "left out" : "taken in again";
      await audit(app.db, {
        actorId: caller.id,
        action: "settings.judgement-teacher",
        subject: `staff/${staffId}`,
        detail,
      });
      return show(app.db);
    }),
  );
}
