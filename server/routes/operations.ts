import * as contract from "../../contract/operations.ts";
import { listDeadArrivals, redriveArrivals } from "../modules/channels/index.ts";
import { audit } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import { listDeadReactions, redriveReactions } from "../platform/dead-reactions.ts";
import { findFreeShare } from "../platform/disk.ts";
import type { Implement } from "../platform/http/implement.ts";
import { listRetention, setRetention } from "../platform/retention.ts";
import { page, readCursor } from "../screens/cursor.ts";
import { getOperations } from "../screens/operations.ts";
import type { RouteApp } from "./route-app.ts";

/** Where a list that is walked by falling ids goes on. */
export function readBefore(cursor: string | undefined): string | null {
  const [before = null] = readCursor(cursor, 1) ?? [];
  return before === null ? null : String(before);
}

export function implementOperations(implement: Implement, app: RouteApp): void {
  const { db, config } = app;

  implement(contract.getOperations, async () => getOperations(db, await findFreeShare(config.home)));

  implement(contract.listDeadArrivals, async ({ query: { limit, cursor } }) =>
    page(await listDeadArrivals(db, { before: readBefore(cursor), limit: limit + 1 }), limit, ({ id }) => [id]),
  );

  implement(contract.listDeadReactions, async ({ query: { limit, cursor } }) =>
    page(await listDeadReactions(db, { before: readBefore(cursor), limit: limit + 1 }), limit, ({ id }) => [id]),
  );

  implement(contract.redriveArrivals, ({ caller, body: { ids = null } }) =>
    atomically(app, async (app) => {
      await audit(app.db, { actorId: caller.id, action: "operations.redrive-arrivals", subject: subjectOf(ids) });
      return redriveArrivals(app, ids);
    }),
  );

  implement(contract.redriveReactions, ({ caller, body: { ids = null } }) =>
    atomically(app, async (app) => {
      await audit(app.db, { actorId: caller.id, action: "operations.redrive-reactions", subject: subjectOf(ids) });
      return redriveReactions(app, ids);
    }),
  );

  implement(contract.listRetention, async () => ({ items: await listRetention(db), nextCursor: null }));

  implement(contract.setRetention, ({ caller, params: { what }, body: { days } }) =>
    atomically(app, async (app) => {
      const kept = await setRetention(app.db, { what, days });
      await audit(app.db, { actorId: caller.id, action: "operations.set-retention", subject: `${what}/${kept.days}` });
      return kept;
    }),
  );
}

/** A single one by its id; many by their number. */
const subjectOf = (ids: readonly string[] | null): string =>
  ids === null ? "all" : ids.length === 1 ? `one/${ids[0]}` : `many/${ids.length}`;
