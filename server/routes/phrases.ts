import * as contract from "../../contract/phrases.ts";
import type { Implement } from "../platform/http/implement.ts";
import { getPhrases } from "../screens/phrases.ts";
import type { RouteApp } from "./route-app.ts";

export function implementPhrases(implement: Implement, { db }: RouteApp): void {
  implement(contract.listPhrases, ({ params, query }) => getPhrases(db, { ...params, ...query }));
}
