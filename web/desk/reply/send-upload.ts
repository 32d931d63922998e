/** Sends a file in pieces, and takes it away again. */
import { dropUpload, finishUpload, largestUpload, pieceSize, putPiece } from "../../../contract/files.ts";
import { addressOf, type Answer, call, reach } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import type { Message } from "../../kit/wire.ts";
import type { Words } from "../../kit/words/words.tsx";
import type { Upload } from "./upload.ts";

/** What became of it: there, or why not. Never throws. */
export async function sendUpload(id: string, file: File, words: Words): Promise<Partial<Upload>> {
  if (file.size > largestUpload) return { trouble: words.desk.attach.tooLarge };
  try {
    const name = file.name.trim().slice(0, 300);
    const pieces = Math.ceil(file.size / pieceSize);
    for (let place = 0; place < pieces; place++) {
      await reach(addressOf(putPiece.path, { uploadId: id, place }), {
        method: "PUT",
        headers: { "content-type": "application/octet-stream" },
        body: file.slice(place * pieceSize, (place + 1) * pieceSize),
        signal: AbortSignal.timeout(60_000),
      });
    }
    return { there: await call(finishUpload, { params: { uploadId: id }, body: { pieces, ...(name && { name }) } }) };
  } catch (error) {
    return { trouble: explain(error, words).happened };
  }
}

/** An upload that is not wanted any more. */
export const dropOne = (uploadId: string): Promise<unknown> => call(dropUpload, { params: { uploadId } });

/** What was attached to an answer that was taken back, as uploads again. */
export const asUploads = (attachments: Message["attachments"]): Upload[] =>
  attachments.flatMap(({ id, kind, fileId, type, bytes, width, height, alt, name, held }) =>
    (fileId || held) && type && bytes !== null && isOurs(kind)
      ? [
          {
            id,
            name: name ?? alt ?? "",
            alt: alt ?? "",
            there: { id, kind, name, fileId, held, type, bytes, width, height },
            trouble: null,
          },
        ]
      : [],
  );

type OurKind = Answer<typeof finishUpload>["kind"];

/** What an agent attaches; the rest only comes in. */
const isOurs = (kind: string): kind is OurKind => ["image", "animation", "video", "file"].includes(kind);
