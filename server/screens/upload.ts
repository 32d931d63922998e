/** An upload as its writer sees it. */
import type { z } from "zod";
import type { finishUpload } from "../../contract/files.ts";
import type { Db } from "../platform/db.ts";
import { problem } from "../platform/problem.ts";

type Upload = z.output<(typeof finishUpload)["returns"]>;

const UploadGone = problem("cases.upload-not-found", 409, "This upload is not there: attach it again.");

export async function getUpload(db: Db, id: string, by: string): Promise<Upload> {
  const [row] = await db<Upload[]>`
    select a.id, a.kind, a.name, case when platform.may_open(f.scan) then a.file_id end as file_id, f.type, f.bytes::int as bytes, a.width, a.height,
      case when not platform.may_open(f.scan) then replace(f.scan, 'unscanned', 'waiting') end as held
    from cases.attachment a join platform.file f on f.id = a.file_id where a.id = ${id} and a.uploaded_by = ${by}`;
  if (!row) throw UploadGone();
  return row;
}
