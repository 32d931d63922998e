/** An upload as its writer sees it. */
import type { z } from "zod";
import type { finishUpload } from "../../contract/files.ts";
import type { Db } from "../platform/db.ts";
import { problem } from "../platform/problem.ts";

type Upload = z.output<(typeof finishUpload)["returns"]>;

const UploadGone = problem("cases.upload-not-found", 409, "This upload is not there: attach it again.");

export async function getUpload(db: Db, id: string): Promise<Upload> {
  const [row] = await db<Upload[]>`
    select a.id, a.kind, a.name, a.file_id, f.type, f.bytes::int as bytes, a.width, a.height
    from cases.attachment a join platform.file f on f.id = a.file_id where a.id = ${id}`;
  if (!row) throw UploadGone();
  return row;
}
