/** Small questions about what was filtered, and what they tell. */
import * as contract from "../../contract/filtered.ts";
import {
  askNext,
  findSamplingRule,
  judgeFiltered,
  measuredDays,
  measureMissed,
  setSamplingRule,
} from "../modules/judgement/index.ts";
import { audit } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Implement } from "../platform/http/implement.ts";
import { getCase } from "../screens/case-list.ts";
import { getMessage } from "../screens/message.ts";
import { readerOf } from "./messages.ts";
import type { RouteApp } from "./route-app.ts";

export function implementFiltered(implement: Implement, app: RouteApp): void {
  const { db } = app;

  implement(contract.askAboutFiltered, async ({ caller }) => {
    const { messageId, left } = await askNext(app, { agentId: caller.id });
    return { message: messageId === null ? null : await getMessage(db, messageId, readerOf(caller)), left };
  });

  implement(contract.judgeFiltered, async ({ caller, params: { messageId }, body: { verdict } }) => {
    const caseId = await atomically(app, async (app) => {
      const caseId = await judgeFiltered(app, { messageId, verdict, by: caller.id });
      await audit(app.db, {
        actorId: caller.id,
        action: "judgement.filtered",
        subject: `message/${messageId}`,
        detail: verdict,
      });
      return caseId;
    });
    if (caseId === null) return { case: null };
    const { id, number } = await getCase(db, caseId);
    return { case: { id, number } };
  });

  implement(contract.getMissed, async () => ({ days: measuredDays, ...(await measureMissed(db)) }));

  implement(contract.getSamplingRule, () => findSamplingRule(db));

  implement(contract.setSamplingRule, ({ caller, body }) =>
    atomically(app, async (app) => {
      await setSamplingRule(app.db, body);
      const detail = `${body.perDay} a day, ${body.perAgent} by one agent`;
      await audit(app.db, { actorId: caller.id, action: "settings.filtered", subject: "setting/filtered", detail });
      return body;
    }),
  );
}
