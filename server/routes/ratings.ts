import * as contract from "../../contract/ratings.ts";
import { countLately, findRating, findRule, setRule } from "../modules/ratings/index.ts";
import { audit } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Db } from "../platform/db.ts";
import type { Implement } from "../platform/http/implement.ts";
import { getCase } from "../screens/case-list.ts";
import type { RouteApp } from "./route-app.ts";

export function implementRatings(implement: Implement, app: RouteApp): void {
  const show = async (db: Db) => ({ ...(await findRule(db)), lately: await countLately(db) });

  implement(contract.getRatingRule, () => show(app.db));

  implement(contract.setRatingRule, ({ caller, body: { rule, version } }) =>
    atomically(app, async (app) => {
      await setRule(app, { rule, version, by: caller.id });
      const { asks, sharePercent, restDays, waitMinutes, channels, needsConsent, strandedDays, byTemplate } = rule;
      const who = needsConsent ? "who said yes" : "who did not say no";
      await audit(app.db, {
        actorId: caller.id,
        action: "settings.ratings",
        subject: "setting/ratings",
        detail: asks
          ? `${asks}, ${sharePercent} % of ${who}, after ${waitMinutes} min, once in ${restDays} days, stranded within ${strandedDays} days${byTemplate ? ", by template too" : ""}, on ${channels.join(", ") || "no channel"}`
          : "off",
      });
      return show(app.db);
    }),
  );

  implement(contract.getRating, async ({ caller, params: { caseId } }) => {
    await getCase(app.db, caseId);
    const seesPersonalData = caller.permissions.has("personal-data:read");
    return { rating: await findRating(app.db, { caseId, seesPersonalData }) };
  });
}
