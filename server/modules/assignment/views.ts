/** Views of the queue: filters under a name, one's own or everybody's. */
import type { CaseFilter } from "../../../contract/views.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { NotAllowed } from "../../platform/http/implement.ts";
import { problem } from "../../platform/problem.ts";

export const ViewNotFound = problem("assignment.view-not-found", 404, "There is no such view.");
export const TooManyViews = problem<{ most: number }>(
  "assignment.too-many-views",
  409,
  "Remove a view first: that is as many as can be kept.",
);

/** As many as one person, or all together, may keep. */
const most = 30;

/** Who keeps views, and whether also for everybody. */
export interface Keeper {
  staffId: string;
  mayShare: boolean;
}

export interface ViewRow {
  id: string;
  ownerId: string;
  name: string;
  shared: boolean;
  filter: CaseFilter;
}

/** Everybody's first, then their own, each in its order. */
export function listViews(db: Db, staffId: string): Promise<ViewRow[]> {
  return db<ViewRow[]>`
    select id, owner_id, name, shared, filter from assignment.view
    where shared or owner_id = ${staffId} order by shared desc, place, created_at, id limit ${2 * most}`;
}

export function createView(
  app: Context,
  { staffId, mayShare }: Keeper,
  { name, filter, shared }: { name: string; filter: CaseFilter; shared: boolean },
): Promise<string> {
  return atomically(app, async (app) => {
    if (shared && !mayShare) throw NotAllowed({ needs: "settings:manage" });
    const [kept] = await app.db<[{ n: number }]>`
      select count(*)::int as n from assignment.view where shared = ${shared} and (shared or owner_id = ${staffId})`;
    if (kept.n >= most) throw TooManyViews({ most });
    const [row] = await app.db<[{ id: string }]>`
      insert into assignment.view (owner_id, shared, name, place, filter)
      select ${staffId}, ${shared}, ${name}, coalesce(max(place), 0) + 1, ${app.db.json(filter)}
      from assignment.view where shared = ${shared} and (shared or owner_id = ${staffId})
      returning id`;
    if (shared) await changed(app, ["views"]);
    return row.id;
  });
}

export function changeView(
  app: Context,
  keeper: Keeper,
  { id, name, filter }: { id: string; name?: string | undefined; filter?: CaseFilter | undefined },
): Promise<void> {
  return atomically(app, async (app) => {
    const { shared } = await lockView(app, keeper, id);
    await app.db`
      update assignment.view set name = coalesce(${name ?? null}, name), filter = coalesce(${filter ? app.db.json(filter) : null}, filter)
      where id = ${id}`;
    if (shared) await changed(app, ["views"]);
  });
}

export function removeView(app: Context, keeper: Keeper, id: string): Promise<void> {
  return atomically(app, async (app) => {
    const { shared } = await lockView(app, keeper, id);
    await app.db`delete from assignment.view where id = ${id}`;
    if (shared) await changed(app, ["views"]);
  });
}

/** Those that are not theirs to move stay where they are. */
export function orderViews(app: Context, { staffId, mayShare }: Keeper, ids: readonly string[]): Promise<void> {
  return atomically(app, async (app) => {
    const moved = await app.db<{ shared: boolean }[]>`
      update assignment.view set place = wanted.place
      from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, place)
      where view.id = wanted.id and (case when shared then ${mayShare} else owner_id = ${staffId} end)
      returning shared`;
    if (moved.some(({ shared }) => shared)) await changed(app, ["views"]);
  });
}

/** Others' own views do not exist for anybody else. */
async function lockView(app: Context, { staffId, mayShare }: Keeper, id: string): Promise<{ shared: boolean }> {
  const [row] = await app.db<{ shared: boolean }[]>`
    select shared from assignment.view where id = ${id} and (shared or owner_id = ${staffId}) for update`;
  if (!row) throw ViewNotFound();
  if (row.shared && !mayShare) throw NotAllowed({ needs: "settings:manage" });
  return row;
}
