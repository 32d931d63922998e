import * as contract from "../../contract/case-work.ts";
import { allowed } from "../../contract/staff.ts";
import type { CaseKind } from "../../contract/words.ts";
import { claimNext, findHolder, note, noteHandedBack } from "../modules/assignment/index.ts";
import {
  assign,
  closeCase,
  closeWithWord,
  correctJudgement,
  handBack,
  openCaseForMessage,
  reopenCase,
  reply,
  saveDraft,
  take,
  turnCase,
} from "../modules/cases/index.ts";
import { audit, findRole } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import { type Caller, type Implement, NotAllowed } from "../platform/http/implement.ts";
import { problem } from "../platform/problem.ts";
import { isAll, meantBy } from "../screens/case-filter.ts";
import { findFree, getCase } from "../screens/case-list.ts";
import { getMessage } from "../screens/message.ts";
import { audited } from "./audited.ts";
import type { RouteApp } from "./route-app.ts";

const CannotTakeCases = problem("cases.assignee", 409, "Nobody of this id works here and answers cases.");

export function implementCaseWork(implement: Implement, app: RouteApp): void {
  const { db } = app;

  const change = (
    caller: Caller,
    action: string,
    subject: string,
    work: (app: RouteApp) => Promise<void>,
  ): Promise<void> => audited(app, { caller, action, subject }, work);

  /** Claims one of these, or any, and says so in the audit. */
  const claim = (agentId: string, kind: CaseKind, among: readonly string[] | null): Promise<string | null> =>
    atomically(app, async (app) => {
      const caseId = await claimNext(app, { agentId, kind, among });
      if (caseId) await audit(app.db, { actorId: agentId, action: "cases.claim", subject: `case/${caseId}` });
      return caseId;
    });

  implement(contract.claimNextCase, async ({ caller, body }) => {
    const { kind = "question", ...wishes } = body ?? {};
    const filter = meantBy(wishes, caller.id);
    let caseId = isAll(filter) ? await claim(caller.id, kind, null) : null;
    // Colleagues may take all of those that were free a moment ago: then there are others, or none.
    while (!caseId && !isAll(filter)) {
      const free = await findFree(db, kind, filter);
      if (free.length === 0) break;
      caseId = await claim(caller.id, kind, free);
    }
    return caseId ? getCase(db, caseId) : null;
  });

  implement(contract.replyToCase, async ({ caller, params: { caseId }, body }) => {
    await change(caller, body.visibility === "internal" ? "cases.note" : "cases.reply", `case/${caseId}`, (app) =>
      reply(app, { ...body, caseId, agent: { id: caller.id, name: caller.name } }),
    );
    return getMessage(db, body.id, { seesPersonalData: true });
  });

  implement(contract.closeCase, async ({ caller, params: { caseId }, body }) => {
    const { outcome = "solved", promise, publicWord: word } = body ?? {};
    await change(caller, "cases.close", `case/${caseId}`, (app) =>
      word
        ? closeWithWord(app, { caseId, outcome, promise, word, agent: { id: caller.id, name: caller.name } })
        : closeCase(app, { caseId, outcome, promise, agentId: caller.id }),
    );
    return getCase(db, caseId);
  });

  implement(contract.reopenCase, async ({ caller, params: { caseId } }) => {
    await change(caller, "cases.reopen", `case/${caseId}`, (app) => reopenCase(app, { caseId }));
    return getCase(db, caseId);
  });

  implement(contract.handBackCase, async ({ caller, params: { caseId }, body }) => {
    const mayTakeFromOthers = caller.permissions.has("cases:assign");
    await change(caller, "cases.hand-back", `case/${caseId}`, async (app) => {
      const holder = await findHolder(app.db, caseId);
      await handBack(app, { caseId, agentId: caller.id, mayTakeFromOthers });
      if (holder) await noteHandedBack(app, { caseId, agentId: holder, byId: caller.id, reason: body?.reason ?? null });
    });
    return getCase(db, caseId);
  });

  implement(contract.handOnCase, async ({ caller, params: { caseId }, body: { to, noteId, summary } }) => {
    const role = await findRole(db, to);
    if (to === caller.id || !role || !allowed[role].includes("cases:reply")) throw CannotTakeCases();
    await change(caller, "cases.hand-on", `case/${caseId}`, async (app) => {
      // Taken first: whoever holds it else says no, and nobody can take it in between.
      if (!caller.permissions.has("cases:assign")) await take(app, { caseId, agentId: caller.id });
      await reply(app, {
        id: noteId,
        caseId,
        text: summary,
        visibility: "internal",
        agent: { id: caller.id, name: caller.name },
      });
      await assign(app, { caseIds: [caseId], to });
      await note(app.db, [{ caseId, agentId: to, byId: caller.id, what: "handed-on", why: {} }]);
    });
    return getCase(db, caseId);
  });

  implement(contract.assignCase, async ({ caller, params: { caseId }, body }) => {
    const to = body.assigneeId === "me" ? caller.id : body.assigneeId;
    const mayAssign = caller.permissions.has("cases:assign");
    if (to !== caller.id && !mayAssign) throw NotAllowed({ needs: "cases:assign" });
    const role = await findRole(db, to);
    if (!role || !allowed[role].includes("cases:reply")) throw CannotTakeCases();
    await change(caller, "cases.assign", `case/${caseId}`, async (app) => {
      await (mayAssign ? assign(app, { caseIds: [caseId], to }) : take(app, { caseId, agentId: to }));
      // Of a case that is not there nothing is noted: it is said.
      await getCase(app.db, caseId);
      await note(app.db, [{ caseId, agentId: to, byId: to === caller.id ? null : caller.id, what: "given", why: {} }]);
    });
    return getCase(db, caseId);
  });

  implement(contract.correctCase, async ({ caller, params: { caseId }, body }) => {
    await change(caller, "cases.correct", `case/${caseId}`, (app) =>
      correctJudgement(app, { caseId, ...body, by: caller.id }),
    );
    return getCase(db, caseId);
  });

  implement(contract.turnCase, async ({ caller, params: { caseId }, body: { kind } }) => {
    await change(caller, "cases.turn", `case/${caseId}`, (app) => turnCase(app, { caseId, kind, by: caller.id }));
    return getCase(db, caseId);
  });

  implement(contract.saveDraft, async ({ caller, params: { caseId }, body }) => ({
    savedAt: await saveDraft(app, { caseId, staffId: caller.id, ...body }),
  }));

  implement(contract.openCaseFor, async ({ caller, params: { messageId }, body }) => {
    const caseId = await atomically(app, async (app) => {
      const caseId = await openCaseForMessage(app, { messageId, kind: body?.kind ?? "question", by: caller.id });
      await audit(app.db, { actorId: caller.id, action: "cases.open", subject: `case/${caseId}` });
      return caseId;
    });
    return getCase(db, caseId);
  });
}
