import * as care from "../../contract/file-care.ts";
import * as contract from "../../contract/files.ts";
import { dropUpload, findFileName, finishUpload, isAttached, keepPiece } from "../modules/cases/index.ts";
import { audit } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import { findFile, findSmall, readFile, requireOpenable, type StoredFile } from "../platform/files.ts";
import type { Implement, SentBytes } from "../platform/http/implement.ts";
import { problem } from "../platform/problem.ts";
import { getUpload } from "../screens/upload.ts";
import type { RouteApp } from "./route-app.ts";

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
    return sent(file, { wanted, name }, (from, to) => readFile(db, fileId, from, to));
  });

  implement(care.getSmallPicture, async ({ caller, params: { fileId } }) => {
    const file = await findFile(db, fileId);
    if (!file || !(await isAttached(db, fileId))) throw FileNotFound();
    requireOpenable(file);
    const small = await findSmall(db, fileId);
    if (!small) throw FileNotFound();
    await audit(db, { actorId: caller.id, action: "cases.read-file", subject: `file/${fileId}` });
    const { type, data } = small;
    return sent({ ...file, type, bytes: data.length }, { wanted: null, name: null }, async function* () {
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

interface Range {
  from: number;
  to: number;
}

/** The one part asked for; null for the whole. Several parts at once are answered by the whole, as the standard allows. */
function rangeOf(header: string | undefined, bytes: number): Range | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return null;
  if (first === "") return { from: Math.max(0, bytes - Number(last)), to: bytes };
  return { from: Number(first), to: last === "" ? bytes : Math.min(bytes, Number(last) + 1) };
}

/** What browsers show safely; the rest is handed on as a file. */
const isShown = ({ type }: StoredFile): boolean => /^(image|video|audio)\//.test(type);

/** RFC 6266, 8187: the name as it is, and one in plain letters for who reads no other. */
const named = (name: string | null): string => {
  const clean =
    (name ?? "attachment.bin").replaceAll(/[\p{Cc}\p{Cf}\p{Cs}"\\/]/gu, "").slice(0, 150) || "attachment.bin";
  const encoded = encodeURIComponent(clean).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${clean.replaceAll(/[^\x20-\x7e]/g, "_")}"; filename*=UTF-8''${encoded}`;
};

/** Nothing in it can run, and no cache keeps it: what was taken back must be gone. */
function sent(
  file: StoredFile,
  { wanted: range, name }: { wanted: Range | null; name: string | null },
  read: (from: number, to: number) => AsyncGenerator<Buffer>,
): SentBytes {
  const { type, bytes } = file;
  const headers = {
    "content-type": type,
    "content-disposition": isShown(file) ? `inline; filename="attachment.${type.split("/")[1] ?? "bin"}"` : named(name),
    "content-security-policy": "sandbox; default-src 'none'",
    "cross-origin-resource-policy": "same-origin",
    "accept-ranges": "bytes",
  };
  const { from, to } = range ?? { from: 0, to: bytes };
  if (from >= to)
    return { status: 416, headers: { ...headers, "content-range": `bytes */${bytes}` }, content: read(0, 0) };
  return {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      "content-length": String(to - from),
      ...(range && { "content-range": `bytes ${from}-${to - 1}/${bytes}` }),
    },
    content: read(from, to),
  };
}
