/** Pictures and videos, both ways: where X keeps them, and X's upload in pieces. */
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type {
  Attachment,
  ChannelAccount,
  Located,
  MediaPort,
  OutboundFile,
  UploadOutcome,
} from "../../../modules/channels/index.ts";
import { attachmentsOf } from "./attachments.ts";
import { baseOf, bearer, callX, type XAnswer } from "./client.ts";
import { postFields } from "./listing.ts";
import { refusalOf } from "./refusals.ts";
import { Includes, Post } from "./shapes.ts";

export const media: MediaPort = {
  hosts: ["pbs.twimg.com", "video.twimg.com", "ton.twimg.com", "api.x.com"],
  locate,
  upload,
};

/** Direct messages keep theirs behind our sign-in; a post's may have to be asked for. */
async function locate(wanted: Attachment, account: ChannelAccount): Promise<Located> {
  const { url, ownerId, mediaId } = wanted;
  if (url) return { status: "found", ...addressFor(url, account) };
  if (!ownerId || !mediaId) return { status: "refused", why: "X did not say where it is" };
  const answer = await callX(account, {
    method: "GET",
    path: `/2/tweets/${encodeURIComponent(ownerId)}?${new URLSearchParams(postFields).toString()}`,
    authorization: bearer(account),
  });
  if (answer.kind !== "answered" || answer.status === 429 || answer.status >= 500)
    return { status: "failed", why: "X can't be asked now" };
  if (answer.status === 401) return { status: "signed-out" };
  const asked = z.object({ data: Post, includes: Includes.nullish() }).safeParse(answer.body).data;
  const found = asked && attachmentsOf(asked.data, asked.includes).find((one) => one.mediaId === mediaId);
  return found?.url
    ? { status: "found", ...addressFor(found.url, account) }
    : { status: "refused", why: "X no longer has it" };
}

const inMessages = /\/(?:1\.1\/ton\/data\/dm|2\/dm_conversations\/media)\/(\d+)\/(\d+)\/([^/?#]+)/;

function addressFor(url: string, account: ChannelAccount): { url: string; headers: Record<string, string> } {
  const [, dmId, mediaId, resource] = inMessages.exec(url) ?? [];
  if (!dmId) return { url, headers: {} };
  return {
    url: `${baseOf(account)}/2/dm_conversations/media/${dmId}/${mediaId}/${resource}`,
    headers: { authorization: bearer(account) },
  };
}

const pieceSize = 1024 * 1024;
/** X works on videos for a while; after so long it is tried again later. */
const patienceMs = 60_000;

const Working = z.object({
  state: z.string().optional(),
  check_after_secs: z.number().optional(),
  error: z.object({ message: z.string().optional() }).nullish(),
});
const Uploading = z.object({
  data: z.object({
    id: z.string(),
    expires_after_secs: z.number().optional(),
    processing_info: Working.nullish(),
  }),
});
type Uploading = z.infer<typeof Uploading>["data"];

const categories = {
  public: { image: "tweet_image", animation: "tweet_gif", video: "tweet_video" },
  private: { image: "dm_image", animation: "dm_gif", video: "dm_video" },
} as const;

/** Initialise, append, finalise, wait, describe (docs.x.com: Media upload, chunked). */
async function upload(file: OutboundFile, account: ChannelAccount): Promise<UploadOutcome> {
  if (file.kind === "file") return { status: "refused", why: "media-unusable" };
  const begun = await say(account, "POST", "/2/media/upload/initialize", {
    media_type: file.type,
    media_category: categories[file.visibility][file.kind],
    total_bytes: file.content.length,
  });
  if ("status" in begun) return begun;
  const place = `/2/media/upload/${encodeURIComponent(begun.id)}`;
  for (let segment = 0; segment * pieceSize < file.content.length; segment++) {
    const parts = new FormData();
    const piece = file.content.subarray(segment * pieceSize, (segment + 1) * pieceSize);
    parts.set("segment_index", String(segment));
    parts.set("media", new Blob([new Uint8Array(piece)]), "piece");
    const answer = await callX(account, {
      method: "POST",
      path: `${place}/append`,
      parts,
      authorization: bearer(account),
    });
    const refused = refusedBy(answer);
    if (refused) return refused;
  }
  const ended = await say(account, "POST", `${place}/finalize`, undefined);
  if ("status" in ended) return ended;
  const worked = await untilWorked(account, ended);
  if (worked) return worked;
  return file.alt ? describe(account, ended, file.alt) : ready(ended);
}

const ready = ({ id, expires_after_secs: seconds = 3600 }: Uploading): UploadOutcome => ({
  status: "ready",
  vendorId: id,
  // Not up to the last minute.
  usableUntil: new Date(Date.now() + Math.max(60, seconds - 300) * 1000),
});

async function describe(account: ChannelAccount, uploaded: Uploading, alt: string): Promise<UploadOutcome> {
  const answer = await callX(account, {
    method: "POST",
    path: "/2/media/metadata",
    body: { id: uploaded.id, metadata: { alt_text: { text: alt } } },
    authorization: bearer(account),
  });
  return refusedBy(answer) ?? ready(uploaded);
}

/** Null once X can use it. */
async function untilWorked(account: ChannelAccount, { id, processing_info }: Uploading): Promise<UploadOutcome | null> {
  const end = performance.now() + patienceMs;
  let working = processing_info;
  while (working && working.state !== "succeeded") {
    if (working.state === "failed") return { status: "refused", why: "media-unusable" };
    if (performance.now() > end) return { status: "busy", retryAt: null, why: "X still works on it" };
    await pause(Math.min(10, Math.max(0.2, working.check_after_secs ?? 1)) * 1000);
    const asked = await say(account, "GET", `/2/media/upload?command=STATUS&media_id=${encodeURIComponent(id)}`);
    if ("status" in asked) return asked;
    working = asked.processing_info;
  }
  return null;
}

async function say(
  account: ChannelAccount,
  method: "GET" | "POST",
  path: string,
  body?: unknown,
): Promise<Uploading | UploadOutcome> {
  const answer = await callX(account, { method, path, authorization: bearer(account), ...(body ? { body } : {}) });
  const refused = refusedBy(answer);
  if (refused) return refused;
  const read = Uploading.safeParse(answer.kind === "answered" ? answer.body : null);
  return read.success ? read.data.data : { status: "busy", retryAt: null, why: "X gave no id for it" };
}

function refusedBy(answer: XAnswer): UploadOutcome | null {
  if (answer.kind !== "answered") return { status: "busy", retryAt: null, why: answer.why };
  const { status, body, retryAt } = answer;
  if (status < 300) return null;
  if (status === 401) return { status: "signed-out" };
  if (status === 429) return { status: "busy", retryAt, why: "limit" };
  if (status >= 500) return { status: "busy", retryAt: null, why: `X answered ${status}` };
  if (status === 413) return { status: "refused", why: "media-too-large" };
  return { status: "refused", why: refusalOf(status, body) };
}
