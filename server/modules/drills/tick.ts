/** A step of a drill is done, or was not after all. */
import { type DrillKind, drillSteps } from "../../../contract/drills.ts";
import { atomically, type Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { problem } from "../../platform/problem.ts";
import { drillChanged } from "./events.ts";

const NoSuchStep = problem("drills.no-such-step", 404, "There is no such drill in this case, or no such step in it.");

interface Tick {
  caseId: string;
  kind: DrillKind;
  step: string;
  isDone: boolean;
  by: string;
}

/** Who did it first did it. */
export const tickStep = (app: Context, { caseId, kind, step, isDone, by }: Tick): Promise<void> =>
  atomically(app, async (app) => {
    const drill = await app.db`select from drills.drill where case_id = ${caseId} and kind = ${kind} for update`;
    if (drill.length === 0 || !drillSteps[kind].some((one) => one === step)) throw NoSuchStep();
    if (isDone)
      await app.db`
        insert into drills.step (case_id, kind, step, done_by) values (${caseId}, ${kind}, ${step}, ${by}) on conflict do nothing`;
    else await app.db`delete from drills.step where case_id = ${caseId} and kind = ${kind} and step = ${step}`;
    await emit(app, drillChanged, [{ caseId }]);
  });
