/** Pictures, GIFs and videos, as posts and direct messages bring them. */
import type { Attachment } from "../../../modules/channels/index.ts";
import type { Includes, Media, Post, PostMedia } from "./shapes.ts";

type Kind = Attachment["type"];

const kinds: Readonly<Record<string, Kind>> = { photo: "image", animated_gif: "animation", video: "video" };
const kindOf = (type: string | null | undefined): Kind => kinds[type ?? ""] ?? "image";

/** What a post shows. A webhook may name a picture without saying where it is: then X is asked for it. */
export function attachmentsOf({ id, attachments }: Post, includes: Includes | null | undefined): Attachment[] {
  const known = new Map((includes?.media ?? []).map((one) => [one.media_key, one]));
  return (attachments?.media_keys ?? []).map((key) => ofPost(id, key, known.get(key)));
}

function ofPost(ownerId: string, key: string, media: PostMedia | undefined): Attachment {
  return {
    type: media ? kindOf(media.type) : kindOfKey(key),
    url: media ? addressOf(media.variants, media.url) : null,
    mediaId: key,
    ownerId,
    alt: media?.alt_text || null,
    width: media?.width ?? null,
    height: media?.height ?? null,
  };
}

/** X's keys begin with what they stand for: 3 is a photo, 16 a GIF, 7 and 13 videos. */
function kindOfKey(key: string): Kind {
  const [kind] = key.split("_");
  return kind === "16" ? "animation" : kind === "7" || kind === "13" ? "video" : "image";
}

/** The older form. In a direct message the address needs our sign-in. */
export function attachmentOf(ownerId: string, media: Media): Attachment {
  return {
    type: kindOf(media.type),
    url: addressOf(media.video_info?.variants, media.media_url_https),
    mediaId: media.id_str ?? null,
    ownerId,
    alt: media.ext_alt_text || null,
    width: media.original_info?.width ?? null,
    height: media.original_info?.height ?? null,
  };
}

/** Bits in a second above which a video is more than an agent needs to see. */
const enough = 2_500_000;

type Variants = PostMedia["variants"];

/** Of a video's forms the best that is not too much; else the picture itself. */
export function addressOf(variants: Variants, otherwise: string | null | undefined): string | null {
  const playable = (variants ?? [])
    .filter((one) => one.content_type === "video/mp4" && one.url)
    .map((one) => ({ url: one.url as string, rate: one.bit_rate ?? one.bitrate ?? 0 }))
    .toSorted((a, b) => a.rate - b.rate);
  return (playable.findLast(({ rate }) => rate <= enough) ?? playable[0])?.url ?? otherwise ?? null;
}
