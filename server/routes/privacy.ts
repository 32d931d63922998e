import * as contract from "../../contract/privacy.ts";
import { askToRemove, settleExposure } from "../modules/privacy/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import { listExposures } from "../screens/exposure.ts";
import { getMessage } from "../screens/message.ts";
import type { RouteApp } from "./route-app.ts";

export function implementPrivacy(implement: Implement, app: RouteApp): void {
  const { db } = app;

  implement(contract.listExposures, async ({ params: { caseId } }) => ({ items: await listExposures(db, caseId) }));

  implement(contract.askToRemove, async ({ caller, params: { messageId }, body: { id } }) => {
    const { language } = await getMessage(db, messageId, { seesPersonalData: false });
    await askToRemove(app, { messageId, id, language, actorId: caller.id });
    const { caseId } = await getMessage(db, id, { seesPersonalData: false });
    return { caseId: caseId ?? "" };
  });

  implement(contract.settleExposure, async ({ caller, params: { messageId } }) => {
    await settleExposure(app, { messageId, actorId: caller.id });
    return { settled: true as const };
  });
}
