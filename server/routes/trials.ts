/** Tomorrow, played before it comes. */
import * as contract from "../../contract/trials.ts";
import { askTrial, cancelTrial, findTrial } from "../modules/insights/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import { audited } from "./audited.ts";
import type { RouteApp } from "./route-app.ts";

export function implementTrials(implement: Implement, app: RouteApp): void {
  const { db } = app;

  implement(contract.tryTomorrow, async ({ caller, body }) => {
    const subject = `trial/${body.id}`;
    await audited(app, { caller, action: "steering.try", subject }, (app) =>
      askTrial(app, { ...body, askedBy: caller.id }),
    );
    return findTrial(db, body.id);
  });

  implement(contract.getTrial, ({ params }) => findTrial(db, params.trialId));

  implement(contract.cancelTrial, async ({ params }) => {
    await cancelTrial(app, params.trialId);
    return findTrial(db, params.trialId);
  });
}
