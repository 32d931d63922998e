import * as contract from "../../contract/ways.ts";
import type { Implement } from "../platform/http/implement.ts";
import { getWays } from "../screens/ways.ts";
import type { RouteApp } from "./route-app.ts";

export function implementWays(implement: Implement, app: RouteApp): void {
  implement(contract.getWays, ({ caller, params: { caseId } }) => getWays(app, { caseId, readerId: caller.id }));
}
