/** Files in the database: shared by all processes, in the same backup, kept once whatever their number of owners. */
import { createHash } from "node:crypto";
import { attempt, type Context } from "./context.ts";
import type { Db } from "./db.ts";
import { problem } from "./problem.ts";
import type { Held } from "./scanner.ts";
import { type SmallPicture, wantsSmall } from "./small-picture.ts";

export interface StoredFile {
  id: string;
  type: string;
  bytes: number;
  width: number | null;
  height: number | null;
  /** Why it may not be opened; null: it may. */
  held: Held | null;
}

const NotLookedAt = problem("files.waiting", 409, "This file is still being looked at for harmful programs.");
const Infected = problem("files.infected", 409, "A harmful program was found in this file: it is opened by nobody.");
const Unscannable = problem(
  "files.unscannable",
  409,
  "This file could not be looked at for harmful programs: it is opened by nobody.",
);

const problemOf = { waiting: NotLookedAt, infected: Infected, unscannable: Unscannable } satisfies Record<
  Held,
  unknown
>;

/** What we do not know is kept all the same where somebody means it: handed on as a file, and opened by nobody here. */
export const anyFile = { type: "application/octet-stream", width: null, height: null };

const pieceSize = 512 * 1024;

export type Kept = Omit<StoredFile, "held">;

/** Stores the bytes unless they are there already. Inside the transaction of whoever will own them. */
export async function storeFile(
  db: Db,
  content: Buffer,
  { type, width, height }: Pick<StoredFile, "type" | "width" | "height">,
): Promise<Kept> {
  const hash = createHash("sha256").update(content).digest();
  const [made] = await db<Kept[]>`
    insert into platform.file (hash, type, bytes, width, height, small)
    values (${hash}, ${type}, ${content.length}, ${width}, ${height}, ${wantsSmall({ type, bytes: content.length, width, height }) ? "waiting" : "none"})
    on conflict (hash) do nothing returning id, type, bytes::int as bytes, width, height`;
  if (!made) {
    // Held, so that nobody throws it away before it has its new owner.
    const [known] = await db<Kept[]>`
      select id, type, bytes::int as bytes, width, height from platform.file where hash = ${hash} for key share`;
    return known ?? storeFile(db, content, { type, width, height });
  }
  for (let place = 0; place * pieceSize < content.length; place++)
    await db`
      insert into platform.file_piece (file_id, place, data)
      values (${made.id}, ${place}, ${content.subarray(place * pieceSize, (place + 1) * pieceSize)})`;
  return made;
}

export async function findFile(db: Db, id: string): Promise<StoredFile | null> {
  const [row] = await db<StoredFile[]>`
    select id, type, bytes::int as bytes, width, height,
      case when not platform.may_open(scan) then replace(scan, 'unscanned', 'waiting') end as held
    from platform.file where id = ${id}`;
  return row ?? null;
}

/** The small form of a picture; null where there is none. Who asks has asked before whether it may be opened. */
export async function findSmall(db: Db, fileId: string): Promise<SmallPicture | null> {
  const [row] = await db<(Omit<SmallPicture, "data"> & { data: Uint8Array })[]>`
    select type, width, height, data from platform.small_picture where file_id = ${fileId}`;
  return row ? { ...row, data: Buffer.from(row.data) } : null;
}

/** Its bytes from `from` up to and without `to`, a piece at a time. Throws where it may not be opened: here is where that is kept. */
export async function* readFile(db: Db, id: string, from = 0, to = Infinity): AsyncGenerator<Buffer> {
  const file = await findFile(db, id);
  if (file) requireOpenable(file);
  yield* readUnopened(db, id, from, to);
}

/** The same of what nobody looked at yet: for who does, and for what is sealed away. */
export async function* readUnopened(db: Db, id: string, from = 0, to = Infinity): AsyncGenerator<Buffer> {
  for (let place = Math.floor(from / pieceSize); place * pieceSize < to; place++) {
    const [piece] = await db<{ data: Uint8Array }[]>`
      select data from platform.file_piece where file_id = ${id} and place = ${place}`;
    if (!piece) return;
    const begins = place * pieceSize;
    yield Buffer.from(piece.data).subarray(Math.max(0, from - begins), Math.min(pieceSize, to - begins));
  }
}

/** The whole file at once, for what must be handed on whole. */
export async function loadFile(db: Db, id: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of readFile(db, id)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Throws where it may not be opened; for who answers before any byte is read. */
export function requireOpenable({ held }: StoredFile): void {
  if (held) throw problemOf[held]();
}

/** Throws files away that have no owner left; the database knows who refers to them. */
export async function dropFiles(app: Context, ids: readonly string[]): Promise<void> {
  for (const id of ids)
    await attempt(app, async ({ db }) => {
      await db`delete from platform.file where id = ${id}`;
    }).catch((error: unknown) => {
      // Somebody else has it too.
      if ((error as { code?: string }).code !== "23503") throw error;
    });
}
