/** Makes exports: written piece by piece and sealed, begun anew where a process died over it. */
import { setImmediate as breathe } from "node:timers/promises";
import { atomically, type Context } from "../../../platform/context.ts";
import type { Db } from "../../../platform/db.ts";
import { changed } from "../../../platform/events.ts";
import { isUnavailable } from "../../../platform/db.ts";
import { nameOf } from "../../../platform/problem.ts";
import { seal, unseal } from "../../../platform/secrets.ts";
import { audit } from "../../staff/index.ts";
import { NoExport } from "../problems.ts";
import { findRequest, topicsOf } from "../request.ts";
import { archiveOf } from "./archive.ts";
import { zipOf } from "./zip.ts";

type Keyed = Context & { readonly key: Buffer };

/** Days in which an export can be fetched. */
export const keptDays = 7;

const pieceBytes = 512 * 1024;
const attemptsAtMost = 8;
/** Who makes one has it to themselves for so long after each piece. */
const lease = "2 minutes";

interface Making {
  id: string;
  customerIds: string[];
  /** Counts the tries: who was away too long adds nothing to a newer one. */
  attempts: number;
}

class Superseded extends Error {}

/** Makes the next one; gives whether there was one. */
export async function exportNext(app: Keyed): Promise<boolean> {
  const [making] = await app.db<Making[]>`
    update rights.request set attempts = attempts + 1, next_at = (select platform.now()) + ${lease}::interval, step = 'gather'
    where id = (
      select id from rights.request where state = 'running' and kind = 'export' and next_at <= (select platform.now())
      order by next_at limit 1 for update skip locked)
    returning id, customer_ids, attempts`;
  if (!making) return false;
  try {
    await app.db`delete from rights.export_piece where request_id = ${making.id}`;
    await make(app, making);
  } catch (error) {
    if (error instanceof Superseded) return true;
    if (isUnavailable(error)) throw error;
    app.log.warn({ request: making.id, err: error }, "an export failed and is tried again");
    await putOff(app, making, nameOf(error));
  }
  return true;
}

async function make(app: Keyed, making: Making): Promise<void> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  let place = 0;
  let bytes = 0;
  for await (const chunk of zipOf(archiveOf(app, making.customerIds))) {
    waiting.push(chunk);
    size += chunk.length;
    if (size < pieceBytes) continue;
    await keepPiece(app, making, place++, Buffer.concat(waiting));
    bytes += size;
    waiting = [];
    size = 0;
    // What others wait for goes first.
    await breathe();
  }
  await atomically(app, async (app) => {
    await keepPiece(app, making, place, Buffer.concat(waiting));
    await app.db`
      update rights.request set state = 'done', step = null, why = null, ended_at = (select platform.now()), bytes = ${bytes + size},
        kept_until = (select platform.now()) + ${keptDays} * interval '1 day'
      where id = ${making.id}`;
    await changed(app, topicsOf(making));
  });
}

const placeOf = (id: string, place: number): string => `rights.export_piece/${id}/${place}`;

const keepPiece = (app: Keyed, { id, attempts }: Making, place: number, data: Buffer): Promise<void> =>
  atomically(app, async ({ db, key }) => {
    const { count } = await db`
      update rights.request set next_at = (select platform.now()) + ${lease}::interval where id = ${id} and state = 'running' and attempts = ${attempts}`;
    if (count === 0) throw new Superseded();
    const sealed = seal(key, placeOf(id, place), data.toString("base64"));
    await db`insert into rights.export_piece (request_id, place, data) values (${id}, ${place}, ${sealed})`;
  });

async function putOff(app: Context, { id, attempts }: Making, why: string): Promise<void> {
  await app.db`
    update rights.request set why = ${why}, state = case when ${attempts} >= ${attemptsAtMost} then 'set-aside' else state end,
      next_at = (select platform.now()) + ${2 ** attempts} * interval '1 second'
    where id = ${id} and state = 'running' and attempts = ${attempts}`;
  await changed(app, topicsOf({ id }));
}

/** Who fetches it is written down before the first byte. */
export async function openExport(
  app: Keyed,
  { requestId, actorId }: { requestId: string; actorId: string },
): Promise<{ bytes: number; content: AsyncGenerator<Buffer> }> {
  const { bytes, customerId } = await findRequest(app.db, requestId);
  if (bytes === null) throw NoExport();
  await audit(app.db, { actorId, action: "rights.fetch-export", subject: `customer/${customerId}`, detail: requestId });
  return { bytes, content: pieces(app.db, app.key, requestId) };
}

async function* pieces(db: Db, key: Buffer, requestId: string): AsyncGenerator<Buffer> {
  for (let place = 0; ; place++) {
    const [row] = await db<{ data: Uint8Array }[]>`
      select data from rights.export_piece where request_id = ${requestId} and place = ${place}`;
    if (!row) return;
    yield Buffer.from(unseal(key, placeOf(requestId, place), row.data), "base64");
  }
}
