/** Who has which case before them. */
import * as contract from "../../contract/presence.ts";
import type { Implement } from "../platform/http/implement.ts";
import { sharing } from "../platform/share.ts";
import { listPresent } from "../screens/presence.ts";
import type { RouteApp } from "./route-app.ts";

export function implementPresence(implement: Implement, { db }: RouteApp): void {
  const lookWhoIsPresent = sharing(() => listPresent(db));
  implement(contract.listPresent, async () => ({ items: await lookWhoIsPresent() }));
}
