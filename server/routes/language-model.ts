import * as contract from "../../contract/language-model.ts";
import {
  ask,
  findProposal,
  findStanding,
  findUsed,
  judgeProposal,
  setRule,
  tryIt,
} from "../modules/language-model/index.ts";
import { audit } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Db } from "../platform/db.ts";
import type { Implement } from "../platform/http/implement.ts";
import type { RouteApp } from "./route-app.ts";

export function implementLanguageModel(implement: Implement, app: RouteApp): void {
  const { languageModel } = app;

  implement(contract.getLanguageModel, async () => {
    const { state, rule } = await findStanding(app);
    return { state, tasks: rule.tasks, channels: rule.channels };
  });

  implement(contract.askLanguageModel, async ({ caller, params: { caseId }, body }) => {
    const { id, task, language, messageId = null, words = null } = body;
    const seesPersonalData = caller.permissions.has("personal-data:read");
    await ask(app, { id, caseId, askedBy: caller.id, seesPersonalData, task, language, messageId, words });
    return findProposal(app.db, { id, askedBy: caller.id });
  });

  implement(contract.getProposal, ({ caller, params }) =>
    findProposal(app.db, { id: params.proposalId, askedBy: caller.id }),
  );

  implement(contract.judgeProposal, ({ caller, params, body: { verdict } }) =>
    judgeProposal(app.db, { id: params.proposalId, askedBy: caller.id, verdict }),
  );

  const show = async (db: Db) => {
    const { rule, version, state } = await findStanding({ db, languageModel });
    return { host: languageModel?.host ?? null, rule, version, state, used: await findUsed(db) };
  };

  implement(contract.getLanguageModelRule, () => show(app.db));

  implement(contract.setLanguageModelRule, ({ caller, body: { rule, version } }) =>
    atomically(app, async (app) => {
      await setRule(app, { rule, version, by: caller.id });
      await audit(app.db, {
        actorId: caller.id,
        action: "settings.language-model",
        subject: "setting/language-model",
        detail: rule.isOn
          ? `on, for ${rule.tasks.join(", ") || "nothing"} on ${rule.channels.join(", ") || "no channel"}`
          : "off",
      });
      return show(app.db);
    }),
  );

  implement(contract.tryLanguageModel, () => tryIt(app));
}
