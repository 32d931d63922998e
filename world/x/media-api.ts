import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Ground } from "./ground.ts";
import * as book from "./media.ts";
import type { MediaRecord } from "./media.ts";
import { forbidden, invalidRequest, missing, tooLarge } from "./problems.ts";
import { PostId, readBody, readId } from "./reading.ts";
import { userOf, xRoute } from "./route.ts";

const categories = [
  "tweet_image",
  "tweet_gif",
  "tweet_video",
  "dm_image",
  "dm_gif",
  "dm_video",
  "amplify_video",
] as const;
const types = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/gif",
  "image/bmp",
  "video/mp4",
  "video/quicktime",
  "video/webm",
] as const;

const Beginning = z.strictObject({
  media_type: z.enum(types),
  media_category: z.enum(categories),
  total_bytes: z.int().min(1),
  additional_owners: z.array(PostId).optional(),
  shared: z.boolean().optional(),
});

const megabyte = 1024 * 1024;
const largest = { photo: 5 * megabyte, animated_gif: 15 * megabyte, video: 512 * megabyte };
const pieceAtMost = 5 * megabyte;
const lifeSeconds = 86_400;

const kindOf = (category: string): MediaRecord["kind"] =>
  category.endsWith("gif") ? "animated_gif" : category.endsWith("video") ? "video" : "photo";

/** X's upload in pieces, and where pictures are got from. */
export function mediaApi(server: FastifyInstance, x: Ground & { bearerToken: string }): void {
  server.addContentTypeParser(
    /^multipart\/form-data/,
    { parseAs: "buffer", bodyLimit: pieceAtMost + 100_000 },
    async (request: FastifyRequest, body: Buffer) =>
      new Response(new Uint8Array(body), {
        headers: { "content-type": request.headers["content-type"] ?? "" },
      }).formData(),
  );

  xRoute(server, x, {
    method: "POST",
    url: "/2/media/upload/initialize",
    endpoint: "upload-media",
    by: ["user"],
    answer: (call) => {
      const { media_type: mime, media_category: category, total_bytes: total } = readBody(Beginning, call.body);
      const kind = kindOf(category);
      if (total > largest[kind]) throw tooLarge();
      const id = x.nextId();
      const expiresAt = x.now() + lifeSeconds * 1000;
      const one: MediaRecord = {
        id,
        ownerId: userOf(call),
        kind,
        mime,
        category,
        alt: null,
        width: 0,
        height: 0,
        state: "open",
        readyAt: 0,
        expiresAt,
        total,
      };
      book.insertMedia(x.db, one, null);
      return { status: 200, body: { data: { id, media_key: book.keyOf(one), expires_after_secs: lifeSeconds } } };
    },
  });

  xRoute(server, x, {
    method: "POST",
    url: "/2/media/upload/:id/append",
    endpoint: "upload-media",
    by: ["user"],
    bodyLimit: pieceAtMost + 100_000,
    answer: async (call) => {
      const one = openOne(x, call.params["id"], userOf(call));
      if (!(call.body instanceof FormData)) throw invalidRequest("$.media: must be sent as multipart/form-data");
      const piece = call.body.get("media");
      const place = Number(call.body.get("segment_index"));
      if (!(piece instanceof Blob) || !Number.isInteger(place) || place < 0 || place > 999)
        throw invalidRequest("$.segment_index: must be a number from 0 to 999");
      if (piece.size > pieceAtMost) throw tooLarge();
      book.addPiece(x.db, { id: one.id, place, content: Buffer.from(await piece.arrayBuffer()) });
      return { status: 200, body: { data: { expires_at: Math.floor(one.expiresAt / 1000) } } };
    },
  });

  xRoute(server, x, {
    method: "POST",
    url: "/2/media/upload/:id/finalize",
    endpoint: "upload-media",
    by: ["user"],
    answer: (call) => {
      const one = openOne(x, call.params["id"], userOf(call));
      if (book.joinPieces(x.db, one.id) !== one.total)
        throw invalidRequest("Segments do not add up to provided total file size.");
      const works = one.kind !== "photo" || x.rules.mediaWorkMs > 0;
      const readyAt = x.now() + x.rules.mediaWorkMs;
      book.changeMedia(x.db, one.id, { state: works ? "working" : "ready", readyAt });
      return { status: 200, body: { data: uploadAnswer(x, book.mediaById(x.db, one.id) ?? one) } };
    },
  });

  xRoute(server, x, {
    method: "GET",
    url: "/2/media/upload",
    endpoint: "upload-media",
    by: ["user"],
    answer: (call) => {
      const one = ownOne(x, readId(call.query["media_id"], "media_id"), userOf(call));
      return { status: 200, body: { data: uploadAnswer(x, one) } };
    },
  });

  xRoute(server, x, {
    method: "POST",
    url: "/2/media/metadata",
    endpoint: "upload-media",
    by: ["user"],
    answer: (call) => {
      const Words = z.strictObject({
        id: PostId,
        metadata: z.strictObject({ alt_text: z.strictObject({ text: z.string().max(1000) }).optional() }).optional(),
      });
      const { id, metadata } = readBody(Words, call.body);
      const one = ownOne(x, id, userOf(call));
      book.changeMedia(x.db, one.id, { alt: metadata?.alt_text?.text ?? null });
      return { status: 200, body: { data: { id, associated_metadata: metadata ?? {} } } };
    },
  });

  xRoute(server, x, {
    method: "GET",
    url: "/2/dm_conversations/media/:dm_id/:media_id/:resource_id",
    endpoint: "read-media",
    by: ["user"],
    answer: (call) => {
      const one = book
        .mediaOf(x.db, readId(call.params["dm_id"], "dm_id"))
        .find(({ id }) => id === call.params["media_id"]);
      const content = one && book.contentOf(x.db, one.id);
      if (!content) throw missing({ type: "media", id: call.params["media_id"] ?? "" });
      return { status: 200, body: content, type: "application/octet-stream" };
    },
  });

  // Where X keeps what posts show: no sign-in, and nothing once the post is gone.
  server.get("/media/:file", async (request, reply) => {
    const id = /^(\d+)\.\w+$/.exec((request.params as { file: string }).file)?.[1];
    const isShown = x.db
      .prepare(
        `select 1 from shown_media left join post on post.id = subject_id
         where media_id = ? and (post.id is null or post.deleted_at is null) limit 1`,
      )
      .get(id ?? "");
    const one = id && isShown ? book.mediaById(x.db, id) : null;
    const content = one && book.contentOf(x.db, one.id);
    if (!one || !content) return reply.code(404).send({ error: "There is no such picture." });
    return reply.header("content-type", one.mime).send(content);
  });
}

function ownOne(x: Ground, id: string, userId: string): MediaRecord {
  const one = book.mediaById(x.db, id);
  if (!one || one.expiresAt <= x.now()) throw missing({ type: "media", id });
  if (one.ownerId !== userId) throw forbidden("This media is not yours.");
  return one;
}

function openOne(x: Ground, given: string | undefined, userId: string): MediaRecord {
  const one = ownOne(x, readId(given, "id"), userId);
  if (one.state !== "open") throw invalidRequest("The upload was finalized already.");
  return one;
}

/** `working` ends by itself: in failure where the rules say that videos fail. */
function uploadAnswer(x: Ground, one: MediaRecord) {
  const left = Math.max(0, one.readyAt - x.now());
  if (one.state === "working" && left === 0)
    book.changeMedia(x.db, one.id, { state: x.rules.mediaFails ? "failed" : "ready" });
  const state = book.mediaById(x.db, one.id)?.state;
  const said = state === "working" ? "in_progress" : state === "failed" ? "failed" : "succeeded";
  const works = one.kind !== "photo" || one.state === "working" || state === "failed";
  return {
    id: one.id,
    media_key: book.keyOf(one),
    size: one.total,
    expires_after_secs: Math.floor((one.expiresAt - x.now()) / 1000),
    ...(works
      ? {
          processing_info: {
            state: said,
            progress_percent: said === "in_progress" ? 50 : 100,
            ...(said === "in_progress" ? { check_after_secs: 1 } : {}),
          },
        }
      : {}),
  };
}

/** What an app may show in a post or message: its own, ready, four pictures or one of the others. */
export function usableMedia(x: Ground, ids: readonly string[], userId: string, most: number): MediaRecord[] {
  const found = ids.map((id) => {
    const one = book.mediaById(x.db, id);
    if (!one || one.ownerId !== userId || one.state !== "ready" || one.expiresAt <= x.now())
      throw invalidRequest("Your media IDs are invalid.");
    return one;
  });
  const arePhotos = found.every(({ kind }) => kind === "photo");
  if (found.length > (arePhotos ? most : 1)) throw invalidRequest("Your media IDs are invalid: too many of them.");
  return found;
}
