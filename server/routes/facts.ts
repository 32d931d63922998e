import * as contract from "../../contract/facts.ts";
import { settleUse } from "../modules/cases/index.ts";
import { addFact, endFact, listTold, writeFact } from "../modules/facts/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import { getFact, getFacts, getUse, listUses } from "../screens/facts.ts";
import { audited } from "./audited.ts";
import type { RouteApp } from "./route-app.ts";

export function implementFacts(implement: Implement, app: RouteApp): void {
  const { db, publicUrl } = app;

  implement(contract.listFacts, async ({ query }) => ({ items: await getFacts(app, query) }));

  implement(contract.addFact, async ({ caller, body }) => {
    await addFact(app, { ...body, actorId: caller.id });
    return getFact(app, body.id);
  });

  implement(contract.writeFact, async ({ caller, params: { factId: id }, body }) => {
    await writeFact(app, { ...body, id, actorId: caller.id });
    return getFact(app, id);
  });

  implement(contract.endFact, async ({ caller, params: { factId: id } }) => {
    await endFact(app, { id, actorId: caller.id });
    return getFact(app, id);
  });

  implement(contract.listFactUses, ({ params, query }) => listUses(db, { ...params, ...query }));

  implement(contract.settleFactUse, async ({ caller, params }) => {
    const subject = `message/${params.messageId}`;
    await audited(app, { caller, action: "facts.settle", subject }, (app) =>
      settleUse(app, { ...params, staffId: caller.id }),
    );
    return getUse(db, params);
  });

  implement(contract.listPublicFacts, async ({ query: { language, kind = null } }) => ({
    items: await listTold(db, { language, kind, publicUrl }),
  }));
}
