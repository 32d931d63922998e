import * as contract from "../../contract/moves.ts";
import { findInvitation, moveToPrivate } from "../modules/cases/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import { getMessage } from "../screens/message.ts";
import { audited } from "./audited.ts";
import type { RouteApp } from "./route-app.ts";

export function implementMoves(implement: Implement, app: RouteApp): void {
  implement(contract.getInvitation, ({ params: { caseId } }) => findInvitation(app, caseId));

  implement(contract.moveToPrivate, async ({ caller, params: { caseId }, body }) => {
    await audited(app, { caller, action: "cases.move-to-private", subject: `case/${caseId}` }, (app) =>
      moveToPrivate(app, { ...body, caseId, agent: { id: caller.id, name: caller.name } }),
    );
    const seen = { seesPersonalData: true };
    return { items: [await getMessage(app.db, body.publicId, seen), await getMessage(app.db, body.privateId, seen)] };
  });
}
