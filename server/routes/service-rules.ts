import * as contract from "../../contract/service-rules.ts";
import {
  type Definition,
  findDefinition,
  isOpenAt,
  momentAfter,
  readHolidays,
  setDefinition,
} from "../modules/service-levels/index.ts";
import { audit, findMember } from "../modules/staff/index.ts";
import { atomically, now } from "../platform/context.ts";
import type { Db } from "../platform/db.ts";
import type { Implement } from "../platform/http/implement.ts";
import { recount } from "../screens/recount.ts";
import type { RouteApp } from "./route-app.ts";

export function implementServiceRules(implement: Implement, app: RouteApp): void {
  const { db } = app;

  const show = async (db: Db, { madeBy, ...definition }: Definition) => ({
    ...definition,
    madeBy: madeBy === null ? null : ((await findMember(db, madeBy))?.name ?? null),
  });

  implement(contract.getServiceRule, async () => show(db, await findDefinition(db)));

  implement(contract.setServiceRule, ({ caller, body }) =>
    atomically(app, async (app) => {
      const made = await setDefinition(app, { ...body, by: caller.id });
      const subject = "setting/service-levels";
      await audit(app.db, {
        actorId: caller.id,
        action: "settings.service-levels",
        subject,
        detail: `version ${made.version}`,
      });
      return show(app.db, made);
    }),
  );

  implement(contract.recountServiceLevels, async ({ body: { from, to, version, rule } }) =>
    recount(db, { from, to, rule: rule ?? (await findDefinition(db, version ?? null)).rule }),
  );

  implement(contract.readHolidays, async ({ body: { file } }) => readHolidays(file, (await now(db)).getUTCFullYear()));

  implement(contract.tryCalendar, async ({ body: { calendar, from, seconds } }) => {
    const at = momentAfter({ calendar, from: from.getTime() }, seconds * 1000);
    return { dueAt: at === null ? null : new Date(at), isOpen: isOpenAt(calendar, from.getTime()) };
  });
}
