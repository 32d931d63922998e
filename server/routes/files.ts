import * as care from "../../contract/file-care.ts";
import * as contract from "../../contract/files.ts";
import { dropUpload, findFileName, finishUpload, isAttached, keepPiece } from "../modules/cases/index.ts";
import { audit } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import { findFile, findSmall, readFile, requireOpenable } from "../platform/files.ts";
import type { Implement } from "../platform/http/implement.ts";
import { problem } from "../platform/problem.ts";
import { getUpload } from "../screens/upload.ts";
import type { RouteApp } from "./route-app.ts";
import { isShown, rangeOf, sent } from "./sent-file.ts";

const FileNotFound = problem("files.not-found", 404, "There is no such file, or not any more.");

export function implementFiles(implement: Implement, app: RouteApp): void {
  const { db } = app;

  implement(contract.getFile, async ({ caller, params: { fileId }, request }) => {
    const file = await findFile(db, fileId);
    if (!file || !(await isAttached(db, fileId))) throw FileNotFound();
    requireOpenable(file);
    const wanted = rangeOf(request.headers.range, file.bytes);
    // A player asks for a video in many parts; it was opened once.
    if (!wanted || wanted.from === 0)
      await audit(db, { actorId: caller.id, action: "cases.read-file", subject: `file/${fileId}` });
    const name = isShown(file) ? null : await findFileName(db, fileId);
    return sent(file, { wanted, name, opens: isShown(file) }, (from, to) => readFile(db, fileId, from, to));
  });

  implement(care.getSmallPicture, async ({ caller, params: { fileId } }) => {
    const file = await findFile(db, fileId);
    if (!file || !(await isAttached(db, fileId))) throw FileNotFound();
    requireOpenable(file);
    const small = await findSmall(db, fileId);
    if (!small) throw FileNotFound();
    await audit(db, { actorId: caller.id, action: "cases.read-file", subject: `file/${fileId}` });
    const { type, data } = small;
    return sent({ ...file, type, bytes: data.length }, { wanted: null, name: null, opens: true }, async function* () {
      yield data;
    });
  });

  implement(contract.putPiece, async ({ caller, params: { uploadId, place }, request }) => {
    await keepPiece(app, { attachmentId: uploadId, place, data: request.body as Buffer, by: caller.id });
    return null;
  });

  implement(contract.finishUpload, async ({ caller, params: { uploadId }, body: { pieces, name = null } }) => {
    await atomically(app, (app) =>
      audit(app.db, { actorId: caller.id, action: "cases.upload", subject: `attachment/${uploadId}` }),
    );
    await finishUpload(app, { attachmentId: uploadId, pieces, name, by: caller.id });
    return getUpload(db, uploadId, caller.id);
  });

  implement(care.getUpload, ({ caller, params: { uploadId } }) => getUpload(db, uploadId, caller.id));

  implement(contract.dropUpload, async ({ caller, params: { uploadId } }) => {
    await dropUpload(app, { attachmentId: uploadId, by: caller.id });
    return null;
  });
}
