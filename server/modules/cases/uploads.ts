/** What an agent attaches: it comes in pieces, is looked at, and waits for the answer that it goes with. */
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { anyFile, dropFiles, type StoredFile, storeFile } from "../../platform/files.ts";
import { sniff } from "../../platform/sniff.ts";
import { NotUploaded, TooManyUploads, UnknownFile, UploadHeld, UploadNotFound } from "./problems.ts";

/** A piece fits into one request; an upload into so many of them: 25 MB. */
const piecesAtMost = 50;

/** What one person may have lying about unsent, so that nobody fills the disk by mistake. */
const unsentAtMost = 40;

interface Piece {
  attachmentId: string;
  place: number;
  data: Buffer;
  by: string;
}

/** Keeps one piece; the same piece twice is one. The id is made by the writer's program. */
export function keepPiece(app: Context, { attachmentId, place, data, by }: Piece): Promise<void> {
  return atomically(app, async (app) => {
    if (place >= piecesAtMost) throw TooManyUploads({ most: unsentAtMost });
    const [{ n }] = await app.db<[{ n: number }]>`
      select count(*)::int as n from cases.attachment where uploaded_by = ${by} and message_id is null and id <> ${attachmentId}`;
    if (n >= unsentAtMost) throw TooManyUploads({ most: unsentAtMost });
    await app.db`
      insert into cases.attachment (id, uploaded_by, kind, state) values (${attachmentId}, ${by}, 'file', 'waiting')
      on conflict (id) do nothing`;
    await requireOwn(app.db, attachmentId, by);
    await app.db`
      insert into cases.upload_piece (attachment_id, place, data) values (${attachmentId}, ${place}, ${data})
      on conflict (attachment_id, place) do update set data = excluded.data`;
  });
}

async function requireOwn(db: Db, attachmentId: string, by: string): Promise<void> {
  const [row] = await db<{ isOpen: boolean }[]>`
    select uploaded_by = ${by} and message_id is null and state = 'waiting' as is_open from cases.attachment where id = ${attachmentId} for update`;
  if (!row?.isOpen) throw UploadNotFound();
}

/** Puts the pieces together and says what they are; what we do not know and has no name is refused and forgotten. */
export async function finishUpload(
  app: Context,
  { attachmentId, pieces, name, by }: { attachmentId: string; pieces: number; name: string | null; by: string },
): Promise<void> {
  const isKnown = await atomically(app, async (app) => {
    await requireOwn(app.db, attachmentId, by);
    const rows = await app.db<{ place: number; data: Uint8Array }[]>`
      select place, data from cases.upload_piece where attachment_id = ${attachmentId} order by place`;
    if (rows.length !== pieces || rows.some(({ place }, at) => place !== at)) throw NotUploaded();
    const content = Buffer.concat(rows.map(({ data }) => data));
    const known = sniff(content) ?? (name === null ? null : anyFile);
    if (!known) {
      await app.db`delete from cases.attachment where id = ${attachmentId}`;
      return false;
    }
    const file = await storeFile(app.db, content, known);
    await app.db`
      update cases.attachment
      set kind = ${known === anyFile ? "file" : kindOf(known.type, content)}, name = ${name}, state = 'here', file_id = ${file.id}, width = ${file.width}, height = ${file.height}
      where id = ${attachmentId}`;
    await app.db`delete from cases.upload_piece where attachment_id = ${attachmentId}`;
    app.ring("files");
    return true;
  });
  if (!isKnown) throw UnknownFile();
}

/** A GIF of one picture is a picture; one that moves is an animation. */
function kindOf(type: StoredFile["type"], content: Buffer): "image" | "animation" | "video" {
  if (type.startsWith("video/")) return "video";
  if (type !== "image/gif") return "image";
  // Each frame has its graphic control block.
  let frames = 0;
  for (let at = content.indexOf("\x21\xf9\x04", 0, "latin1"); at !== -1 && frames < 2; frames++)
    at = content.indexOf("\x21\xf9\x04", at + 3, "latin1");
  return frames > 1 ? "animation" : "image";
}

/** The writer takes an upload away again. */
export function dropUpload(app: Context, { attachmentId, by }: { attachmentId: string; by: string }): Promise<void> {
  return atomically(app, async (app) => {
    const rows = await app.db<{ fileId: string | null }[]>`
      delete from cases.attachment where id = ${attachmentId} and uploaded_by = ${by} and message_id is null returning file_id`;
    await dropFiles(
      app,
      rows.flatMap(({ fileId }) => fileId ?? []),
    );
  });
}

/** Uploads that nobody sent within a day go, a few at a time. */
export function dropUnsentUploads(app: Context): Promise<void> {
  return atomically(app, async (app) => {
    const rows = await app.db<{ fileId: string | null }[]>`
      delete from cases.attachment where id in (
        select id from cases.attachment
        where message_id is null and created_at < (select platform.now()) - interval '1 day' limit 100 for update skip locked)
      returning file_id`;
    await dropFiles(
      app,
      rows.flatMap(({ fileId }) => fileId ?? []),
    );
  });
}

export interface Upload {
  id: string;
  fileId: string;
  kind: "image" | "animation" | "video" | "file";
  type: string;
  name: string | null;
  bytes: number;
}

/** The writer's own uploads in the order named; throws where one is not there, or holds what must not go out. What is still to be looked at goes once it was. */
export async function findUploads(db: Db, ids: readonly string[], by: string): Promise<Upload[]> {
  if (ids.length === 0) return [];
  const rows = await db<(Upload & { isHeld: boolean })[]>`
    select attachment.id, file_id, kind, type, name, bytes::int as bytes, scan in ('infected', 'unscannable') as is_held
    from cases.attachment join platform.file on file.id = file_id
    where attachment.id = any(${[...ids]}::uuid[]) and uploaded_by = ${by} and message_id is null and state = 'here'
    for update of attachment`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const upload = byId.get(id);
    if (!upload) throw UploadNotFound();
    if (upload.isHeld) throw UploadHeld();
    return upload;
  });
}
