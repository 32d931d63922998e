/** Files: pictures and videos of messages, and what agents attach to theirs. */
import { z } from "zod";
import { endpoint } from "./endpoint.ts";

/** Its bytes; a part of them where `Range` asks for one. Shown only to who may read cases, written to the audit, and safe to open. */
export const getFile = endpoint({
  method: "GET",
  path: "/api/v1/files/:fileId",
  summary: "A picture or video of a message. Reading it is written to the audit.",
  needs: "cases:read",
  params: z.object({ fileId: z.uuid() }),
  bytes: "gives",
  returns: z.unknown(),
});

const params = z.object({ uploadId: z.uuid() });

/** Bytes of one piece of an upload: it fits into one request, and a lost one is sent again alone. */
export const pieceSize = 512 * 1024;

/** An upload at most. */
export const largestUpload = 25 * 1024 * 1024;

export const putPiece = endpoint({
  method: "PUT",
  path: "/api/v1/uploads/:uploadId/pieces/:place",
  summary: "One piece of an upload as application/octet-stream, 512 kB each, counted from 0. The caller makes the id.",
  needs: "cases:reply",
  params: params.extend({ place: z.coerce.number().int().min(0).max(49) }),
  bytes: "takes",
  returns: z.null(),
  status: 204,
});

export const finishUpload = endpoint({
  method: "POST",
  path: "/api/v1/uploads/:uploadId",
  summary: "Says that all pieces of an upload are there. It waits a day for the answer that it goes with.",
  needs: "cases:reply",
  params,
  body: z.object({
    pieces: z.int().min(1).max(50),
    /** As the writer's program calls it. With a name any file is kept; without, only pictures and videos that we know. */
    name: z.string().trim().min(1).max(300).optional(),
  }),
  returns: z.object({
    id: z.uuid(),
    kind: z.enum(["image", "animation", "video", "file"]),
    name: z.string().nullable(),
    /** Null while it may not be opened. */
    fileId: z.uuid().nullable(),
    held: z.enum(["waiting", "infected", "unscannable"]).nullable(),
    type: z.string(),
    bytes: z.int(),
    width: z.int().nullable(),
    height: z.int().nullable(),
  }),
  status: 201,
});

export const dropUpload = endpoint({
  method: "DELETE",
  path: "/api/v1/uploads/:uploadId",
  summary: "Take an upload away that was not sent.",
  needs: "cases:reply",
  params,
  returns: z.null(),
  status: 204,
});
