/** What is asked of files once a case stands: their small forms, and whether they were looked at. Apart, so that a case begins without it. */
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { finishUpload } from "./files.ts";

/** A picture of more pixels is a decompression bomb, or a poster: nothing opens it, and it is saved as a file. */
export const mostPixels = 50_000_000;

export const getSmallPicture = endpoint({
  method: "GET",
  path: "/api/v1/files/:fileId/small",
  summary: "The small form of a picture of a message, upright and without what a camera wrote into it.",
  needs: "cases:read",
  params: z.object({ fileId: z.uuid() }),
  bytes: "gives",
  returns: z.unknown(),
});

export const getUpload = endpoint({
  method: "GET",
  path: "/api/v1/uploads/:uploadId",
  summary: "An upload of the caller's own that was not sent: whether it was looked at by now.",
  needs: "cases:reply",
  params: z.object({ uploadId: z.uuid() }),
  returns: finishUpload.returns,
});

export const scanAttachmentAgain = endpoint({
  method: "POST",
  path: "/api/v1/attachments/:attachmentId/scan",
  summary: "Have a held file looked at once more: the scanner was wrong, or takes larger ones now.",
  needs: "operations:manage",
  params: z.object({ attachmentId: z.uuid() }),
  returns: z.object({ held: z.literal("waiting") }),
});
