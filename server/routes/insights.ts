import * as contract from "../../contract/insights.ts";
import { audit } from "../modules/staff/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import { getCounted } from "../screens/counted.ts";
import { getReport, readerOf } from "../screens/report.ts";
import type { RouteApp } from "./route-app.ts";

export function implementInsights(implement: Implement, { db }: RouteApp): void {
  implement(contract.getReport, ({ caller, query }) => getReport(db, query, readerOf(caller)));

  implement(contract.listCounted, async ({ caller, query }) => {
    const counted = await getCounted(db, query, readerOf(caller));
    await audit(db, { actorId: caller.id, action: "figures.look", subject: `figure/${query.figure}` });
    return counted;
  });
}
