/** Begins what was noted. Of an erasure: in one moment nothing leads to the customer any more; the rest is done by the worker. */
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { addCounts } from "../../platform/traces.ts";
import { eraseChat } from "../chat/index.ts";
import { closeLanes } from "../channels/index.ts";
import {
  findOne,
  findSubject,
  handlesOf,
  holdCustomers,
  holdIdentity,
  letGo,
  requireKept,
  type Subject,
} from "../customers/index.ts";
import { audit } from "../staff/index.ts";
import { dropExportsOf } from "./drop-exports.ts";
import { BeingErased, CustomerChanged, NotToBegin } from "./problems.ts";
import { lockRequest, type RequestRow, topicsOf } from "./request.ts";
import { sealSubject } from "./sealed-subject.ts";

interface Starting {
  requestId: string;
  /** As they were shown to who starts it. */
  customerIds: readonly string[];
  actorId: string;
}

type Keyed = Context & { readonly key: Buffer };

/** Twice is once. */
export const startRequest = (app: Keyed, { requestId, customerIds, actorId }: Starting): Promise<void> =>
  atomically(app, async (app) => {
    // Always the first lock: two who erase, or one who erases and one who exports, come one after the other.
    await app.db`select pg_advisory_xact_lock(hashtextextended('rights.request', 0))`;
    const request = await lockRequest(app.db, requestId);
    if (request.state === "running") return;
    if (request.state !== "noted") throw NotToBegin({ state: request.state });
    const { ids } = await findOne(app.db, request.customerId);
    if (!isSame(ids, customerIds)) throw CustomerChanged({ customerIds: ids });
    if (request.kind === "export") await beginExport(app, request, ids, actorId);
    else await beginErasure(app, { request, ids, areAll: true, actorId });
    await audit(app.db, {
      actorId,
      action: `rights.start-${request.kind}`,
      subject: `customer/${request.customerId}`,
      detail: requestId,
    });
    await changed(app, topicsOf(request));
    app.ring("rights");
  });

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === new Set(others).size && some.every((one) => others.includes(one));

async function beginExport({ db }: Keyed, { id }: RequestRow, ids: readonly string[], actorId: string): Promise<void> {
  await requireKept(db, ids);
  await db`
    update rights.request set state = 'running', customer_ids = ${[...ids]}, started_by = ${actorId}, started_at = (select platform.now()),
      next_at = (select platform.now()) where id = ${id}`;
}

interface Beginning {
  request: Pick<RequestRow, "id">;
  /** Exactly these. */
  ids: readonly string[];
  /** Refused where others are one with them: nobody was shown those. */
  areAll: boolean;
  actorId: string;
}

/** Within a transaction that holds the requests. */
export async function beginErasure(app: Keyed, { request, ids, areAll, actorId }: Beginning): Promise<void> {
  const { db } = app;
  await requireNotErasing(db, ids);
  await dropExportsOf(app, ids);
  const subject = await findSubject(db, ids);
  const [clock] = await db<
    [{ until: Date; letGoAt: Date }]
  >`select platform.now() as until, clock_timestamp() as let_go_at`;
  const closed = await closeLanes(app, { handles: handlesOf(subject), until: clock.until });
  await holdIdentity(db);
  await holdCustomers(app, ids);
  if (areAll) await requireAll(db, ids);
  const now = await findSubject(db, ids);
  // They got a new handle while we waited for the lanes of the others.
  if (!hasSameHandles(now, subject)) throw CustomerChanged({ customerIds: ids });
  const chats = await eraseChat(
    app,
    now.traces.filter(({ isShared }) => !isShared),
  );
  const known = await letGo(app, now);
  const counts = [closed, chats, known].reduce(addCounts, {});
  const erasing = { ...now, until: clock.until.toISOString(), letGoAt: clock.letGoAt.toISOString() };
  await db`
    update rights.request set state = 'running', customer_ids = ${[...ids]}, started_by = ${actorId}, started_at = (select platform.now()),
      step = 'hold', cursor = null, next_at = (select platform.now()), counts = ${db.json(counts)}, subject = ${sealSubject(app.key, request.id, erasing)}
    where id = ${request.id}`;
}

/** Only while holding identity: nobody joins them from here on. */
async function requireAll(db: Db, ids: readonly string[]): Promise<void> {
  const { ids: all } = await findOne(db, ids[0] ?? "");
  if (!isSame(all, ids)) throw CustomerChanged({ customerIds: all });
}

async function requireNotErasing(db: Db, ids: readonly string[]): Promise<void> {
  const [other] = await db`
    select from rights.request
    where kind = 'erasure' and state in ('running', 'set-aside') and customer_ids && ${[...ids]}::uuid[] limit 1`;
  if (other) throw BeingErased();
}

const hasSameHandles = (a: Subject, b: Subject): boolean => {
  const named = (subject: Subject) =>
    handlesOf(subject)
      .map(({ id }) => id)
      .toSorted()
      .join();
  return named(a) === named(b);
};
