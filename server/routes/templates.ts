import * as contract from "../../contract/templates.ts";
import { handInTemplates, syncTemplates } from "../modules/channels/index.ts";
import { audit } from "../modules/staff/index.ts";
import {
  addTemplate,
  deleteTemplate,
  findTemplate,
  retireTemplate,
  submitTemplate,
  writeVersion,
} from "../modules/templates/index.ts";
import { atomically } from "../platform/context.ts";
import type { Implement } from "../platform/http/implement.ts";
import { listOffers } from "../screens/offers.ts";
import { getLibrary } from "../screens/templates.ts";
import type { RouteApp } from "./route-app.ts";

export function implementTemplates(implement: Implement, app: RouteApp): void {
  const show = async (id: string) => {
    await findTemplate(app.db, id);
    const { items } = await getLibrary(app);
    const found = items.find((one) => one.id === id);
    if (!found) throw new Error("a template that was just there is gone");
    return found;
  };

  implement(contract.listTemplates, () => getLibrary(app));

  implement(contract.addTemplate, async ({ caller, body }) => {
    await addTemplate(app, { ...body, actorId: caller.id });
    return show(body.id);
  });

  implement(contract.writeTemplate, async ({ caller, params: { templateId: id }, body }) => {
    await writeVersion(app, { ...body, id, actorId: caller.id });
    return show(id);
  });

  implement(contract.retireTemplate, async ({ caller, params: { templateId: id } }) => {
    await retireTemplate(app, { id, actorId: caller.id });
    return show(id);
  });

  implement(contract.deleteTemplate, async ({ caller, params: { templateId: id } }) => {
    const kept = await deleteTemplate(app, { id, actorId: caller.id });
    return { kept: kept.map(({ accountId, why }) => ({ channelAccountId: accountId, why })) };
  });

  implement(contract.submitTemplate, async ({ caller, params: { templateId: id }, body }) => {
    await atomically(app, async (app) => {
      await submitTemplate(app, { id, accountId: body.channelAccountId, languages: body.languages });
      await audit(app.db, { actorId: caller.id, action: "templates.submit", subject: `template/${id}` });
    });
    app.ring("templates");
    return show(id);
  });

  implement(contract.syncTemplates, async () => {
    await handInTemplates(app);
    await syncTemplates(app);
    return getLibrary(app);
  });

  implement(contract.listOffers, async ({ caller, params: { caseId }, query: { channelAccountId: accountId } }) => {
    const items = await listOffers(app, { caseId, accountId, reader: { id: caller.id, name: caller.name } });
    await audit(app.db, { actorId: caller.id, action: "cases.read", subject: `case/${caseId}` });
    return { items };
  });
}
