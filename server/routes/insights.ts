import * as contract from "../../contract/insights.ts";
import { findDigest, setDigest } from "../modules/insights/index.ts";
import { findCarried } from "../modules/proof/index.ts";
import { audit } from "../modules/staff/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import { getCounted } from "../screens/counted.ts";
import { getReport, readerOf } from "../screens/report.ts";
import { audited } from "./audited.ts";
import type { RouteApp } from "./route-app.ts";

export function implementInsights(implement: Implement, app: RouteApp): void {
  const { db } = app;
  const showDigest = async (memberId: string) => ({
    ...(await findDigest(db, memberId)),
    isCarried: (await findCarried(app)).includes("email"),
  });

  implement(contract.getDigest, ({ caller }) => showDigest(caller.id));

  implement(contract.setDigest, async ({ caller, body }) => {
    const subject = `staff/${caller.id}`;
    await audited(app, { caller, action: "figures.digest", subject }, (app) => setDigest(app.db, caller.id, body));
    return showDigest(caller.id);
  });

  implement(contract.getReport, ({ caller, query }) => getReport(db, query, readerOf(caller)));

  implement(contract.listCounted, async ({ caller, query }) => {
    const counted = await getCounted(db, query, readerOf(caller));
    await audit(db, { actorId: caller.id, action: "figures.look", subject: `figure/${query.figure}` });
    return counted;
  });
}
