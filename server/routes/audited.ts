/** A change and its line in the audit, in one transaction: neither without the other. */
import { audit } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Caller } from "../platform/http/implement.ts";
import type { RouteApp } from "./route-app.ts";

/** Who did what to what, as the audit has it: `cases.close`, `case/ID`; with words of its own where they say more. */
export interface Deed {
  caller: Caller;
  action: string;
  subject: string;
  detail?: string;
}

/** Runs a change; gives what it gives. */
export const audited = <T>(
  app: RouteApp,
  { caller, action, subject, detail }: Deed,
  work: (app: RouteApp) => Promise<T>,
): Promise<T> =>
  atomically(app, async (app) => {
    const done = await work(app);
    await audit(app.db, { actorId: caller.id, action, subject, ...(detail !== undefined && { detail }) });
    return done;
  });
