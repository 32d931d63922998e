import * as contract from "../../contract/rights.ts";
import {
  cancelRequest,
  certificatePage,
  findCertificate,
  listHoldRules,
  listHolds,
  listKeeping,
  noteRequest,
  openExport,
  openHold,
  retryRequest,
  setHoldRule,
  setKeeping,
  startRequest,
} from "../modules/rights/index.ts";
import { audit, findName } from "../modules/staff/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import { problem } from "../platform/problem.ts";
import { page, readCursor } from "../screens/cursor.ts";
import { previewErasure } from "../screens/erasure-preview.ts";
import { getPrivacyRequest, listPrivacyRequests } from "../screens/privacy-requests.ts";
import type { RouteApp } from "./route-app.ts";

const RequestNotFound = problem("rights.not-found", 404, "There is no such request.");

export function implementRights(implement: Implement, app: RouteApp): void {
  const { db } = app;
  const shown = async (requestId: string) => {
    const request = await getPrivacyRequest(db, requestId);
    if (!request) throw RequestNotFound();
    return request;
  };

  implement(contract.listPrivacyRequests, ({ query }) => listPrivacyRequests(db, query));

  implement(contract.getPrivacyRequest, ({ params: { requestId } }) => shown(requestId));

  implement(contract.notePrivacyRequest, async ({ caller, params, body: { askedAt = null, ...body } }) => {
    await noteRequest(app, { ...params, ...body, askedAt, actorId: caller.id });
    return shown(body.id);
  });

  implement(contract.previewErasure, async ({ caller, params: { customerId } }) => {
    const preview = await previewErasure(db, customerId);
    await audit(db, { actorId: caller.id, action: "rights.preview-erasure", subject: `customer/${customerId}` });
    return preview;
  });

  implement(contract.startPrivacyRequest, async ({ caller, params: { requestId }, body: { customerIds } }) => {
    await startRequest(app, { requestId, customerIds, actorId: caller.id });
    return shown(requestId);
  });

  implement(contract.cancelPrivacyRequest, async ({ caller, params: { requestId } }) => {
    await cancelRequest(app, { requestId, actorId: caller.id });
    return shown(requestId);
  });

  implement(contract.retryPrivacyRequest, async ({ caller, params: { requestId } }) => {
    await retryRequest(app, { requestId, actorId: caller.id });
    return shown(requestId);
  });

  implement(contract.getExportFile, async ({ caller, params: { requestId } }) => {
    const { bytes, content } = await openExport(app, { requestId, actorId: caller.id });
    const headers = {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="export-${requestId.slice(0, 8)}.zip"`,
      "content-length": String(bytes),
      "cache-control": "no-store",
    };
    return { status: 200, headers, content };
  });

  implement(contract.getCertificate, async ({ params: { certificateId } }) => {
    const { content, number, hash, previous, isIntact } = await findCertificate(db, certificateId);
    return {
      ...content,
      askedAt: new Date(content.askedAt),
      startedAt: new Date(content.startedAt),
      endedAt: new Date(content.endedAt),
      held: content.held.map((one) => ({ ...one, until: new Date(one.until) })),
      by: await findName(db, content.by),
      number: Number(number),
      hash: hexOf(hash),
      previousHash: previous && hexOf(previous),
      isIntact,
    };
  });

  implement(contract.printCertificate, async ({ params: { certificateId }, query: { language } }) => {
    const { content, number, hash, previous, isIntact } = await findCertificate(db, certificateId);
    const text = certificatePage({
      language,
      number,
      content,
      by: await findName(db, content.by),
      hash: hexOf(hash),
      previousHash: previous && hexOf(previous),
      isIntact,
    });
    const headers = {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "sandbox allow-modals; default-src 'none'; style-src 'unsafe-inline'",
      "cache-control": "no-store",
    };
    return { status: 200, headers, content: inOne(text) };
  });

  implement(contract.listHoldRules, async () => ({ items: await listHoldRules(db) }));

  implement(contract.setHoldRule, ({ caller, params: { kind }, body: { days } }) =>
    setHoldRule(app, { kind, days, actorId: caller.id }),
  );

  implement(contract.listHolds, async ({ query: { limit, cursor } }) => {
    const [until, id] = readCursor(cursor, 2) ?? [];
    const after = until === undefined ? null : { until: String(until), id: String(id) };
    const rows = await listHolds(db, { after, limit: limit + 1 });
    return page(rows, limit, (row) => [row.sortUntil, row.id]);
  });

  implement(contract.openHold, ({ caller, params: { holdId } }) => openHold(app, { holdId, actorId: caller.id }));

  implement(contract.listKeeping, async () => ({ items: await listKeeping(db) }));

  implement(contract.setKeeping, async ({ caller, params, body: { hours } }) => {
    await setKeeping(app, { ...params, hours, actorId: caller.id });
    return { items: await listKeeping(db) };
  });
}

const hexOf = (hash: Uint8Array): string => Buffer.from(hash).toString("hex");

async function* inOne(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}
