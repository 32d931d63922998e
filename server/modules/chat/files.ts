/** Files of a chat: the visitor's come in pieces and wait for the line they go with; ours are there with their line. */
import { randomUUID } from "node:crypto";
import { chatFilesAtMost } from "../../../contract/chat-files.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { anyFile, dropFiles, readUnopened, storeFile } from "../../platform/files.ts";
import { sniff } from "../../platform/sniff.ts";
import { FileNotThere, FileType, PiecesMissing, TooManyFiles, UnknownVisitor } from "./problems.ts";

/** What one visitor may have lying about unsent. */
const unsentAtMost = 10;

interface Piece {
  visitorId: string;
  id: string;
  place: number;
  data: Buffer;
}

/** Keeps one piece; the same piece twice is one. */
export const keepFilePiece = (app: Context, { visitorId, id, place, data }: Piece): Promise<void> =>
  atomically(app, async ({ db }) => {
    // While the visitor is held nobody else counts theirs.
    const [visitor] = await db`select 1 from chat.visitor where id = ${visitorId} for no key update`;
    if (!visitor) throw UnknownVisitor();
    const [{ n }] = await db<[{ n: number }]>`
      select count(*)::int as n from chat.file where visitor_id = ${visitorId} and line_number is null and id <> ${id}`;
    if (n >= unsentAtMost) throw TooManyFiles({ most: unsentAtMost });
    await db`insert into chat.file (id, visitor_id) values (${id}, ${visitorId}) on conflict (id) do nothing`;
    await requireOpen(db, { id, visitorId });
    await db`
      insert into chat.file_piece (chat_file_id, place, data) values (${id}, ${place}, ${data})
      on conflict (chat_file_id, place) do update set data = excluded.data`;
  });

/** Theirs, and not whole yet. */
async function requireOpen(db: Db, { id, visitorId }: Pick<Piece, "id" | "visitorId">): Promise<void> {
  const [row] = await db`
    select 1 from chat.file where id = ${id} and visitor_id = ${visitorId} and file_id is null for update`;
  if (!row) throw FileNotThere();
}

interface Whole {
  visitorId: string;
  id: string;
  pieces: number;
  name: string;
}

/** Puts the pieces together. Pictures, videos and PDF by their bytes; anything else is refused and forgotten. */
export async function finishFile(app: Context, { visitorId, id, pieces, name }: Whole): Promise<void> {
  const isTaken = await atomically(app, async (app) => {
    const { db } = app;
    await requireOpen(db, { id, visitorId });
    const rows = await db<{ place: number; data: Uint8Array }[]>`
      select place, data from chat.file_piece where chat_file_id = ${id} order by place`;
    if (rows.length !== pieces || rows.some(({ place }, at) => place !== at)) throw PiecesMissing();
    const content = Buffer.concat(rows.map(({ data }) => data));
    const known = sniff(content) ?? (isPdf(content) ? anyFile : null);
    if (!known) {
      await db`delete from chat.file where id = ${id}`;
      return false;
    }
    const file = await storeFile(db, content, known);
    await db`update chat.file set file_id = ${file.id}, name = ${name} where id = ${id}`;
    await db`delete from chat.file_piece where chat_file_id = ${id}`;
    app.ring("files");
    return true;
  });
  if (!isTaken) throw FileType();
}

const isPdf = (content: Buffer): boolean => content.subarray(0, 5).toString("latin1") === "%PDF-";

/** The visitor's own unsent files go with this line, in the order named. Throws where one is not there. */
export async function attachFiles(
  db: Db,
  { visitorId, number, ids }: { visitorId: string; number: number; ids: readonly string[] },
): Promise<void> {
  if (new Set(ids).size !== ids.length || ids.length > chatFilesAtMost) throw FileNotThere();
  for (const [place, id] of ids.entries()) {
    const { count } = await db`
      update chat.file set line_number = ${number}, place = ${place}
      where id = ${id} and visitor_id = ${visitorId} and line_number is null and file_id is not null`;
    if (count === 0) throw FileNotThere();
  }
}

/** Ours go with a line of ours. The bytes are there already, as what an agent attached. */
export async function addFiles(
  db: Db,
  {
    visitorId,
    number,
    files,
  }: { visitorId: string; number: number; files: readonly { name: string | null; type: string; content: Buffer }[] },
): Promise<void> {
  for (const [place, { name, type, content }] of files.entries()) {
    const { id } = await storeFile(db, content, { ...anyFile, type });
    await db`
      insert into chat.file (id, visitor_id, line_number, place, file_id, name)
      values (${randomUUID()}, ${visitorId}, ${number}, ${place}, ${id}, ${name?.slice(0, 300) || `${place + 1}.${type.split("/")[1] ?? "bin"}`})`;
  }
}

/** What a visitor may have of a line of their own conversation; null where there is none. */
export async function findChatFile(
  db: Db,
  { visitorId, id }: { visitorId: string; id: string },
): Promise<{ fileId: string; name: string } | null> {
  const [row] = await db<{ fileId: string; name: string }[]>`
    select file_id, name from chat.file where id = ${id} and visitor_id = ${visitorId} and file_id is not null`;
  return row ?? null;
}

/** The bytes of what a visitor sent, for the case. Nobody opens it here: the case keeps it under its hash, and who reads that asks whether it may be opened. */
export async function readSentFile(db: Db, id: string): Promise<Buffer | null> {
  const [row] = await db<{ fileId: string }[]>`
    select file_id from chat.file where id = ${id} and line_number is not null`;
  if (!row) return null;
  const pieces: Buffer[] = [];
  for await (const piece of readUnopened(db, row.fileId)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** What nobody sent within a day goes, a few at a time. */
export const dropUnsentFiles = (app: Context): Promise<void> =>
  atomically(app, async (app) => {
    const rows = await app.db<{ fileId: string | null }[]>`
      delete from chat.file where id in (
        select id from chat.file
        where line_number is null and created_at < (select platform.now()) - interval '1 day' limit 100 for update skip locked)
      returning file_id`;
    await dropFiles(
      app,
      rows.flatMap(({ fileId }) => fileId ?? []),
    );
  });

/** Which stored files are of these visitors: read before they go, dropped after. */
export async function findStoredOf(db: Db, visitorIds: readonly string[]): Promise<string[]> {
  const rows = await db<{ fileId: string }[]>`
    select distinct file_id from chat.file where visitor_id = any(${[...visitorIds]}::uuid[]) and file_id is not null`;
  return rows.map(({ fileId }) => fileId);
}
