/** What the law has us keep is taken aside before the rest goes: sealed, with an end. */
import { randomUUID } from "node:crypto";
import type { HoldKind } from "../../../contract/rights.ts";
import { atomically, now, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { findFile, readUnopened } from "../../platform/files.ts";
import { seal, unseal } from "../../platform/secrets.ts";
import { exportBookings } from "../bookings/index.ts";
import { exportMessages, findClaims } from "../cases/index.ts";
import { ownTraces, type Subject } from "../customers/index.ts";
import { audit } from "../staff/index.ts";
import { claimTopics, listHoldRules } from "./hold-rules.ts";
import { HoldNotFound } from "./problems.ts";

export interface ToHold {
  kind: HoldKind;
  until: Date;
  content: () => Promise<unknown>;
}

const dayMs = 86_400_000;

/** Whatever a rule names and whose time is not over. */
export async function findToHold(db: Db, subject: Subject): Promise<ToHold[]> {
  const rules = new Map((await listHoldRules(db)).map(({ kind, days }) => [kind, days]));
  const at = await now(db);
  const found: ToHold[] = [];
  const add = (kind: HoldKind, from: Date, content: ToHold["content"]): void => {
    const days = rules.get(kind) ?? null;
    const until = new Date(from.getTime() + (days ?? 0) * dayMs);
    if (days !== null && until > at) found.push({ kind, until, content });
  };
  const { customerIds } = subject;
  for (const claim of await findClaims(db, customerIds, claimTopics))
    add("claims", claim.at, () => readClaim(db, subject, claim.caseId));
  const { bookings, bagFiles } = await exportBookings(db, ownTraces(subject));
  for (const file of bagFiles) add("bags", new Date(file.reportedAt), async () => file);
  for (const booking of bookings)
    add("bookings", new Date(booking.legs.at(-1)?.arrives.at ?? booking.madeAt), async () => booking);
  return found;
}

const mostMessages = 2000;
/** Files of one case that are held with it; larger ones are named only. */
const mostBytes = 20 * 1024 * 1024;

/** The talk with its files. */
async function readClaim(db: Db, { customerIds, traces }: Subject, caseId: string): Promise<unknown> {
  const messages = await exportMessages(db, { customerIds, after: "0", limit: mostMessages, caseId });
  const files: { id: string; base64: string }[] = [];
  let left = mostBytes;
  for (const { fileId } of messages.flatMap((message) => message.files)) {
    if (fileId === null) continue;
    const file = await findFile(db, fileId);
    // Sealed as it is; what was found to be harmful is no evidence worth keeping alive.
    if (!file || file.bytes > left || file.held === "infected") continue;
    const pieces: Buffer[] = [];
    for await (const piece of readUnopened(db, fileId)) pieces.push(piece);
    left -= file.bytes;
    files.push({ id: fileId, base64: Buffer.concat(pieces).toString("base64") });
  }
  const who = traces.map(({ kind, value, name, known }) => ({ kind, value, name, known }));
  return { caseId, who, messages, files };
}

/** Once for a request. */
export async function holdForTheLaw(
  app: Context & { readonly key: Buffer },
  { requestId, subject }: { requestId: string; subject: Subject },
): Promise<void> {
  const { db, key } = app;
  for (const { kind, until, content } of await findToHold(db, subject)) {
    const id = randomUUID();
    await db`
      insert into rights.hold (id, request_id, kind, until, content)
      values (${id}, ${requestId}, ${kind}, ${until}, ${seal(key, placeOf(id), JSON.stringify(await content()))})`;
  }
}

const placeOf = (id: string): string => `rights.hold/${id}`;

export interface HoldRow {
  id: string;
  requestId: string;
  kind: HoldKind;
  heldAt: Date;
  until: Date;
}

/** The next to end first. */
export const listHolds = (
  db: Db,
  { after, limit }: { after: { until: string; id: string } | null; limit: number },
): Promise<(HoldRow & { sortUntil: string })[]> => db`
  select id, request_id, kind, held_at, until, until::text as sort_until from rights.hold
  where ended_at is null and (${after === null} or (until, id) > (${after?.until ?? null}::text::timestamptz, ${after?.id ?? null}::uuid))
  order by until, id limit ${limit}`;

/** Opens what is held, and writes down who did. */
export const openHold = (
  app: Context & { readonly key: Buffer },
  { holdId, actorId }: { holdId: string; actorId: string },
): Promise<HoldRow & { content: unknown }> =>
  atomically(app, async ({ db, key }) => {
    const [row] = await db<(HoldRow & { content: Uint8Array })[]>`
      select id, request_id, kind, held_at, until, content from rights.hold where id = ${holdId} and ended_at is null`;
    if (!row) throw HoldNotFound();
    await audit(db, { actorId, action: "rights.read-held", subject: `hold/${holdId}` });
    return { ...row, content: JSON.parse(unseal(key, placeOf(row.id), row.content)) as unknown };
  });

/** What was held long enough is gone too; that it was held stays. */
export const endHolds = (app: Context): Promise<void> =>
  atomically(app, async ({ db }) => {
    await db`
      update rights.hold set content = null, ended_at = (select platform.now())
      where id in (select id from rights.hold where ended_at is null and until <= (select platform.now()) order by until limit 500)`;
  });
