/** Files in the chat on the airline's site: what visitors attach, and what they are sent. */
import { z } from "zod";
import { endpoint } from "./endpoint.ts";

/** Bytes of one piece of a file: a lost one is sent again alone. */
export const chatPieceSize = 512 * 1024;

/** A file at most. */
export const largestChatFile = 10 * 1024 * 1024;

/** So many go with one line. */
export const chatFilesAtMost = 5;

/** What a visitor may attach, as browsers' choosers name it; what a file is, its bytes tell. */
export const chatFileTypes =
  "image/jpeg,image/png,image/gif,image/webp,video/mp4,video/quicktime,video/webm,application/pdf";

/** One that goes with a line. */
export const ChatFile = z.object({
  id: z.uuid(),
  /** As its sender named it. */
  name: z.string(),
  type: z.string(),
  bytes: z.int(),
  /** Why nobody may open it: it is still looked at for harmful programs, one was found, or it can't be looked at. */
  held: z.enum(["waiting", "infected", "unscannable"]).nullable(),
});

export type ChatFile = z.infer<typeof ChatFile>;

const params = z.object({ fileId: z.uuid() });

export const putChatPiece = endpoint({
  method: "PUT",
  path: "/api/v1/chat/files/:fileId/pieces/:place",
  summary:
    "A visitor's file, one piece of it as application/octet-stream: 512 kB each, counted from 0, 10 MB in all. The caller makes the id.",
  needs: "public",
  params: params.extend({ place: z.coerce.number().int().min(0).max(19) }),
  bytes: "takes",
  returns: z.null(),
  status: 204,
});

export const finishChatFile = endpoint({
  method: "POST",
  path: "/api/v1/chat/files/:fileId",
  summary:
    "Says that all pieces of a visitor's file are there. Pictures, videos and PDF are taken; it waits a day for its line.",
  needs: "public",
  params,
  body: z.object({ pieces: z.int().min(1).max(20), name: z.string().trim().min(1).max(300) }),
  returns: z.null(),
  status: 204,
});

export const getChatFile = endpoint({
  method: "GET",
  path: "/api/v1/chat/files/:fileId",
  summary:
    "The bytes of a file of the visitor's own conversation, to be saved; of a picture its small form where `small` is asked for and there is one.",
  needs: "public",
  params,
  query: z.object({ small: z.stringbool().optional() }),
  bytes: "gives",
  returns: z.unknown(),
});
