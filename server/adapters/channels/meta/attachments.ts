/** Pictures, voice notes, places and what else comes with a message of Messenger or Instagram. */
import { z } from "zod";
import type { Attachment } from "../../../modules/channels/index.ts";

const Id = z.union([z.string(), z.number()]).transform(String);

const Shape = z.object({
  type: z.string(),
  payload: z
    .looseObject({
      url: z.string().nullish(),
      title: z.string().nullish(),
      sticker_id: Id.nullish(),
      reel_video_id: Id.nullish(),
      ig_post_media_id: Id.nullish(),
      coordinates: z.object({ lat: z.number(), long: z.number() }).nullish(),
    })
    .nullish(),
  url: z.string().nullish(),
  title: z.string().nullish(),
});
type Shape = z.output<typeof Shape>;

/** Signs that are sent as pictures, and mean a word. */
const thumbs = new Set(["369239263222822", "369239343222814", "369239383222810"]);

export interface Brought {
  /** Instead of a text, where there is none. */
  sign: string | null;
  attachments: Attachment[];
}

export function readAttachments(given: readonly unknown[]): Brought {
  const shapes = given.flatMap((one) => Shape.safeParse(one).data ?? []);
  const signs = shapes.flatMap((one) => signOf(one) ?? []);
  const shown = shapes.filter((one) => signOf(one) === null);
  return { sign: signs[0] ?? null, attachments: withoutRepeats(shown).map(attachmentOf) };
}

function signOf({ type, payload }: Shape): string | null {
  if (type === "like_heart") return "❤️";
  return thumbs.has(payload?.sticker_id ?? "") ? "👍" : null;
}

/** For some weeks a sticker came both as one and as a picture. */
function withoutRepeats(shapes: readonly Shape[]): Shape[] {
  const stickers = new Set(shapes.flatMap(({ type, payload }) => (type === "sticker" ? [payload?.sticker_id] : [])));
  return shapes.filter(
    ({ type, payload }) => type !== "image" || !payload?.sticker_id || !stickers.has(payload.sticker_id),
  );
}

const fetched = new Set(["image", "video", "audio", "file", "sticker"] as const);
type Fetched = typeof fetched extends Set<infer T> ? T : never;
const isFetched = (type: string): type is Fetched => (fetched as ReadonlySet<string>).has(type);

function attachmentOf({ type, payload, ...beside }: Shape): Attachment {
  const url = payload?.url ?? beside.url ?? null;
  const title = payload?.title ?? beside.title ?? null;
  if (isFetched(type)) return attached(type, url);
  if (type === "location" && payload?.coordinates) {
    const { lat: latitude, long: longitude } = payload.coordinates;
    return { ...attached("location", null), place: { latitude, longitude, name: title, address: null } };
  }
  const externalId = payload?.ig_post_media_id ?? payload?.reel_video_id ?? null;
  return { ...attached("shared", url), shared: { kind: type.slice(0, 50), title, externalId } };
}

/** One of this type, that lies there. */
export const attached = (type: Attachment["type"], url: string | null): Attachment => ({
  type,
  url,
  mediaId: null,
  ownerId: null,
  alt: null,
  width: null,
  height: null,
});
