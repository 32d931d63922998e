/** What an erasure leaves to show: counts, times, the rule and who did it; chained by hashes, so that none can be changed or left out. */
import { createHash, randomUUID } from "node:crypto";
import type { Basis, HoldKind } from "../../../contract/rights.ts";
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import type { Counts } from "../../platform/traces.ts";
import { audit } from "../staff/index.ts";
import { CertificateNotFound } from "./problems.ts";
import { findRequest, type RequestRow, topicsOf } from "./request.ts";

/** As it is kept: times are ISO 8601. */
export interface CertificateContent {
  id: string;
  requestId: string;
  customerIds: string[];
  basis: Basis;
  askedAt: string;
  startedAt: string;
  endedAt: string;
  /** A colleague's id. */
  by: string;
  counts: Counts;
  held: { kind: HoldKind; count: number; until: string }[];
  repeats: string | null;
}

export interface CertificateRow {
  number: string;
  content: CertificateContent;
  previous: Uint8Array | null;
  hash: Uint8Array;
}

/** Names in order, so that the same content is always the same text. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, one: unknown) =>
    one !== null && typeof one === "object" && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );

const hashOf = (previous: Uint8Array | null, content: CertificateContent): Buffer =>
  createHash("sha256")
    .update(previous ?? Buffer.alloc(0))
    .update(canonical(content))
    .digest();

/** Ends the request; what was known of them to do so goes with it. */
export async function certify(app: Context, { id: requestId }: Pick<RequestRow, "id">): Promise<void> {
  const { db } = app;
  // One after the other: each holds the hash of the one before.
  await db`select pg_advisory_xact_lock(hashtextextended('rights.certificate', 0))`;
  const request = await findRequest(db, requestId);
  const [clock] = await db<[{ at: Date }]>`select platform.now() as at`;
  const held = await db<{ kind: HoldKind; count: number; until: Date }[]>`
    select kind, count(*)::int as count, max(until) as until from rights.hold where request_id = ${requestId} group by kind order by kind`;
  const [last] = await db<{ hash: Uint8Array }[]>`select hash from rights.certificate order by number desc limit 1`;
  const content: CertificateContent = {
    id: randomUUID(),
    requestId,
    customerIds: request.customerIds,
    basis: request.basis,
    askedAt: request.askedAt.toISOString(),
    startedAt: (request.startedAt ?? clock.at).toISOString(),
    endedAt: clock.at.toISOString(),
    by: request.startedBy ?? request.notedBy,
    counts: request.counts,
    held: held.map((one) => ({ ...one, until: one.until.toISOString() })),
    repeats: request.repeats,
  };
  const previous = last ? last.hash : null;
  await db`
    insert into rights.certificate (id, request_id, content, previous, hash)
    values (${content.id}, ${requestId}, ${db.json(content as never)}, ${previous}, ${hashOf(previous, content)})`;
  await db`
    update rights.request set state = 'done', ended_at = ${clock.at}, step = null, cursor = null, subject = null, why = null where id = ${requestId}`;
  await audit(db, {
    actorId: content.by,
    action: "rights.erased",
    subject: `customer/${request.customerId}`,
    detail: content.id,
  });
  await changed(app, [...topicsOf(request), `customer/${request.customerId}`]);
}

export async function findCertificate(db: Db, certificateId: string): Promise<CertificateRow & { isIntact: boolean }> {
  const [row] = await db<CertificateRow[]>`
    select number::text as number, content, previous, hash from rights.certificate where id = ${certificateId}`;
  if (!row) throw CertificateNotFound();
  return { ...row, isIntact: await isChainIntact(db, row.number) };
}

/** From the first one on. */
async function isChainIntact(db: Db, upTo: string): Promise<boolean> {
  let before: Buffer | null = null;
  let after = "0";
  for (;;) {
    const rows: CertificateRow[] = await db<CertificateRow[]>`
      select number::text as number, content, previous, hash from rights.certificate
      where number > ${after}::text::bigint and number <= ${upTo}::text::bigint order by certificate.number limit 1000`;
    for (const { number, content, previous, hash } of rows) {
      const own = Buffer.from(hash);
      if (!(before === null ? previous === null : previous !== null && before.equals(previous))) return false;
      if (!hashOf(previous, content).equals(own)) return false;
      before = own;
      after = number;
    }
    if (rows.length < 1000) return true;
  }
}

/** All of them, oldest first, for the ledger beside the database. */
export const listCertificates = (db: Db, after: string, limit: number): Promise<CertificateRow[]> => db<
  CertificateRow[]
>`
  select number::text as number, content, previous, hash from rights.certificate
  where number > ${after}::text::bigint order by certificate.number limit ${limit}`;
