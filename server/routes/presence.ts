/** Who has which case before them, and who types. */
import * as contract from "../../contract/presence.ts";
import { findWriters, tellTyping } from "../modules/cases/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import { sharing } from "../platform/share.ts";
import { listPresent } from "../screens/presence.ts";
import type { RouteApp } from "./route-app.ts";

export function implementPresence(implement: Implement, app: RouteApp): void {
  const { db } = app;
  const look = sharing(async () => ({ items: await listPresent(db), writers: await findWriters(db) }));
  implement(contract.listPresent, () => look());

  implement(contract.tellTyping, async ({ caller, params: { caseId }, body: { threadId } }) => ({
    seconds: await tellTyping(app, { caseId, threadId, agentId: caller.id }),
  }));
}
